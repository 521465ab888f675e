"""The site as a book: its built pages joined into documents, which Chromium prints.

- `order`: the chapters and their pages, as the site lists them
- `page`: one built page as a part of the book; `notes`: what its tips say, below it
- `document`: cover and contents, chapters, index of terms, each as an HTML document
- `fonts`: what they are set in
- `printing`: the documents as PDFs, printed until every page number is right
- `slimming`: a PDF in fewer bytes
- `joining`: the PDFs as one
"""
