"""What doctor.py does: it looks at a machine, an error, a program's text, and runs of a program.

Everything here, and what it needs of harness and learner, runs on Python 3.9 and newer, on every system, from
the one file that finish/one_file.py packs it into::

    names        what the names of a program stand for
    rules/       what a program's text shows to be wrong  ->  Found; a module for each kind of fault
    machine      what this Python and this system offer to processes
    running      one program under each start method, held against one another
    waiting      where the processes were of a run that did not end, and what explains it
    known        sections and errors, as finish/one_file.py has gathered them
    words        all that is said to the reader, in both languages
    __main__     the command: reads what was typed, prints
    head         the first lines of doctor.py, before those of learner/unpack.py
"""
