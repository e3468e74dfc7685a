# needs: Linux
import os
from multiprocessing import get_all_start_methods, get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    say(f"default is {get_context().get_start_method()}")
    say(f"all are {get_all_start_methods()}")
    assert get_all_start_methods()[0] == get_context().get_start_method()
