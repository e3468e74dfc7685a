# needs: Linux, distributed
import logging
import os
import sys
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory

from distributed import Client

from work import CHUNKS, primes, say

SCHEDULER = "-m dask scheduler --host 127.0.0.1 --port 0"


def killed(address, scheduler):
    with Client(address, timeout=10) as client:
        future = client.submit(primes, CHUNKS[0], key="primes")  # (1)!
        scheduler.kill()
        scheduler.wait()
        say("scheduler killed")
        future.result()


if __name__ == "__main__":
    logging.disable()
    command = [sys.executable, *SCHEDULER.split()]
    with TemporaryDirectory() as folder:
        os.environ["DASK_TEMPORARY_DIRECTORY"] = folder
        with Popen(command, stderr=PIPE, text=True) as scheduler:
            log = scheduler.stderr
            found = next(line for line in log if "Scheduler at" in line)
            killed(found.split()[-1], scheduler)
