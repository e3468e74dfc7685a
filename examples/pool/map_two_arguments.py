from multiprocessing import Pool


def area(width, height):
    return width * height


if __name__ == "__main__":
    with Pool(2) as pool:
        pool.map(area, [(2, 3), (4, 5), (6, 7)])
