import os
from multiprocessing import Event, Pipe, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def serve(end, ready, never):
    say("daemon start")
    ready.set()
    never.wait()


def work(end):
    try:
        end.recv()  # (1)!
    except EOFError:
        say("plain: the daemon has ended")


if __name__ == "__main__":
    # not joined on purpose
    ours, theirs = Pipe(duplex=False)
    ready, never = Event(), Event()
    args = theirs, ready, never
    Process(target=serve, args=args, daemon=True).start()
    theirs.close()
    Process(target=work, args=(ours,)).start()
    ready.wait()
    say("last line of the program")
