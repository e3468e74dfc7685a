import time
from multiprocessing import Pool

if __name__ == "__main__":
    with Pool(1) as pool:
        result = pool.apply_async(time.sleep, (60,))
        result.successful()
