from multiprocessing import Barrier

if __name__ == "__main__":
    barrier = Barrier(2)
    barrier.wait(timeout=0.1)
