from multiprocessing import Queue

if __name__ == "__main__":
    queue = Queue()
    queue.get(timeout=0.1)
