# needs: Linux, distributed
import sys

from distributed import Client

from work import CHUNKS, primes, report, say, set_trap

if __name__ == "__main__":
    set_trap()
    try:
        client = Client(sys.argv[1], timeout=sys.argv[2])
    except OSError as error:
        sys.exit(f"{type(error).__name__}: {error}")
    with client:
        client.wait_for_workers(2, timeout=60)
        futures = client.map(primes, CHUNKS)
        say(f"tasks sent {len(futures)}")
        report(client.gather(futures))
