import os
from multiprocessing import Process
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(job):
    if job == "stuck":
        sleep(1000)


def run_for(seconds, job):
    child = Process(target=work, args=(job,), daemon=True)
    child.start()
    child.join(seconds)
    late = child.is_alive()
    say(f"{job}: {'late' if late else 'in time'}")


if __name__ == "__main__":
    run_for(10, "quick")
    run_for(0.5, "stuck")
    say("end")
