import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say("work")


child = Process(target=work)
child.start()
child.join()
say(f"exitcode is {child.exitcode}")
