# needs: Linux
import os
import signal
import sys
from pathlib import Path

CHUNKS = [(start, start + 5_000) for start in range(0, 60_000, 5_000)]
TRAP = Path(__file__).with_name("trap")


def say(text):
    print(f"[{os.getpid()}] {text}")


def is_prime(n):
    return n > 1 and all(n % d for d in range(2, int(n**0.5) + 1))


def primes(chunk):
    if chunk == CHUNKS[2] and TRAP.exists():  # (1)!
        TRAP.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    return sum(map(is_prime, range(*chunk)))


def set_trap():
    if "trap" in sys.argv:
        TRAP.touch()


def report(counts):
    say(f"results {len(counts)}, total {sum(counts)}")
    if "trap" in sys.argv:
        say(f"worker killed {not TRAP.exists()}")
    alone = list(map(primes, CHUNKS))  # (2)!
    say(f"tasks {len(alone)}, alone {sum(alone)}")


if __name__ == "__main__":
    report(list(map(primes, CHUNKS)))
