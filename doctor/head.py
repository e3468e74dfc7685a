"""Tells what is wrong with a program of several processes, with an error, or with this machine.
多进程程序哪里不对，报错是什么意思，这台机器缺什么，它告诉你。

    python doctor.py                       this machine / 这台机器
    python doctor.py --error error.txt     what an error means / 报错是什么意思
    python doctor.py program.py            reads a program, runs nothing / 只读程序，不运行
    python doctor.py --run program.py      runs it under each start method / 用每种启动方式各运行一次
    python doctor.py --lang zh|en ...      in Chinese or English / 用中文或英文

It needs Python 3.9 or newer, nothing else, and no network.
0BSD: https://spdx.org/licenses/0BSD.html
"""

COMMAND = "doctor"
OLDEST = (3, 9)
WHY = ("", "")
