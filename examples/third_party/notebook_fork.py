# needs: Linux, ipykernel
from notebook import run

FUNCTION = """
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from threading import active_count
def square(number):
    return number**2
"""
FORK = """
with get_context("fork").Pool(2) as pool:
    print(f"fork: {pool.map(square, [1, 2, 3])}")
"""
KERNEL = """
print(f"other threads in the kernel: {active_count() > 1}")
"""
THREADS = """
with ThreadPoolExecutor(2) as threads:
    print(f"threads: {list(threads.map(square, [1, 2, 3]))}")
"""

if __name__ == "__main__":
    run(FUNCTION, FORK, KERNEL, THREADS)
