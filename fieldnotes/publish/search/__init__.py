"""What search in the browser reads: an index of the site, and the texts of its pages.

- `index`: every place one may look for, with all its names, and the words of its text
- `texts`: per page, what is shown of a place that was found
- `files`: both as files below search/, for `site`

Ranking and the understanding of queries are in overrides/assets/javascripts/search/.
"""
