import faulthandler
import os
from multiprocessing import Barrier, Lock, Process
from pathlib import Path
from tempfile import TemporaryDirectory

LIMIT = 1


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(mine, other, both, report):
    with mine, report.open("w") as file:
        both.wait()
        faulthandler.dump_traceback_later(LIMIT, exit=True, file=file)  # (1)!
        other.acquire()
        other.release()
        faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    a, b, both = Lock(), Lock(), Barrier(2)
    with TemporaryDirectory() as folder:
        reports = [Path(folder, name) for name in ("a", "b")]
        children = [
            Process(target=work, args=(*locks, both, report))
            for locks, report in zip([(a, b), (b, a)], reports)
        ]
        for child in children:
            child.start()
        for child, report in zip(children, reports):
            child.join()
            last = report.read_text().splitlines()[2]  # (2)!
            where = last.rpartition(", ")[2]
            say(f"{report.name}: exitcode {child.exitcode}, {where}")
