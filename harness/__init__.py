"""Runs an example as a reader's terminal would, and tells what was seen.

Data flows one way, one module a step::

    fault        the one form in which what is wrong is reported
    files        reads and writes the project's files
    history      what a file was before, as far as git has it here
    pythons      the interpreters there are
    examples     which programs there are, their transcripts, and what each needs
    imports      the programs beside a program that it imports or runs, which its run needs too
    run          ask for a run, side by side with others, each once   ->  Run
    keeper       starts a supervisor, and clears up when that was killed
    supervisor   the process that makes runs, one after another
    execute      one run: its program, environment and limits
    output       the terminal of a run, and what is printed there
    processes    the processes of a run; linux: what only Linux knows of them
    stacks       at which line each process of a program is that does not end
    tidy         where runs are made, and how nothing of them is left
    timeline     when each process of a run was born, ran, waited, printed and ended; steps: at which lines
    transcript   what was printed, and the shape of it that every run shares
    checks       the claims that pages make of a run, by name
    load         busy loops, for runs under load
    system       what this system offers, and the same with less
    names        the public names of multiprocessing that an interpreter has; it runs by itself
    paths        where the project's folders are
"""
