import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number, queue):
    item = (number, number * number)
    say(f"put {item}")
    queue.put(item)


if __name__ == "__main__":
    queue = Queue()
    children = [
        Process(target=square, args=(number, queue))
        for number in (2, 3, 4)
    ]
    for child in children:
        child.start()
    results = {}
    for _ in children:  # (1)!
        number, result = queue.get()
        results[number] = result
    for child in children:
        child.join()
    say("joined all")
    say(f"results is {dict(sorted(results.items()))}")
    assert results == {2: 4, 3: 9, 4: 16}
