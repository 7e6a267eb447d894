"""Many reports through the pipeline, in order, over one process or several."""

from dateline.running.many import Result, code_many, cores

__all__ = ["Result", "code_many", "cores"]
