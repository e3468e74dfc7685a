import os
from concurrent.futures import ProcessPoolExecutor


def say(text):
    print(f"[{os.getpid()}] {text}")


def position(chunk):
    chunk.append(0)
    return len(chunk)


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        same = [[]] * 7  # (1)!
        say(f"default: {list(executor.map(position, same))}")
        by_three = executor.map(position, same, chunksize=3)
        say(f"chunksize=3: {list(by_three)}")
