from multiprocessing.managers import BaseManager


class Shop(BaseManager):
    pass


if __name__ == "__main__":
    with Shop(authkey=b"one key") as server:
        client = Shop(server.address, authkey=b"another key")
        client.connect()
