import os
from functools import partial
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def area(width, height):
    return width * height


if __name__ == "__main__":
    with Pool(2) as pool:
        pairs = [(2, 3), (4, 5), (6, 7)]
        say(f"starmap got {pool.starmap(area, pairs)}")
        widths, heights = [2, 4, 6], [3, 5, 7]
        say(f"zip got {pool.starmap(area, zip(widths, heights))}")
        of_height_10 = partial(area, height=10)
        say(f"partial got {pool.map(of_height_10, widths)}")
