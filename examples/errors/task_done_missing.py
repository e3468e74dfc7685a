from multiprocessing import Queue

if __name__ == "__main__":
    queue = Queue()
    queue.put("a")
    queue.get()
    queue.task_done()
