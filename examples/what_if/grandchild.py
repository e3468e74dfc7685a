import os
from multiprocessing import Event, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def rest(go):
    go.wait()
    say("grandchild ends")


def work(go, done):
    Process(target=rest, args=(go,)).start()
    say("the last line of work")
    done.set()


if __name__ == "__main__":
    go, done = Event(), Event()
    child = Process(target=work, args=(go, done))
    child.start()
    done.wait()
    child.join(0.5)  # (1)!
    say(f"child is alive: {child.is_alive()}")
    go.set()
    child.join()
    say("joined")
