from multiprocessing import Queue

if __name__ == "__main__":
    queue = Queue()
    assert isinstance(queue, Queue)
