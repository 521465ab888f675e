"""The site as a book: its built pages, printed by Chromium as PDF, or as an EPUB.

For both:

- `order`: the chapters and their pages, as the site lists them
- `edition`: which of them the book has; its title, date and version
- `page`: one built page as books show it; `notes`: what its tips say, below it
- `terms`: where the pages use the terms of the glossary
- `fonts`: what words are set in
- `select`: finds elements of a page by CSS selectors

On paper:

- `paper`: a page as a part of the printed book
- `document`: cover and contents, chapters, index of terms, each as an HTML document
- `printing`: the documents as PDFs, with room for every page number
- `finishing`: what is done to each of them: `numbers` sets the page numbers, `slimming` takes
  bytes off; `glyphs` tells both what the letters of a font are
- `joining`: the PDFs as one

As EPUB:

- `epub_page`: a page as XHTML
- `epub`: all files of the book, with its index of terms
- `epub_package`: what makes an EPUB of them: description, contents
- `cover`: the picture on the shelf
"""
