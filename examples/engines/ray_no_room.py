# needs: Linux, ray, namespaces
import io
import os
import re
from contextlib import redirect_stderr, redirect_stdout
from subprocess import run
from tempfile import TemporaryDirectory

os.environ["RAY_AUTH_MODE"] = "disabled"
os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
os.unshare(os.CLONE_NEWNS)  # (1)!
run("mount --make-rprivate /".split(), check=True)
run("mount -t tmpfs -o size=1m none /dev/shm".split(), check=True)
log = io.StringIO()
with redirect_stderr(log):  # (2)!
    import ray

from work import CHUNKS, primes, report, say

if __name__ == "__main__":
    with TemporaryDirectory() as folder, redirect_stdout(log):
        ray.init(
            num_cpus=2,
            include_dashboard=False,
            object_store_memory=100_000_000,
            log_to_driver=False,
            _temp_dir=folder,
        )
        task = ray.remote(primes)
        counts = ray.get([task.remote(chunk) for chunk in CHUNKS])
        ray.shutdown()
    warning = "instead of /dev/shm .* performance!"
    say(re.search(warning, log.getvalue())[0])
    report(counts)
