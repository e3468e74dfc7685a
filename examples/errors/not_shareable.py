# needs: Python 3.14
from concurrent.futures import InterpreterPoolExecutor
from threading import Lock


def work(lock):
    return lock.locked()


if __name__ == "__main__":
    with InterpreterPoolExecutor(1) as executor:
        executor.submit(work, Lock()).result()
