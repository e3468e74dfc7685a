# needs: Linux
from concurrent.futures import ProcessPoolExecutor

from work import CHUNKS, primes, report, set_trap

if __name__ == "__main__":
    set_trap()
    with ProcessPoolExecutor(2) as executor:
        report(list(executor.map(primes, CHUNKS)))
