from multiprocessing import Value

if __name__ == "__main__":
    share = Value("i", 0)
    with share.get_lock():
        share.value += 0.5
