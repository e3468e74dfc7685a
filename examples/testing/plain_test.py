from multiprocessing import get_all_start_methods, get_context
from unittest import TestCase, main


def work(number):
    if number < 0:
        raise ValueError(number)
    return number * number


def work_all(numbers, context):
    with context.Pool(2) as pool:
        return pool.map(work, numbers)


class WorkTest(TestCase):
    def test_work(self):  # (1)!
        self.assertEqual(work(3), 9)
        with self.assertRaises(ValueError):
            work(-1)

    def test_work_all(self):
        for method in get_all_start_methods():
            with self.subTest(method):  # (2)!
                squares = work_all([1, 2], get_context(method))
                self.assertEqual(squares, [1, 4])


if __name__ == "__main__":
    main(verbosity=2)
