from multiprocessing import Pipe

if __name__ == "__main__":
    left, right = Pipe()
    left.send("a")
    right.recv(1024)
