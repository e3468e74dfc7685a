from multiprocessing import Queue

if __name__ == "__main__":
    queue = Queue()
    while len(queue) > 0:
        queue.get()
