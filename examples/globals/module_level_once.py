import os
from multiprocessing import Process, Queue
from uuid import uuid4

token = uuid4()


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(answers):
    answers.put(token)


if __name__ == "__main__":
    answers = Queue()
    children = [Process(target=work, args=(answers,)) for _ in range(3)]
    for child in children:
        child.start()
    tokens = {answers.get() for _ in children}
    for child in children:
        child.join()
    say(f"{len(children)} children, different tokens: {len(tokens)}")
    say(f"the parent has one of them: {token in tokens}")
