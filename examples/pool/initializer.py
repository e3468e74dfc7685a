import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def connect(server):
    global connection
    say(f"connect to {server}")
    connection = f"{server} from pid {os.getpid()}"


def query(number):
    return f"{number} by {connection}"


if __name__ == "__main__":
    with Pool(2, initializer=connect, initargs=("db1",)) as pool:
        answers = pool.map(query, range(4))
        pool.close()
        pool.join()
    for answer in answers:
        say(f"got {answer}")
