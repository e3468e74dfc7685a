"""Runs an example as a reader's terminal would, and says what it saw.

Data flows one way, one module a step::

    examples     which programs there are, their transcripts, and what each needs
    timeline     when each process of a run was born, ran, waited, spoke and ended
    run          ask for a run, side by side with others, each once   ->  Run
    supervisor   the process that makes the run: terminal, limits, nothing left behind
    transcript   what was said, and the shape of it that every run shares
    checks       the claims that pages make of a run, by name
    pages        the grammar of a page: its fences, checks, anchors and links
    diagrams     drawings, of which each page shows its own language
    witness      holds a fresh run against the recorded transcript and the page's claims
    judge        what is wrong with a block of a page, by its kind
    draw         a timeline as SVG
    runs         several runs of one program, each with its timeline
    record       writes transcripts and timelines, from real runs only
"""
