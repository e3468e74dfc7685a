"""What check.py does: it holds a learner's program to what an exercise asks for.

Everything here, and what it needs of harness, runs on Python 3.9 and newer, on every system, from the one
file that finish/one_file.py packs it into::

    exercises    what each exercise asks for, as book/exercises.py has gathered it
    judge        one run, or one prediction, held against that  ->  Finding
    noting       a further run, which notes what reached the parent and what children were given
    program      what can be told of a learner's file without running it
    finder       which error of the catalogue a pasted text shows; hanging where its processes waited
    console      what watch.py and doctor.py do first, too
    words        all that is said to the learner, in both languages
    __main__     the command: reads what was typed, makes the runs, prints
    unpack       the first lines of check.py
"""
