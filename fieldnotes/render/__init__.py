"""Renderers: content in, blocks of one thing out. Pure functions, one thing a file.

Each directive of the markup has a function `view(content, page, *arguments)` here, which returns
`blocks`. `html_writer` writes them for the page, `markdown_writer` for its Markdown version.
"""
