"""Shows a run of your own program step by step: at which line each process is, and where it waits.
一步一步看你自己的程序怎样运行：每个进程在哪一行，在哪里等待。

    python watch.py my_program.py       writes my_program.watch.html / 写出 my_program.watch.html

It runs your program, with its processes, where it stands, and writes one HTML file, to be opened in a
browser. It needs Python 3.12 or newer and Linux, where it was tried; nothing else, and no network.
0BSD: https://spdx.org/licenses/0BSD.html
"""

COMMAND = "watcher"
OLDEST = (3, 12)
WHY = (": older ones do not tell which line they are at", "：更早的 Python 不会告诉它执行到了哪一行")
