# needs: Linux
import os
import signal
import subprocess
import sys

RUN = '"$0" "$1" "$2"'


def say(text):
    print(f"[{os.getpid()}] {text}")


def interrupt(how):
    try:
        os.kill(os.getpid(), signal.SIGINT)
        say(f"{how}: still here")
    except KeyboardInterrupt:
        say(f"{how}: KeyboardInterrupt")


def run(script, how):
    program = [sys.executable, __file__, how]
    subprocess.run(["sh", "-c", script, *program], check=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        interrupt(sys.argv[1])
        signal.signal(signal.SIGINT, signal.default_int_handler)
        interrupt("handler set")
    else:
        run(RUN, "plain")
        run(f"nohup {RUN} </dev/null 2>&1 | cat", "nohup")  # (1)!
        run(f"{RUN} & wait", "background")  # (2)!
