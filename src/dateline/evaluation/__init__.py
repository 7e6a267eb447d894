"""Gold analyses, measures against them, and the gate that only rises."""
