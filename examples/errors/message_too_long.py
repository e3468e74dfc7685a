import os
from multiprocessing import BufferTooShort, Pipe


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    receiver, sender = Pipe(duplex=False)
    sender.send_bytes(b"hello")
    try:
        receiver.recv_bytes_into(bytearray(3))
    except BufferTooShort as error:
        say(f"BufferTooShort: {error}")
    sender.send_bytes(b"hello")
    receiver.recv_bytes(3)
