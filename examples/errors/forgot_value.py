from multiprocessing import Value

if __name__ == "__main__":
    counter = Value("i", 0)
    with counter.get_lock():
        counter += 1
