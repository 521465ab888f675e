"""Puts on the machine what the commands need."""
