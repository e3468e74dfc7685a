"""What a page means, and what must agree between pages, programs and runs.

A page's meaning, from its Markdown to the HTML of its body:

pages        the grammar of a page: its fences, directives, figures, anchors and links
extension    the Python-Markdown extension: which block becomes what, in which language
context      what the parts of one page share while it is rendered
words        all that is written into pages in words, once for each language
programs     programs and sessions as HTML, and the notes of programs
transcripts  transcripts as HTML, their badges and their claims
timelines    recorded runs as HTML; drawing makes the timeline of each
diagrams     drawings, of which each page shows its own language
mkdocs_hook  all of this for MkDocs

What must agree:

repl         sessions at the >>> prompt, run by doctest
proof        on which interpreters each example was proved
verdict      holds a fresh run against the transcript and the page's claims
recorded     runs that were recorded with their timelines
blocks       what is wrong with a block of a page, by its kind
consistency  what must agree across all pages and examples
chinese      the typography of Chinese text
"""
