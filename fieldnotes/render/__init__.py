"""Renderers: content in, Markdown or HTML of one thing out. Pure functions, one thing a file.

Each directive of the markup has a function `render(content, page, *arguments)` here.
"""
