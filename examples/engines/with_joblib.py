# needs: Linux, joblib
from joblib import Parallel, delayed

from work import CHUNKS, primes, report, set_trap

if __name__ == "__main__":
    set_trap()
    # not joined on purpose
    parallel = Parallel(n_jobs=2)  # (1)!
    report(parallel(delayed(primes)(chunk) for chunk in CHUNKS))  # (2)!
