# needs: Linux
import os
import tempfile
import time
from multiprocessing import Process
from pathlib import Path


def say(text):
    print(f"[{os.getpid()}] {text}")


def state(pid, wanted):
    for _ in range(3000):
        stat = Path(f"/proc/{pid}/stat").read_text()
        if stat.split()[2] == wanted:
            break
        time.sleep(0.01)
    return stat.split()[2]


def run_true(pipe):
    stdin = (os.POSIX_SPAWN_OPEN, 0, pipe, os.O_RDONLY, 0)  # (1)!
    true = os.posix_spawnp("true", ["true"], {}, file_actions=[stdin])
    os.waitpid(true, 0)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        pipe = os.path.join(folder, "pipe")
        os.mkfifo(pipe)
        child = Process(target=run_true, args=(pipe,))
        child.start()
        say(f"child in posix_spawnp: {state(child.pid, 'D')}")
        Path(pipe).write_text("")
        child.join()
    assert child.exitcode == 0
