# needs: Linux, distributed, namespaces
from subprocess import PIPE

from machines import connected
from two_machines import CLIENT, cluster
from work import say

if __name__ == "__main__":
    one, two = connected()
    with cluster(one, two) as (scheduler, *workers):
        one.start(CLIENT).wait()
        two.run("ip link set cable down")
        say("cable cut")
        client = one.start(CLIENT, stdout=PIPE, text=True)
        print(client.stdout.readline(), end="")
        ended = [worker.wait() for worker in workers]  # (1)!
        say(f"workers ended with {ended}")
        two.run("ip link set cable up")
        say("cable mended")
        say(f"client still waits: {client.poll() is None}")
        client.kill()
        client.wait()
