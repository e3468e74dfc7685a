from multiprocessing.managers import BaseManager


class Shop(BaseManager):
    pass


if __name__ == "__main__":
    with Shop(("127.0.0.1", 0), authkey=b"key") as server:
        address = server.address
    client = Shop(address, authkey=b"key")
    client.connect()
