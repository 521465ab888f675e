"""Link cards: the picture that a chat shows beside a link to a page.

`card` says what stands on the card of a page, `layout` where, `drawing` draws it, and `cache` keeps
what was drawn. `site` publishes the pictures.
"""
