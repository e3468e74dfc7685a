from multiprocessing import Array

if __name__ == "__main__":
    squares = Array("i", 3)
    for number in range(1, 4):
        squares[number] = number * number
