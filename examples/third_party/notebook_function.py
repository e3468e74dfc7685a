# needs: Linux, ipykernel
from notebook import run

FUNCTION = """
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
spawn = get_context("spawn")
def square(number):
    return number**2
"""
PROCESS = """
child = spawn.Process(target=square, args=(3,))
child.start()
child.join()
print(f"exitcode is {child.exitcode}")
"""
EXECUTOR = """
with ProcessPoolExecutor(1, spawn) as executor:
    executor.submit(square, 3).result()
"""
POOL = """
with spawn.Pool(1) as pool:
    pool.apply_async(square, (3,)).get(timeout=2)
"""

if __name__ == "__main__":
    run(FUNCTION, PROCESS, EXECUTOR, POOL)
