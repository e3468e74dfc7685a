import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    with ProcessPoolExecutor(1) as executor:  # (1)!
        pid = executor.submit(os.getpid).result()
        say(f"computed by pid {pid}")


if __name__ == "__main__":
    workers = [Process(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
