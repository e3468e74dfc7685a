"""What watch.py does: it runs a reader's own program and writes a page that steps through the run.

Its modules and those it needs of harness, book and learner stand in the one file that finish/one_file.py
packs, with the style and the script of the site. Python 3.12 and newer, Linux::

    own          a run of somebody's own program, as a session and a recorded run
    page         the HTML file
    words        all that is said to the reader, in both languages
    __main__     the command: reads what was typed, makes the runs, prints
    head         the first lines of watch.py, before those of learner/unpack.py
"""
