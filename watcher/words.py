"""All that watch.py says and writes, in both languages."""

WORDS = {
    "zh": {
        "usage": (
            "用法：python watch.py 程序.py [程序的参数]\n"
            "运行你的程序，写出一个网页，一步一步看每个进程在哪一行、在等什么。选项写在程序名前面：\n"
            "  --method spawn   用这种启动方式，可以写几次（fork、spawn、forkserver）\n"
            "  --limit 30       最多运行 30 秒（默认 10 秒）；到时候还没有结束，网页就从最后的状态打开\n"
            "  --lang en        用英文"
        ),
        "option": "{0} 后面要写 {1}。",
        "not_linux": "watch.py 只在 Linux 上试过，也只能在 Linux 上运行：它从 /proc 读出各个进程的情况。",
        "running": "{0}：启动方式 {1}，Python {2}，最多 {3:g} 秒……",
        "own": "由程序决定",
        "chooses": "{0} 自己指定启动方式，--method 不起作用。",
        "late": "{0:g} 秒以后还没有结束，把它终止了；网页从最后的状态打开。等得更久：--limit {1:g}",
        "stopped": "程序被终止了：{0}",
        "failed": "程序的退出状态是 {0}。",
        "long": "打印的行太多，网页上只有前 {0} 行。",
        "not_told": "这次运行记不成网页：{0}",
        "not_written": "写不了 {0}：{1}",
        "wrote": "写好了 {0}，用浏览器打开它。",
        "title": "{0} 的一次运行",
        "lead": (
            "按「下一步」，看每个进程在哪一行。行首的数字是打印那一行的进程的 PID：<code>print()</code>"
            " 打印的行，由 watch.py 加上；用别的办法打印的行没有。程序读不到键盘输入。"
        ),
        "never": "程序没有自己结束，下面是它被终止前的最后一步：看哪些进程还在等待，各停在哪一行。",
    },
    "en": {
        "usage": (
            "Usage: python watch.py PROGRAM.py [its arguments]\n"
            "Runs your program and writes a page that shows, step by step, at which line each process is and"
            " where it waits.\nOptions stand before the program:\n"
            "  --method spawn   with this start method; may be repeated (fork, spawn, forkserver)\n"
            "  --limit 30       for 30 seconds at most (10 otherwise); the page of a program that has not"
            " ended by then opens at its last state\n"
            "  --lang zh        in Chinese"
        ),
        "option": "{0} is followed by {1}.",
        "not_linux": (
            "watch.py was tried on Linux only, and runs there only:"
            " it reads from /proc what the processes do."
        ),
        "running": "{0}: start method {1}, Python {2}, at most {3:g} seconds ...",
        "own": "left to the program",
        "chooses": "{0} names its start method itself: --method changes nothing.",
        "late": (
            "It had not ended after {0:g} seconds, and was stopped; the page opens at its last state."
            " To wait longer: --limit {1:g}"
        ),
        "stopped": "The program was stopped: {0}",
        "failed": "The program's exit status is {0}.",
        "long": "It printed too many lines: the page has the first {0}.",
        "not_told": "No page can be made of this run: {0}",
        "not_written": "{0} cannot be written: {1}",
        "wrote": "Wrote {0}: open it in a browser.",
        "title": "A run of {0}",
        "lead": (
            "Press Next to see at which line each process is. The number before a line is the PID of the"
            " process that printed it: watch.py puts it before what <code>print()</code> prints; lines"
            " printed in other ways have none. The program gets nothing from the keyboard."
        ),
        "never": (
            "The program did not end by itself. Below is its last step before it was stopped: see which"
            " processes still wait, and in which line."
        ),
    },
}
