import os
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        executor.submit(os._exit, 1).exception()
        executor.submit(print, "hello")
