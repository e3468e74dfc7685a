from multiprocessing import Pipe, Process


def produce(pipe):
    pipe.send(0)


if __name__ == "__main__":
    pipe = Pipe()
    child = Process(target=produce, args=(pipe,))
    child.start()
    child.join()
    pipe.recv()
