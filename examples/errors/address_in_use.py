from multiprocessing.connection import Listener

if __name__ == "__main__":
    with Listener(("localhost", 0)) as first:
        Listener(first.address)
