from multiprocessing.queues import Queue

if __name__ == "__main__":
    queue = Queue()
