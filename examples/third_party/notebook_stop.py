# needs: Linux, ipykernel, jupyter_client
from subprocess import DEVNULL

from jupyter_client.manager import start_new_kernel

from notebook import say, text_of

START = """
from multiprocessing import get_context
from time import sleep
context = get_context("fork")
ready = context.Event()
def wait():
    ready.set()
    sleep(1000)
child = context.Process(target=wait)
child.start()
ready.wait()
print("ready")
child.join()
"""
NEXT = """
child.join()
print(f"exit code {child.exitcode}")
"""


def show(message):
    for line in text_of(message).splitlines():
        say(line)
        if line == "ready":
            kernel.interrupt_kernel()  # (1)!


if __name__ == "__main__":
    kernel, client = start_new_kernel(stderr=DEVNULL)
    client.execute_interactive(START, output_hook=show)
    client.execute_interactive(NEXT, output_hook=show)
    client.stop_channels()
    kernel.shutdown_kernel()
