"""Mentions -> resolved: which day, which place, which actor."""
