import time
from concurrent.futures import ProcessPoolExecutor, as_completed

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        future = executor.submit(time.sleep, 0.5)
        list(as_completed([future], timeout=0.1))
