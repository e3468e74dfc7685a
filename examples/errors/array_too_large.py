# needs: Linux
import resource
from multiprocessing import Array

LIMIT = 200 << 20

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))
    arrays = [Array("b", 30 << 20) for _ in range(10)]
