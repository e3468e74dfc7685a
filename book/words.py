"""All that the extension writes into a page in words: a new language is one more entry here."""

import datetime
from dataclasses import dataclass

MONTHS = "January February March April May June July August September October November December"


@dataclass(frozen=True)
class Words:
    """The words of one language. Braces are filled in.

    ``varies`` says how a transcript is compared, by harness.transcript.ORDERS: what the badge says, and a
    sentence.
    """

    note: str
    varies: dict[str, tuple[str, str]]
    checked: str
    seen_only: str  # system
    proved: str  # seen_only, versions, date
    pending: str
    versions_of: str  # versions, start methods
    own_method: str
    comma: str
    run: str  # number, of how many
    another: str
    back: str
    next: str
    step: str
    every: str
    begin: str
    says: dict[str, str]  # by docs/assets/site.js: a process, milliseconds, a line, what it prints
    more: str  # how many
    method: str
    player: str
    made: str  # version, start method, system, cores, date
    also: str  # between runs that were made in several ways
    legend: str  # how the runs were made
    stuck: str  # which process stays in which line
    endless: str  # how many processes are shown
    title: str  # milliseconds
    lane: str  # name, first and last millisecond, milliseconds in which it ran, what it printed
    prints: str  # milliseconds
    stop: str
    zips: dict[str, str]  # by figure; programs
    moved: str  # title of the page where a section is now, link to the section
    finder: dict[str, str]  # by docs/assets/finder.js: what it shows, braces are filled in
    error: dict[str, str]  # by fact of the catalogue: where a text was seen, links
    plot: dict[str, str]  # what a plot of costs says: its title, by part; how it is read, and on what machine
    api: tuple[str, str, str]  # heads of the columns: name, versions, example
    differences: dict[str, str]  # heads of the columns; what stands in cells; what is only worded otherwise
    months: tuple[str, ...]
    day: str

    def date(self, iso: str) -> str:
        """A date as this language writes it, from ``2026-11-25``."""
        day = datetime.date.fromisoformat(iso)
        return self.day.format(year=day.year, month=self.months[day.month - 1], day=day.day)


