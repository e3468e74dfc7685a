from multiprocessing import Value

if __name__ == "__main__":
    counter = Value("int", 0)
