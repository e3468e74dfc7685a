from multiprocessing import Pipe, Process


def leave(connection):
    connection.close()


if __name__ == "__main__":
    mine, other = Pipe()
    mine.send(0)
    child = Process(target=leave, args=(other,))
    child.start()
    other.close()
    child.join()
    mine.recv()
