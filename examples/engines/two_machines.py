# needs: Linux, distributed, namespaces
import os
import sys
from contextlib import contextmanager
from subprocess import DEVNULL
from tempfile import TemporaryDirectory

from machines import connected
from work import say

ADDRESS = "tcp://10.9.0.1:8786"
SCHEDULER = "python -m dask scheduler --host 10.9.0.1"
WORKER = f"python -m dask worker {ADDRESS} --nthreads 1 --no-nanny"
CLIENT = f"python -u with_address.py {ADDRESS} 60s"


@contextmanager
def cluster(one, two, **options):
    options = {"stderr": DEVNULL, **options}
    with TemporaryDirectory() as folder:
        os.environ["DASK_TEMPORARY_DIRECTORY"] = folder  # (1)!
        scheduler = one.start(SCHEDULER, stderr=DEVNULL)
        workers = [two.start(WORKER, **options) for _ in range(2)]
        yield [scheduler, *workers]
        for process in [scheduler, *workers]:
            process.kill()
            process.wait()


if __name__ == "__main__":
    one, two = connected()
    with cluster(one, two):
        say(f"one: {SCHEDULER}")
        say(f"two: {WORKER}")
        client = one.start(" ".join([CLIENT, *sys.argv[1:]]))
        say(f"client ended with {client.wait()}")
