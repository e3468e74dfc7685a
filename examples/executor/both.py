import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    with Pool(2) as pool:
        one = pool.apply_async(pow, (2, 10)).get()
        many = pool.starmap(pow, [(2, 3), (3, 2)])
    say(f"Pool: {one}, {many}")
    with ProcessPoolExecutor(2) as executor:
        one = executor.submit(pow, 2, 10).result()
        many = list(executor.map(pow, [2, 3], [3, 2]))
    say(f"ProcessPoolExecutor: {one}, {many}")
