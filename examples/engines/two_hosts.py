# needs: Linux, namespaces
from subprocess import PIPE

from machines import connected

HOST = "python -u host.py 10.9.0.1 50000 4"
GUEST = "python guest.py 10.9.0.1 50000"

if __name__ == "__main__":
    one, two = connected()
    host = one.start(HOST, stdout=PIPE)
    print(host.stdout.readline().decode(), end="")  # (1)!
    two.run(f"{GUEST} wrong-key")
    two.run(f"{GUEST} secret")
    print(host.communicate()[0].decode(), end="")
    two.run(f"{GUEST} secret")  # (2)!
