# needs: Linux, distributed, python3.13
import os
import site
import sys
from subprocess import DEVNULL, PIPE, Popen
from tempfile import TemporaryDirectory

from distributed import Client

from work import CHUNKS, primes, report

SCHEDULER = "-m dask scheduler --host 127.0.0.1 --port 0"
WORKER = "python3.13 -m dask worker --no-nanny --nthreads 1"


def double(n):
    return 2 * n


def use(address):
    with Client(address, timeout=30) as client:
        client.wait_for_workers(1, timeout=60)
        report(client.gather(client.map(primes, CHUNKS)))
        client.submit(double, 21).result()  # (1)!


if __name__ == "__main__":
    os.environ["PYTHONPATH"] = site.getsitepackages()[0]  # (2)!
    command = [sys.executable, *SCHEDULER.split()]
    with TemporaryDirectory() as folder:
        os.environ["DASK_TEMPORARY_DIRECTORY"] = folder
        scheduler = Popen(command, stderr=PIPE, text=True)
        found = next(t for t in scheduler.stderr if "Scheduler at" in t)
        command = [*WORKER.split(), found.split()[-1]]
        worker = Popen(command, stderr=DEVNULL)
        try:
            use(found.split()[-1])
        finally:
            worker.kill()
            scheduler.kill()
