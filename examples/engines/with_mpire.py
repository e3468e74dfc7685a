# needs: Linux, mpire
from mpire import WorkerPool

from work import CHUNKS, primes, report, set_trap

if __name__ == "__main__":
    set_trap()
    with WorkerPool(n_jobs=2) as pool:
        report(pool.map(primes, [(chunk,) for chunk in CHUNKS]))  # (1)!
