import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    with Pool(2) as pool:
        many = pool.starmap(pow, [(2, 3), (3, 2)])
        one = pool.apply_async(pow, (2, 10)).get()
    say(f"Pool: {one}, {many}")
    with ProcessPoolExecutor(2) as executor:
        many = list(executor.map(pow, [2, 3], [3, 2]))
        one = executor.submit(pow, 2, 10).result()
    say(f"ProcessPoolExecutor: {one}, {many}")
