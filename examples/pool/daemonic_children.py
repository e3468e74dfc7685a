from multiprocessing import Pool, Process


def work(number):
    child = Process(target=print, args=(number,))
    child.start()
    child.join()


if __name__ == "__main__":
    with Pool(1) as pool:
        pool.map(work, range(3))
