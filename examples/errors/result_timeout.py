import time
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        executor.submit(time.sleep, 0.5).result(timeout=0.1)
