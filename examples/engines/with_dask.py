# needs: Linux, dask, distributed
from tempfile import TemporaryDirectory

import dask
from distributed import Client, LocalCluster

from work import CHUNKS, primes, report, set_trap

if __name__ == "__main__":
    set_trap()
    with TemporaryDirectory() as folder:
        dask.config.set({"temporary-directory": folder})  # (1)!
        with LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            dashboard_address=":0",  # (2)!
            silence_logs="CRITICAL",
        ) as cluster, Client(cluster) as client:
            futures = client.map(primes, CHUNKS)
            report(client.gather(futures))
