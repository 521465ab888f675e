"""Mermaid fences of pages in; pictures, words and files out. Called by `site` and `rules`.

- `source`: the fences, with titles, colors and links
- `mermaid`: the real Mermaid, which draws and reads them; `cache` keeps what it made
- `picture`: what Mermaid drew, made small; `clusters` places the labels of its subgraphs
- `graph`: what Mermaid read; `words` says it as text
- `figure`: the block of a page; `file`: a picture that stands alone
"""