WORDS = {
    "zh": Words(
        note="注解",
        varies={
            "exact": ("顺序固定", "每次运行，每一行都按这个顺序出现。"),
            "sequence": (
                "各行顺序固定，由哪个进程打印不固定",
                "每次运行，各行都按这个顺序出现；由哪个工作进程打印、文字里提到哪个工作进程，每次可能不同。",
            ),
            "process": (
                "进程间顺序会变",
                "每个进程自己的输出总按这个顺序；哪个进程先打印，每次运行可能不同。",
            ),
            "unordered": ("行序会变", "每次运行都有这些行，先后可能不同。"),
        },
        checked="每次运行都核对：",
        seen_only="只在 {} 上实测",
        proved="{}：Python {}，{}。",
        pending="这是程序改动之前的运行记录，还要重新运行。",
        versions_of="{}（{}）",
        own_method="启动方式由程序决定",
        comma="、",
        run="第 {} 次运行，共 {} 次",
        another="另一次运行",
        back="上一步",
        next="下一步",
        step="步",
        every="逐行",
        begin="按「下一步」，看这次运行里每个进程在哪一行。",
        says={
            "born": "第 {1} 毫秒：{0} 出现",
            "end": "第 {1} 毫秒：{0} 结束",
            "print": "第 {1} 毫秒：{0} 在第 {2} 行打印「{3}」",
            "at": "第 {1} 毫秒：{0} 到第 {2} 行",
            "halt": "第 {1} 毫秒：{0} 在第 {2} 行开始等待，等 {3} 毫秒",
            "never": "第 {1} 毫秒：程序卡住，被终止。{0}",
            "cut": "第 {1} 毫秒：以后不断重复，图只画前 {3} 个进程。{0}",
            "idle": "还在 Python 自己的代码里：{0}",
            "waits": "{0} 等待",
            "several": "{0} 个进程",
            "comma": "，",
            "unborn": "还没有出现",
            "ended": "已经结束",
            "run": "在第 {0} 行",
            "ready": "在第 {0} 行，等着上 CPU",
            "wait": "在第 {0} 行等待",
            "run0": "在 Python 自己的代码里",
            "ready0": "在 Python 自己的代码里，等着上 CPU",
            "wait0": "在 Python 自己的代码里等待",
            "which": "第 {0} 次运行，共 {1} 次",
        },
        more="另外 {} 次真实运行",
        method="启动方式",
        player="逐步看这次运行",
        made="Python {}，{}，{}（{} 个核），{}",
        also="；",
        legend=(
            "真实运行的时间线：{}。实心：主线程在执行。空心：等着上 CPU。"
            "细线：在等待。编号：此刻打印的是程序的哪一行。"
        ),
        stuck="第一次运行停在这里：{}。",
        endless="程序会不停地启动新的进程，图只画到前 {} 个。",
        title="时间线，{} 毫秒",
        lane="{}：{} 到 {} 毫秒，执行 {}{}",
        prints="，打印于 {}",
        stop="。",
        zips={"examples-zip": "下载全部 {} 个程序", "offline-zip": "下载整个网站，不联网也能用"},
        moved="这一节现在在另一页：[{title}]({link})。",
        finder={
            "paste": "把报错贴在这里",
            "find": "查找",
            "empty": "先把报错贴到上面的框里。",
            "known": "原因：{}",
            "perhaps": "可能是：{}",
            "consequence": "这只是后果：{}",
            "unknown": "这里没有收录这个报错。",
            "said": "依据这一行：",
            "follows": "由它引起，不用单独处理：",
            "others": "也可能是：",
            "near": "从回溯经过的函数看，最接近的是：",
            "causes": "真正的错误在它前面或者后面，或者在另一个进程打印的回溯里。多半是：",
            "unsure": "只凭这一行还不能确定：把整段回溯贴上来。",
            "report": "告诉我们这个报错",
        },
        error={
            "listed": "- {}：{}",
            "seen": "：实测于 {}",
            "between": "，",
            "old": "：更早的 Python 或者 Windows 这样打印，这里没有运行",
            "not_run": "这里没有运行过，文字[出自这里]({})",
            "programs": "会出现它的程序：{}",
            "works": "能正常运行的程序：{}",
            "causes": "原因多半是：{}",
            "confused": "容易混淆：{}",
            "explained": "详细说明：{}",
            "entries": "报错详解：{}",
        },
        plot={
            "start": "启动一个子进程要多久，按启动方式",
            "tasks": "一个空任务要多久，按 chunksize",
            "data": "一条消息来回一次要多久，按传法和大小",
            "access": "读一个数要多久，按它在哪里",
            "many": "读一百个数、写一百个数要多久：一百次调用，一次调用",
            "queue": "放一个数再取出来要多久，按队列",
            "pays": "一个任务要多久：循环里，进程池里",
            "whole": "全部任务要多久：循环里，要先启动的进程池里",
            "workers": "64 个任务要多久，按工作进程的个数",
            "memory": "一个子进程占多少内存，读数据之前和之后",
            "engines": "整个程序要多久，按执行任务的库",
            "row": "{}：{} {}",
            "legend": (
                "每个圈是一次测量；每条竖线是左边一条的十倍。{}，{} 个核，Python {}，{}；"
                "开始测量时平均负载 {}。"
            ),
        },
        api=("名字", "Python", "例子"),
        differences={
            "place": "哪里",
            "behaves": "结果不同",
            "worded": "只是措辞不同",
            "program": "程序",
            "before": "以前打印",
            "after": "之后打印",
            "wording": "只是 Python 自己打印的文字不同，或者先后不同：{} 处",
            "hangs": "没有结束",
            "ran": "{}：运行了 {} 个程序，其中 {} 个的输出和同一版本的 CPython 一样。{}。",
            "more": "……还有 {} 行",
            "none": "没有这些行",
            "order": "行相同，先后不同，或者由别的进程打印",
        },
        months=tuple(str(month) for month in range(1, 13)),
        day="{year} 年 {month} 月 {day} 日",
    ),
    "en": Words(
        note="Note",
        varies={
            "exact": ("fixed order", "Every run prints these lines in this order."),
            "sequence": (
                "fixed order, worker varies",
                (
                    "Every run prints these lines in this order;"
                    " which worker prints a line or is named in it changes from run to run."
                ),
            ),
            "process": (
                "order between processes varies",
                (
                    "Each process always prints its own lines in this order;"
                    " which process prints first changes from run to run."
                ),
            ),
            "unordered": (
                "line order varies",
                "Every run prints these lines; their order changes from run to run.",
            ),
        },
        checked="Checked in every run: ",
        seen_only="Seen on {} only",
        proved="{}: Python {}; {}.",
        pending="Recorded before the program's last change, and still to be run again.",
        versions_of="{} ({})",
        own_method="start method left to the program",
        comma=", ",
        run="run {} of {}",
        another="Another run",
        back="Back",
        next="Next",
        step="Step",
        every="line by line",
        begin="Press Next to see at which line each process of this run is.",
        says={
            "born": "{1} ms: {0} appears",
            "end": "{1} ms: {0} ends",
            "print": "{1} ms: {0} prints “{3}” in line {2}",
            "at": "{1} ms: {0} comes to line {2}",
            "halt": "{1} ms: {0} begins to wait in line {2}, for {3} ms",
            "never": "{1} ms: it hangs, and is stopped. {0}",
            "cut": "{1} ms: and so on for ever; the first {3} processes are shown. {0}",
            "idle": "still in Python's own code: {0}",
            "waits": "{0} waits",
            "several": "{0} processes",
            "comma": ", ",
            "unborn": "not there yet",
            "ended": "has ended",
            "run": "at line {0}",
            "ready": "at line {0}, ready to run",
            "wait": "waits in line {0}",
            "run0": "in Python's own code",
            "ready0": "in Python's own code, ready to run",
            "wait0": "waits in Python's own code",
            "which": "run {0} of {1}",
        },
        more="{} more real runs",
        method="Start method",
        player="Step through this run",
        made="Python {}, {}, {} ({} cores), {}",
        also="; ",
        legend=(
            "Timeline of a real run: {}. Solid: the main thread runs. Hollow: it is ready to run. Thin: it"
            " waits. Numbers: the program's line that prints at this moment."
        ),
        stuck="Where the first run hangs: {}. ",
        endless=" The program starts new processes for ever; the figure shows the first {}.",
        title="Timeline of {} ms",
        lane="{}: {} to {} ms, running for {}{}",
        prints=", prints at {}",
        stop=".",
        zips={
            "examples-zip": "Download all {} programs",
            "offline-zip": "Download the whole site for use without a network",
        },
        moved="This section is on another page now: [{title}]({link}).",
        finder={
            "paste": "Paste the error here",
            "find": "Find",
            "empty": "Paste an error into the box first.",
            "known": "The cause: {}",
            "perhaps": "It may be: {}",
            "consequence": "This is only a consequence: {}",
            "unknown": "This error is not known here.",
            "said": "By this line:",
            "follows": "It only follows from that, and goes away with it:",
            "others": "It may also be:",
            "near": "Nearest by the functions that the traceback passes through:",
            "causes": "What went wrong stands before or after it, or in another process's traceback. Mostly:",
            "unsure": "This line alone does not decide: paste the whole traceback.",
            "report": "Tell us of this error",
        },
        error={
            "listed": "- {}: {}",
            "seen": ": seen on {}",
            "between": ", ",
            "old": ": what older Pythons or Windows print, not run here",
            "not_run": "Not run here; the text was [read there]({})",
            "programs": "Programs that print it: {}",
            "works": "Programs that work: {}",
            "causes": "It mostly comes from: {}",
            "confused": "Often taken for it: {}",
            "explained": "Explained in {}",
            "entries": "This error in the catalogue: {}",
        },
        plot={
            "start": "How long a child takes to start, by start method",
            "tasks": "How long an empty task takes, by chunksize",
            "data": "How long a message and its answer take, by way and size",
            "access": "How long it takes to read a number, by where it is",
            "many": "How long it takes to read and write a hundred numbers, in a hundred calls and in one",
            "queue": "How long it takes to put a number and get it, by queue",
            "pays": "How long a task takes, in a loop and in a pool",
            "whole": "How long all tasks take, in a loop and in a pool that has to start",
            "workers": "How long 64 tasks take, by the number of workers",
            "memory": "How much memory a child takes, before and after it reads its data",
            "engines": "How long the whole program takes, by engine",
            "row": "{}: {} {}",
            "legend": (
                "Each ring is one measurement; each vertical line is ten times the one to its left."
                " {}, {} cores, Python {}, {}; the load average was {} at the start."
            ),
        },
        api=("Name", "Python", "Example"),
        differences={
            "place": "Where",
            "behaves": "Another result",
            "worded": "Only other wording",
            "program": "Program",
            "before": "Prints before",
            "after": "Prints from then on",
            "wording": "Only the wording or the order of what Python itself prints differs: {}",
            "hangs": "does not end",
            "ran": "{} ran {} programs; {} of them printed what CPython of the same version prints. {}.",
            "more": "… and {} more",
            "none": "none of these lines",
            "order": "the same lines, in another order or by other processes",
        },
        months=tuple(MONTHS.split()),
        day="{day} {month} {year}",
    ),
}
