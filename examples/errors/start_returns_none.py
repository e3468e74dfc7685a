from multiprocessing import Process

if __name__ == "__main__":
    child = Process(target=int).start()  # not joined on purpose
    child.join()
