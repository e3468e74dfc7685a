from multiprocessing import Queue

if __name__ == "__main__":
    queue = Queue(1)
    queue.put(0)
    queue.put_nowait(1)
