import time
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        futures = [executor.submit(time.sleep, 0.3) for _ in range(4)]
        futures[-1].cancel()
        futures[-1].result()
