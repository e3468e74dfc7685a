import json
import os
from multiprocessing import Manager


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    with Manager() as manager:
        table = manager.dict(nums=[11])
        say(json.dumps(table.copy()))
        json.dumps(table)
