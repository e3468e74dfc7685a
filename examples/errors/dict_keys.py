from multiprocessing import Pool

if __name__ == "__main__":
    with Pool(1) as pool:
        ages = {"Ada": 36, "Alan": 41}
        pool.apply(sorted, (ages.keys(),))
