from multiprocessing import JoinableQueue

if __name__ == "__main__":
    queue = JoinableQueue()
    queue.put(0)
    queue.get()
    queue.task_done()
    queue.task_done()
