# needs: Linux
from multiprocessing import Pool

from work import CHUNKS, primes, report, set_trap

if __name__ == "__main__":
    set_trap()
    with Pool(2) as pool:
        counts = pool.map(primes, CHUNKS, chunksize=1)
        pool.close()
        pool.join()
    report(counts)
