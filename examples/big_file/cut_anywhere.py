import os
from multiprocessing import Pool
from pathlib import Path


def say(text):
    print(f"[{os.getpid()}] {text}")


def read(path, start, end):
    with path.open("rb") as file:
        file.seek(start)
        data = file.read(end - start)
    try:
        return data.decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        return f"{error}"


if __name__ == "__main__":
    path = Path("big.txt")
    for line in ("speed", "\u901f\u5ea6"):  # (1)!
        text = "".join(f"{line} {number}\n" for number in range(3))
        path.write_bytes(text.encode("utf-8"))
        size = path.stat().st_size
        parts = [(path, 0, size // 2), (path, size // 2, size)]
        with Pool(2) as pool:
            for found in pool.starmap(read, parts):
                say(f"{found}")
    path.unlink()
