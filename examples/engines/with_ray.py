# needs: Linux, ray
import io
import os
from contextlib import redirect_stdout
from tempfile import TemporaryDirectory

os.environ["RAY_AUTH_MODE"] = "disabled"  # (1)!
os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # (2)!
import ray

from work import CHUNKS, primes, report, set_trap

if __name__ == "__main__":
    set_trap()
    with TemporaryDirectory() as folder, redirect_stdout(io.StringIO()):  # (3)!
        ray.init(
            num_cpus=2,
            include_dashboard=False,
            object_store_memory=100_000_000,
            log_to_driver=False,
            logging_level="ERROR",
            _temp_dir=folder,
        )
        task = ray.remote(primes)
        counts = ray.get([task.remote(chunk) for chunk in CHUNKS])
        ray.shutdown()
    report(counts)
