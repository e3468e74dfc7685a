import os
from multiprocessing import Pool, active_children


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    cpu_count = getattr(os, "process_cpu_count", os.cpu_count)
    with Pool() as pool:
        workers = len(active_children())
    say(f"as many workers as cores: {workers == cpu_count()}")
    assert workers == cpu_count()
