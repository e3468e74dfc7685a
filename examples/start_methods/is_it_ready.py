import os
import re
import sys
from multiprocessing import Process, get_all_start_methods
from signal import SIGTERM
from subprocess import PIPE, Popen, TimeoutExpired

SECONDS, LINES = 60, 100
NAME = re.compile(r"^Traceback .*\n(?: .*\n)+([\w.]+)", re.MULTILINE)
RUN = """import multiprocessing, os, runpy, sys
multiprocessing.set_start_method(sys.argv.pop(1))
sys.path[0] = os.path.dirname(os.path.abspath(sys.argv[1]))
runpy.run_path(sys.argv.pop(1), run_name="__main__")"""


def say(text):
    print(f"[{os.getpid()}] {text}")


def check(method, program):
    command = [sys.executable, "-c", RUN, method, *program]  # (1)!
    run = Popen(command, stderr=PIPE, text=True, start_new_session=True)
    try:
        told = run.communicate(timeout=SECONDS)[1]
    except (TimeoutExpired, KeyboardInterrupt):
        getattr(os, "killpg", os.kill)(run.pid, SIGTERM)  # (2)!
        told = run.communicate()[1]
    for line in told.splitlines()[:LINES]:
        print(line)
    names = sorted(set(NAME.findall(told)))
    say(f"{method}: exit status {run.returncode}, errors {names}")


if __name__ == "__main__" and sys.argv[1:] == ["lambda"]:
    child = Process(target=lambda: None)
    child.start()
    child.join()
elif __name__ == "__main__":
    for method in sorted(get_all_start_methods()):
        check(method, sys.argv[1:] or [__file__, "lambda"])  # (3)!
