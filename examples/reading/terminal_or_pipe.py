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
    go.set()  # (1)!
    child.join()


if __name__ == "__main__":
    if sys.argv[1:2] == ["pipe"]:
        command = [sys.executable, *sys.argv[2:], __file__]
        heard = run(command, stdout=PIPE, text=True)
        print(heard.stdout, end="")  # (2)!
    else:
        main()
