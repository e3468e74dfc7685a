from multiprocessing import Pool


def square(number):
    return number * number


if __name__ == "__main__":
    with Pool(1) as pool:
        pool.apply(square(3))
