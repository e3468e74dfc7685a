# needs: Linux
import sys
from multiprocessing import set_start_method
from threading import Event, Thread

from server import say, serve


class Scheduler(Thread):  # (1)!
    def __init__(self):
        super().__init__(target=Event().wait, daemon=True)
        self.start()
        say(f"scheduler started in {__name__}")


def app():
    say(f"scheduler alive: {scheduler.is_alive()}")
    return "hello"


scheduler = Scheduler()

if __name__ == "__main__":
    set_start_method(sys.argv[1])
    serve(app)
