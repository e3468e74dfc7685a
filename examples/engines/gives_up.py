# needs: Linux, dask, distributed
import os
import signal
from tempfile import TemporaryDirectory

import dask
from distributed import Client, KilledWorker, LocalCluster

from work import say


def crash():
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # (1)!
    with TemporaryDirectory() as folder:
        dask.config.set({"temporary-directory": folder})
        with LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            dashboard_address=":0",
            silence_logs="CRITICAL",
        ) as cluster, Client(cluster) as client:
            try:
                client.submit(crash, key="crash").result()
            except KilledWorker as error:
                say(f"KilledWorker: {error}".split(",")[0])
