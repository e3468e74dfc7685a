"""What a page means, and what must agree between pages, programs and runs.

A page's meaning, from its Markdown to the HTML of its body:

pages        the grammar of a page: its fences, directives, figures, anchors and links
extension    the Python-Markdown extension: which block becomes what, in which language
context      what the parts of one page share while it is rendered
locations    where pages show programs, and what their sections are called
words        all that is written into pages in words, once for each language
programs     programs and sessions as HTML, and the notes of programs
transcripts  transcripts as HTML, their badges and their claims; sessions has their lines as HTML
lines        which line of a program printed a line of its transcript
timelines    recorded runs in the place of a fence: a player over them, of which drawing makes each timeline
error_finder the box to paste an error into
diagrams     drawings, of which each page shows its own language
plots        what was measured, point by point; costs reads it, and has its figures

What must agree:

index        all pages, and what they expect of each transcript
rules        what every example keeps to, as it is written; sayings what it says of itself
proof        which interpreter confirmed which transcript
verdict      holds a fresh run against its transcript and the pages' claims; machine what differs elsewhere
recorded     runs that were recorded with their timelines: stays where each process was, truth what must be so
audit        all that can be wrong with one example, causes first
repl         sessions at the >>> prompt, run by doctest
consistency  what must agree across all pages and examples
twins        what both languages of a page must have alike
outline      how long a chapter is, and how it ends
notes        the list under a program: a note for each of its markers
counts       numbers of processes that a text states; number_words reads numbers in words
exercises    what pages and files say of the exercises, put together for check.py
catalogue    the errors of docs/errors.toml: their facts on the pages, and what they must agree with
api          every public name of multiprocessing, with the example that shows it, found by uses
differences  which programs print something else by version and start method, told from their transcripts
moved        sections that have moved, and what their old addresses show
references   links, titles, readers' phrases (phrases) and figures: they are there, and rightly called
mentions     code that a text names and that something shows (shelf), Python has (standard), or is excused
versions     where a text says that Python changed, and a transcript shows it
excuses      what pages name and nothing shows, each with its reason: excuses.toml
reread       what each section showed when its words were last read beside it, by fingerprints; wording what
             words fix, senses which turn a sentence, outlived which still speak of what is gone
chinese      the typography of Chinese text
"""
