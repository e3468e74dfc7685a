from multiprocessing import Pool, get_context

if __name__ == "__main__":
    Pool(1, context=get_context("spawn"))
