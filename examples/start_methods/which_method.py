# needs: Linux
import os
from multiprocessing import get_all_start_methods, get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    methods = get_all_start_methods()
    default = get_context().get_start_method()
    say(f"all are {methods}")
    say(f"default is {default}")
    assert default == methods[0]
