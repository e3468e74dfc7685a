# needs: Linux, ipykernel
from notebook import run

FUNCTION = """%%writefile streams.py
import sys
def stream():
    return type(sys.stdout).__module__
"""
CALLS = """
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from streams import stream
print(f"cell: {stream()}")
for method in ("spawn", "fork"):
    context = get_context(method)
    with ProcessPoolExecutor(1, context) as executor:
        print(f"{method}: {executor.submit(stream).result()}")
"""

if __name__ == "__main__":
    run(FUNCTION, CALLS)
