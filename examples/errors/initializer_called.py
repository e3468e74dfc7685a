from multiprocessing import Pool


def prepare(name):
    return f"{name} is ready"


if __name__ == "__main__":
    Pool(1, initializer=prepare("db1"))
