# needs: Linux, Python 3.13, quota
import os
from multiprocessing import active_children, get_context
from pathlib import Path
from time import perf_counter

from one_core import add_up, say

V1 = Path("/sys/fs/cgroup/cpu")
GROUP = (V1 if V1.exists() else V1.parent) / f"half-{os.getpid()}"
LIMIT = "cpu.cfs_quota_us" if V1.exists() else "cpu.max"
fork = get_context("fork")


def look(name):
    with fork.Pool() as pool:
        workers = len(active_children())
        began = perf_counter()
        work = sum(pool.map(add_up, [range(3_000_000)] * 30, 1))
        passed = perf_counter() - began
    say(f"{name}: {work:.2f} s of CPU in {passed:.2f} s")
    return os.cpu_count(), os.process_cpu_count(), workers  # (1)!


def with_quota(before):
    (GROUP / "cgroup.procs").write_text(f"{os.getpid()}")
    say(f"counts as before: {look('half a core') == before}")


if __name__ == "__main__":
    before = look("no quota")
    GROUP.mkdir(exist_ok=True)
    (GROUP / LIMIT).write_text("50000")  # (2)!
    child = fork.Process(target=with_quota, args=(before,))
    child.start()
    child.join()
    GROUP.rmdir()
