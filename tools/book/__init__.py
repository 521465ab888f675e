"""A section of the site as a book: its built pages joined into a document, which Chromium prints.

- `order`: the chapters and their pages, as the site lists them
- `page`: one built page as a part of the book
- `document`: cover, contents, chapter and index as one HTML document
- `printing`: the document as a PDF, printed until every page number is right
"""
