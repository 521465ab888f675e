"""AWS's models for those who write evidence: find places in them, and compare versions."""
