from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    ProcessPoolExecutor(max_workers=0)
