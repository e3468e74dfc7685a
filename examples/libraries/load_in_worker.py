import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


class Model:
    def __init__(self, factor):
        self.factor = factor
        say("load")

    def predict(self, number):
        return number * self.factor


def load(factor):
    global model
    model = Model(factor)


def work(number):
    return model.predict(number)


if __name__ == "__main__":
    with Pool(2, load, (10,)) as pool:
        results = pool.map(work, range(4))
        pool.close()
        pool.join()
    say(f"results is {results}")
