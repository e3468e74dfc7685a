"""What is done to the built HTML, whatever built it: ``python -m finish site/``.

The steps are listed in finish.steps, in the order in which they run.
"""
