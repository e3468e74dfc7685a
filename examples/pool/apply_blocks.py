import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def power(base, exponent):
    say(f"start {base}")
    result = base**exponent
    say(f"end {base}")
    return result


if __name__ == "__main__":
    with Pool(3) as pool:
        for base in range(2, 5):
            say(f"apply {base}")
            result = pool.apply(power, (base,), {"exponent": 2})
            say(f"got {result}")
