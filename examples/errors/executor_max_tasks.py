# needs: Python 3.11
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    ProcessPoolExecutor(1, max_tasks_per_child=0)
