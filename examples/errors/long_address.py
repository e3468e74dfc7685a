# needs: Linux
from multiprocessing.connection import Listener

if __name__ == "__main__":
    Listener("x" * 200, "AF_UNIX")
