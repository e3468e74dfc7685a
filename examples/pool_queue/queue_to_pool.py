from multiprocessing import Pool, Queue


def writer(queue):
    queue.put("i")


if __name__ == "__main__":
    queue = Queue()
    with Pool(2) as pool:
        pool.apply_async(writer, (queue,)).get()
