import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    say(f"start {number}")
    return {"square": number * number}


def on_result(result):
    say(f"got {result}")
    say(f"sum is {result['sum']}")  # (1)!


if __name__ == "__main__":
    with Pool(1) as pool:
        lost = pool.apply_async(square, (3,), callback=on_result)
        later = pool.apply_async(square, (4,))
        say(f"got {later.get()}")
        say(f"ready is {lost.ready()}")
        pool.close()
        pool.join()
        say("joined the pool")
