"""Packs the built site: PDF, EPUB, offline copy, and all of them as a release."""
