"""Measures builds, search and the book against alternatives, as ratios in one run."""
