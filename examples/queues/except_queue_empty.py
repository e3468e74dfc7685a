from multiprocessing import Queue

if __name__ == "__main__":
    queue = Queue()
    try:
        queue.get_nowait()
    except Queue.Empty:
        pass
