# needs: Linux, ipykernel, jupyter_client
import os
from subprocess import DEVNULL
from tempfile import TemporaryDirectory

from jupyter_client.manager import start_new_kernel


def say(text):
    print(f"[{os.getpid()}] {text}")


def text_of(message):
    content = message["content"]
    if message["msg_type"] == "error":
        return content["ename"]
    return content["text"] if content.get("name") == "stdout" else ""


def run(*cells):
    with TemporaryDirectory() as folder:  # (1)!
        kernel, client = start_new_kernel(cwd=folder, stderr=DEVNULL)
        for cell in cells:
            shown = []
            client.execute_interactive(cell, output_hook=shown.append)
            for line in "".join(map(text_of, shown)).splitlines():
                say(line)
        client.stop_channels()
        kernel.shutdown_kernel()


CELL = """
print(f"__name__ is {__name__}")
print(f"file: {'__file__' in globals()}")
"""

if __name__ == "__main__":
    run(CELL)
