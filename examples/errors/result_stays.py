from multiprocessing.managers import BaseManager


class Counter:
    def numbers(self):
        return (number for number in range(3))


class Shop(BaseManager):
    pass


Shop.register("counter", Counter)

if __name__ == "__main__":
    with Shop() as shop:
        counter = shop.counter()
        counter.numbers()
