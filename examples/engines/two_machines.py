# needs: Linux, distributed, namespaces
import os
import sys
import time
from subprocess import DEVNULL
from tempfile import TemporaryDirectory

from machines import connected
from work import say

ADDRESS = "tcp://10.9.0.1:8786"
SCHEDULER = "python -m dask scheduler --host 10.9.0.1"
WORKER = f"python -m dask worker {ADDRESS} --nthreads 1"
CLIENT = f"python with_address.py {ADDRESS} 30s"

if __name__ == "__main__":
    one, two = connected()
    with TemporaryDirectory() as folder:
        os.environ["DASK_TEMPORARY_DIRECTORY"] = folder
        say(f"one: {SCHEDULER}")
        scheduler = one.start(SCHEDULER, stderr=DEVNULL)
        say(f"two: {WORKER}")
        workers = [two.start(WORKER, stderr=DEVNULL) for _ in range(2)]
        if "cut" in sys.argv:
            one.start(CLIENT).wait()  # (1)!
            two.run("ip link set cable down")
            say("cable cut")
        client = one.start(" ".join([CLIENT, *sys.argv[1:]]))
        if "cut" in sys.argv:
            time.sleep(2)
            say("cable mended")
            two.run("ip link set cable up")
        say(f"client ended with {client.wait()}")
        for process in [*workers, scheduler]:  # (2)!
            process.terminate()
            process.wait()
