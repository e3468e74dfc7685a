import os
from multiprocessing import Manager, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def add(table):
    nums = table["nums"]
    nums.append(22)
    table["nums"] = nums  # (1)!
    say(f"nums is {table['nums']}")


if __name__ == "__main__":
    with Manager() as manager:
        table = manager.dict(nums=[11])
        say(f"nums is {table['nums']}")
        child = Process(target=add, args=(table,))
        child.start()
        child.join()
        say(f"nums is {table['nums']}")
        assert table["nums"] == [11, 22]
