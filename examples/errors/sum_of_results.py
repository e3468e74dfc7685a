from multiprocessing import Pool


def square(number):
    return number * number


if __name__ == "__main__":
    with Pool(1) as pool:
        results = [pool.apply_async(square, (i,)) for i in (1, 2)]
        total = sum(results)
