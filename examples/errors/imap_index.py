from multiprocessing import Pool


def square(number):
    return number * number


if __name__ == "__main__":
    with Pool(1) as pool:
        results = pool.imap(square, [1, 2, 3])
        first = results[0]
