"""The generator of AWS Field Notes: facts and prose in, finished Markdown out.

It imports no site tool; `fieldnotes.site` is the only module a site tool calls.
"""
