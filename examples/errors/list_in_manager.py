from multiprocessing import Manager

if __name__ == "__main__":
    with Manager() as manager:
        manager.list(3)
