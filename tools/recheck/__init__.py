"""Looks for the words of evidence on the pages that are cited, over a network."""
