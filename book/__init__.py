"""What a page means, and the accounts that hold page, twin, program and runs together.

pages        the grammar of a page: its fences, checks, anchors and links
diagrams     drawings, of which each page shows its own language
repl         sessions at the >>> prompt, run by doctest
proof        on which interpreters each example was proved
verdict      holds a fresh run against the transcript and the page's claims
recorded     runs that were recorded with their timelines
blocks       what is wrong with a block of a page, by its kind
consistency  what must agree across all pages and examples
chinese      the typography of Chinese text
"""
