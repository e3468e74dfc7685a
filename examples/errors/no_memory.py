# needs: Linux
import resource
from concurrent.futures import ProcessPoolExecutor

GIB = 2**30


def work(size):
    resource.setrlimit(resource.RLIMIT_AS, (GIB, GIB))
    return len(bytes(size))


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        executor.submit(work, 4 * GIB).result()
