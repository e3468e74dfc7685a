import os
from multiprocessing import Event, Pipe, Process
from multiprocessing.connection import wait


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(sender, name, go):
    if name == "a":
        go.wait()  # (1)!
    for item in (f"{name}0", f"{name}1"):
        say(f"put {item}")
        sender.send(item)


if __name__ == "__main__":
    receivers, children, go = [], [], Event()
    for name in ("a", "b"):
        receiver, sender = Pipe(duplex=False)
        receivers.append(receiver)
        args = (sender, name, go)
        child = Process(target=produce, args=args)
        child.start()
        sender.close()
        children.append(child)
    while receivers:
        for receiver in wait(receivers):  # (2)!
            try:
                say(f"got {receiver.recv()}")
            except EOFError:
                receivers.remove(receiver)  # (3)!
                go.set()
    for child in children:
        child.join()
    say("joined")
