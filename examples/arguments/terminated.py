import os
from multiprocessing import Pipe, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def run_proc(name, age, parent, **kwargs):
    say("start")
    for i in range(10):
        say(f"round {i}: name {name}, age {age}, kwargs {kwargs}")
        parent.send(i)  # (1)!
        parent.recv()
    say("end")


if __name__ == "__main__":
    here, there = Pipe()
    child = Process(
        target=run_proc, args=("test", 18, there), kwargs={"m": 20}
    )
    child.start()
    while here.recv() < 2:  # (2)!
        here.send("go on")
    child.terminate()
    child.join()
    say(f"joined, exitcode {child.exitcode}")
