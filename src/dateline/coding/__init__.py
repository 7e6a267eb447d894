"""Document and what was resolved in it -> events."""
