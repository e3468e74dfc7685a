# needs: Python 3.10
from multiprocessing import Pool

if __name__ == "__main__":
    Pool(1, maxtasksperchild=2.5)
