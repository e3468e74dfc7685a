import os
from multiprocessing import Pool
from pathlib import Path
from shutil import copyfileobj

from byte_ranges import cut, lines


def say(text):
    print(f"[{os.getpid()}] {text}")


def shout(path, start, end):
    part = path.with_name(f"{path.name}.{start}")  # (1)!
    with part.open("w", encoding="utf-8", newline="") as file:
        for line in lines(path, start, end):
            file.write(line.upper())
    return part


if __name__ == "__main__":
    path, out = Path("big.txt"), Path("result.txt")
    text = "".join(f"line {number}\n" for number in range(1000))
    path.write_bytes(text.encode("utf-8"))
    tasks = [(path, start, end) for start, end in cut(path, 1500)]
    with Pool(2) as pool, out.open("wb") as result:
        for part in pool.starmap(shout, tasks):  # (2)!
            with part.open("rb") as file:
                copyfileobj(file, result)
            part.unlink()
    say(f"{out.read_bytes().count(b'LINE')} lines")
    assert out.read_bytes() == text.upper().encode("utf-8")
    path.unlink()
    out.unlink()
