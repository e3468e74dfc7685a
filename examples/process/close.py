import os
from multiprocessing import Event, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(go):
    go.wait()
    say("end")


if __name__ == "__main__":
    go = Event()
    child = Process(target=work, args=(go,))
    child.start()
    try:
        child.close()
    except ValueError as error:
        say(f"ValueError: {error}")
    go.set()
    child.join()
    child.close()
    say("joined and closed")
    child.is_alive()
