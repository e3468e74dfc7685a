# needs: Linux
import os
from pathlib import Path
from subprocess import run


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    status = os.system("exit 3")  # (1)!
    say(f"status {status}, code {os.waitstatus_to_exitcode(status)}")
    say(f"code {run(['sh', '-c', 'exit 3']).returncode}")

    path = Path("two words.txt")
    path.write_text("data", encoding="utf-8")
    text = run(f"cat {path}", shell=True, capture_output=True)
    say(f"code {text.returncode}, output {text.stdout}")  # (2)!
    parts = run(["cat", path], capture_output=True)
    say(f"code {parts.returncode}, output {parts.stdout}")
    path.unlink()
