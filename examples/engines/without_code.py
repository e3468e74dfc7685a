# needs: Linux, distributed, namespaces
from subprocess import PIPE
from tempfile import TemporaryDirectory

from machines import connected
from two_machines import CLIENT, cluster
from work import say

if __name__ == "__main__":
    one, two = connected()
    with TemporaryDirectory() as folder:
        elsewhere = {"cwd": folder, "stderr": PIPE}  # (1)!
        with cluster(one, two, **elsewhere) as (scheduler, worker, _):
            client = one.start(CLIENT)
            log = worker.communicate()[1].decode().splitlines()  # (2)!
            reason = next(t for t in log if "No module named" in t)
            say(f"worker ended with {worker.returncode}: {reason}")
            say(f"client still waits: {client.poll() is None}")
            client.kill()
            client.wait()
