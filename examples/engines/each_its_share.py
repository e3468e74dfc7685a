# needs: Linux
import sys
from concurrent.futures import ProcessPoolExecutor

from work import CHUNKS, primes, say

if __name__ == "__main__":
    number, machines = map(int, sys.argv[1:])
    share = CHUNKS[number::machines]  # (1)!
    with ProcessPoolExecutor(2) as executor:
        counts = list(executor.map(primes, share))
    say(f"tasks {len(share)} of {len(CHUNKS)}, total {sum(counts)}")
