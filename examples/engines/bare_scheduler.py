# needs: Linux, distributed
import logging
import os
import sys
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory

from distributed import Client

from work import CHUNKS, primes

SCHEDULER = "-m dask scheduler --host 127.0.0.1 --port 0"


def use(address):
    with Client(address, timeout=10) as client:
        client.submit(primes, CHUNKS[0]).result(timeout=60)


if __name__ == "__main__":
    logging.disable()
    command = [sys.executable, *SCHEDULER.split()]
    with TemporaryDirectory() as folder:
        os.environ["DASK_TEMPORARY_DIRECTORY"] = folder
        elsewhere = {"cwd": folder, "stderr": PIPE, "text": True}
        with Popen(command, **elsewhere) as scheduler:  # (1)!
            log = scheduler.stderr
            found = next(line for line in log if "Scheduler at" in line)
            try:
                use(found.split()[-1])
            finally:
                scheduler.kill()
