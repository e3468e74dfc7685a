import os
from multiprocessing import Pool
from pathlib import Path


def say(text):
    print(f"[{os.getpid()}] {text}")


def count_words(line):
    return len(line.split())


if __name__ == "__main__":
    path, out = Path("big.txt"), Path("counts.txt")
    path.write_text("a line of words\n" * 10_000, encoding="utf-8")
    with path.open(encoding="utf-8") as file, Pool(2) as pool:  # (1)!
        counts = pool.imap(count_words, file, chunksize=500)  # (2)!
        with out.open("w", encoding="utf-8") as result:
            result.writelines(f"{count}\n" for count in counts)  # (3)!
    counted = out.read_text(encoding="utf-8").split()
    say(f"{len(counted)} lines, {sum(map(int, counted))} words")
    assert counted == ["4"] * 10_000
    path.unlink()
    out.unlink()
