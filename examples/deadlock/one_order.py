import os
from multiprocessing import Array, Lock, Process

TIMES = 1000


def say(text):
    print(f"[{os.getpid()}] {text}")


def move(locks, balances, source, target):
    first, second = sorted((source, target))  # (1)!
    for _ in range(TIMES):
        with locks[first], locks[second]:
            balances[source] -= 1
            balances[target] += 1
    say(f"moved {TIMES} from {source} to {target}")


if __name__ == "__main__":
    locks = [Lock(), Lock()]
    balances = Array("i", [5000, 5000], lock=False)
    children = [
        Process(target=move, args=(locks, balances, *way))
        for way in ((0, 1), (1, 0))
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say(f"joined, balances are {balances[:]}")
    assert balances[:] == [5000, 5000]
