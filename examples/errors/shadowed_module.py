import os
import subprocess
import sys

code = "from multiprocessing.pool import Pool\n\nPool()\n"

if __name__ == "__main__":
    with open("multiprocessing.py", "w") as file:  # (1)!
        file.write(code)
    command = [sys.executable, "-B", file.name]
    done = subprocess.run(command, env={"NO_COLOR": "1"})
    os.remove(file.name)
    sys.exit(done.returncode)
