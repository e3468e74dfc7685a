import os
import sys
from multiprocessing.spawn import get_command_line, is_forking


def say(text):
    print(f"[{os.getpid()}] {text}")


def show():
    _, *arguments = get_command_line(pipe_handle=5)
    command = ["app.exe", *arguments]  # (1)!
    say(" ".join(command))
    say(f"is_forking(command) is {is_forking(command)}")  # (2)!


if __name__ == "__main__":
    show()
    sys.frozen = True  # (3)!
    show()
