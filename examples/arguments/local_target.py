import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def main():
    def work():
        say("work")

    child = Process(target=work)
    child.start()
    child.join()
    say(f"joined, exitcode {child.exitcode}")


if __name__ == "__main__":
    main()
