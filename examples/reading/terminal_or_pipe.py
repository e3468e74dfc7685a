# needs: Linux, terminal
import os
import sys
from multiprocessing import Event, Process
from subprocess import PIPE, run


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(go):
    go.wait()
    say("second")


def main():
    say(f"stdout is a terminal: {sys.stdout.isatty()}")
    go = Event()
    child = Process(target=work, args=(go,))
    child.start()
    say("first")
    if "flush" in sys.argv:
        sys.stdout.flush()
    go.set()  # (1)!
    child.join()


if __name__ == "__main__":
    if sys.argv[1:2] == ["pipe"]:
        command = [sys.executable, __file__, *sys.argv[2:]]
        heard = run(command, stdout=PIPE, text=True)
        print(heard.stdout, end="")  # (2)!
    else:
        main()
