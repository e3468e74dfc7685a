# needs: Linux, ipykernel
from notebook import run

FUNCTION = """%%writefile squares.py
def square(number):
    return number**2
"""
POOL = """
from multiprocessing import get_context
from squares import square
for method in ("spawn", "fork"):
    with get_context(method).Pool(2) as pool:
        print(f"{method}: {pool.map(square, [1, 2, 3])}")
"""

if __name__ == "__main__":
    run(FUNCTION, POOL)
