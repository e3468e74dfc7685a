from multiprocessing import Pool

if __name__ == "__main__":
    with Pool(1) as pool:
        with open(__file__) as file:
            pool.apply(len, (file,))
