from multiprocessing import Pool

if __name__ == "__main__":
    Pool(0)
