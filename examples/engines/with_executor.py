# needs: Linux
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from work import CHUNKS, primes, report, set_trap

if __name__ == "__main__":
    set_trap()
    with ProcessPoolExecutor(2) as executor:
        try:
            report(list(executor.map(primes, CHUNKS)))
        except BrokenProcessPool as error:
            sys.exit(type(error).__name__)
