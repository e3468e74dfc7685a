import logging
import os
from multiprocessing import get_context

context = get_context("spawn")


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    context.get_logger().info("work")  # (1)!


if __name__ == "__main__":
    context.log_to_stderr(logging.INFO)
    child = context.Process(target=work)
    child.start()
    child.join()
    say("joined")
