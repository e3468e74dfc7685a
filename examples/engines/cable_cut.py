# needs: Linux, distributed, namespaces
from subprocess import PIPE

from machines import connected
from two_machines import CLIENT, cluster
from work import say

if __name__ == "__main__":
    one, two = connected()
    with cluster(one, two):
        one.start(CLIENT).wait()  # (1)!
        two.run("ip link set cable down")
        say("cable cut")
        client = one.start(CLIENT, stdout=PIPE, text=True)
        print(client.stdout.readline(), end="")  # (2)!
        say("cable mended")
        two.run("ip link set cable up")
        print(client.stdout.read(), end="")
        say(f"client ended with {client.wait()}")
