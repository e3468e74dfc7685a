"""All that is said to a learner, in both languages."""

from __future__ import annotations

import locale
import os
import re
import sys
from dataclasses import dataclass

from harness.checks import CHECKS, claim
from learner.judge import Finding

CHINESE = 0x04  # the primary language of a language of Windows
# What a run leaves behind, as the harness names it.
LEFT = {
    "process": "进程",
    "shared memory": "共享内存",
    "semaphore": "信号量",
    "temporary file": "临时文件",
    "file": "文件",
    "folder": "文件夹",
}


@dataclass(frozen=True)
class Words:
    """One language: ``name`` as the pages name it, sentences by their names; braces are filled in."""

    name: str
    sentences: dict[str, str]

    def fault(self, finding: Finding) -> str:
        """What is wrong, in one sentence."""
        if finding.kind in CHECKS:
            return self.sentences["not_held"].format(claim(CHECKS[finding.kind], self.name))
        detail = self.left(finding.detail) if finding.kind == "left" else finding.detail
        return self.sentences[finding.kind].format(detail)

    def left(self, text: str) -> str:
        """What a run left behind, as the harness names it, in this language."""
        if self.name == "en":
            return text
        return re.sub(f"the ({'|'.join(LEFT)}) ", lambda match: f"{LEFT[match[1]]} ", text)


def shows_chinese() -> bool:
    """Whether what prints here has Chinese characters."""
    try:
        "中文".encode((sys.stdout and sys.stdout.encoding) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def language() -> str:
    """The language of whoever sits at this machine, if what prints here has its characters."""
    if not shows_chinese():
        return "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    if sys.platform == "win32":
        import ctypes

        return "zh" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == CHINESE else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith("zh") else "en"


WORDS = {
    "zh": Words(
        "zh",
        {
            "usage": "用法：python check.py 练习 文件（加上 --lang en 就用英文）",
            "usage_all": (
                "写几个文件或者一个文件夹，每个文件只用一行回答对不对，没有提示：\n"
                "  python check.py 练习 文件夹"
            ),
            "usage_end": "只写练习的名字，就显示它在哪一页、要输入什么：python check.py 练习",
            "usage_program": "把程序写好，存成一个 .py 文件，然后运行：\n  python check.py {} 文件.py",
            "usage_answer": (
                "把你认为会打印的内容写进一个文本文件，例如 answer.txt，每行形如 {1}；\n"
                "方括号里的数字代表进程，你自己定：同一个进程用同一个数字。然后运行：\n"
                "  python check.py {0} answer.txt"
            ),
            "other_language": "In English: python check.py --lang en {}",
            "no_exercise": "没有叫 {} 的练习。",
            "did_you_mean": "是不是 {}？",
            "see_list": "直接运行 python check.py，就列出全部练习。",
            "all_right": "对    {}",
            "all_wrong": "不对  {}",
            "no_files": "{} 里没有 {} 文件。",
            "near": "旁边有 {}，是不是它？",
            "no_file": "没有 {} 这个文件。看一看文件名，以及终端当前在哪个文件夹。",
            "no_regular_file": "{} 不是文件。",
            "not_opened": "{0} 打不开：{2}",
            "too_large": "{0} 超过 {2} MB，不像是一个程序。",
            "empty": "{} 是空的。编辑器里的内容保存了吗？",
            "not_named_py": "{} 的名字要以 .py 结尾。",
            "hides": "{0} 和标准库的模块 {2} 同名，Python 会把它当成那个模块。换一个文件名。",
            "syntax": "{0} 第 {1} 行：Python 读不懂。{2}",
            "too_deep": "{} 嵌套得太深，读不了。",
            "coding": "{0} 的第一、二行里写的编码不对：{2}。删去那一行，把文件存成 UTF-8。",
            "encoding": "{0} 第 {1} 行：文件不是 UTF-8 编码的文本。在编辑器里选「另存为」，编码选 UTF-8。",
            "no_lines": "{} 里没有一行以方括号里的数字开头。这道练习不要程序，要写着你的预测的文本文件。",
            "checking": "{}：{}，Python {}，每种启动方式运行 {} 次……",
            "patience": "程序要是卡住，要等半分钟左右才有结果。",
            "right": "通过。启动方式 {} 各运行了 {} 次，每次都对。",
            "note": "通过了，不过第 {} 行还要看一看：{}",
            "wrong": "还不对。启动方式 {}：",
            "not_held": "这一条不成立：{}",
            "hangs": "程序卡住了：5 秒里没有一个进程在动，只好把它终止。",
            "endless": "程序没有结束，只好把它终止。",
            "floods": "程序不停地打印，超过了 1 MB，只好把它终止。",
            "forks": "程序不停地启动进程，超过了 64 个，只好把它们终止。",
            "memory": "程序占用的内存超过了 2 GB，只好把它终止。",
            "files": "程序写的文件超过了 128 MB，只好把它终止。",
            "killed": "看管程序的进程被终止了：可能是程序自己发的信号，也可能是内存不够。",
            "not_run": "程序没能运行：{}",
            "no_guard": (
                "没有守卫：子进程又运行到启动子进程的代码，要启动自己的子进程，就出错了。"
                "一打印这个错误，程序就被终止了。"
            ),
            "needs": "打印的都对，可是不是按题目的要求得到的：程序里 {} 一个也没有用到。",
            "missed": "打印的都对，可是不是按题目的要求得到的。",
            "chosen": (
                "打印的都对，可是程序自己用 {} 选定了启动方式，别的启动方式下对不对，就没有检查到。"
                "题目要求在每种启动方式下都对：去掉它，再检查一次。"
            ),
            "one_by_one": "打印的都对，可是一个做完了，下一个才开始。题目要求它们同时进行。",
            "written": "打印的都对，可是 {} 在程序里就是这样写死的，不是算出来的。",
            "arrives": (
                "打印的都对，可是 {} 不是从别的进程送到父进程的：是父进程自己算的，或者写死在程序里。"
                "让别的进程算好，再交给它。"
            ),
            "sent": "打印的都对，可是启动子进程的时候，没有把 {} 交给它。",
            "few": "启动的子进程不到 {} 个。",
            "many": "打印的都对，可是启动的子进程不止 {} 个。",
            "counted": "打印的都对，可是程序里写明了要取几项。题目说，取的一方事先不知道有几项。",
            "borrowed": "有的行是父进程打印的，写的却是子进程的 PID。让子进程自己用 say() 打印。",
            "without": "这道练习不用 {} 来做。",
            "child_error": "有子进程出错了，父进程没有察觉。错误在回溯（traceback）的最后一行。",
            "unsaid": "有的行不以 [PID] 开头。每一行都用 say() 打印，不要直接用 print()。",
            "no_child": "没有启动子进程。",
            "forged": "有的行写着一个不存在的进程的 PID。每一行都用 say() 打印，由它写上真的 PID。",
            "error": "程序出错了，退出状态 {}。错误在回溯（traceback）的最后一行。",
            "spelling": "打印的行和要求的只差大小写、空格或者标点：照原样写。",
            "lines": "打印的行和要求的不一样。",
            "order": "每一行都对，由哪个进程打印也对，但是先后和要求的不一样。",
            "together": "每一行都对，但是有两行由同一个进程打印了，应当由两个进程各打印一行：{}。",
            "apart": "每一行都对，但是有两行由两个进程打印了，应当由同一个进程打印：{}。",
            "not_parent": "每一行都对，但是有的行应当由父进程打印，却由别的进程打印了：{}。",
            "speaker": "每一行都对，但是有的行由别的进程打印了。",
            "unjoined": "没有对这些子进程调用 join()：{}。",
            "left": "程序结束以后，还留下了东西：{}。",
            "missing": "  少了：",
            "extra": "  多了：",
            "more": "    ……还有 {} 行",
            "printed": "它打印了：",
            "printed_nothing": "它什么也没有打印。",
            "hint": "提示：{}",
            "meant_for": "这些行，练习 {} 要的正好一行不差：是不是交错了练习？",
            "hint_line": "看第 {} 行：{}",
            "hint_maybe": "提示，可能是这样：{}",
            "read": "看这一节：{}",
            "foretold_wrong": "预测的和实际的不一样。",
            "foretold_order": "每一行都有，由哪个进程打印也对，但是先后和实际的不一样。",
            "foretold_speaker": "每一行都有，但是由哪个进程打印和实际的不一样：看方括号里的数字。",
            "foretold_missing": "  实际打印了，你没有写：",
            "foretold_extra": "  你写了，实际没有打印：",
            "foretold_none": (
                "  实际打印了 {} 行，你一行也没有写对。先看程序里有几个 say()，再想每个进程各执行哪几个。"
            ),
            "foretold_again": "改好再运行一次。页面上折叠着的是答案。",
            "foretold_right": "预测得对。启动方式 {} 都运行过了。这台机器上打印的是：",
        },
    ),
    "en": Words(
        "en",
        {
            "usage": "Usage: python check.py EXERCISE FILE    (--lang zh for Chinese)",
            "usage_all": (
                "Name several files or a folder, and each file gets one line, right or wrong, and no hint:\n"
                "  python check.py EXERCISE FOLDER"
            ),
            "all_right": "right  {}",
            "all_wrong": "wrong  {}",
            "no_files": "In {} there is no {} file.",
            "near": "Beside it lies {}: did you mean that?",
            "usage_end": (
                "With nothing but the name of an exercise, it tells on which page that is,"
                " and what to type: python check.py EXERCISE"
            ),
            "usage_program": "Save your program as a .py file, then run:\n  python check.py {} FILE.py",
            "usage_answer": (
                "Write what you think it prints into a text file, answer.txt say, in lines like {1}.\n"
                "The number in brackets stands for a process, and is yours to choose: the same process,"
                " the same number. Then run:\n"
                "  python check.py {0} answer.txt"
            ),
            "other_language": "用中文回答：python check.py --lang zh {}",
            "no_exercise": "There is no exercise {}.",
            "did_you_mean": "Did you mean {}?",
            "see_list": "python check.py alone lists all exercises.",
            "no_file": "There is no file {}. Look at its name, and at the folder that your terminal is in.",
            "no_regular_file": "{} is not a file.",
            "not_opened": "{0} cannot be opened: {2}",
            "too_large": "{0} is larger than {2} MB, which hardly is a program.",
            "empty": "{} is empty. Did you save it in your editor?",
            "not_named_py": "The name of {} must end in .py.",
            "hides": (
                "{0} is named like the module {2} of the standard library, and Python would take it for that"
                " module. Give it another name."
            ),
            "syntax": "{0}, line {1}: Python cannot read it. {2}",
            "too_deep": "{} is nested too deep to be read.",
            "coding": (
                "{0} names an encoding in its first two lines that cannot be: {2}. Leave that line out, and"
                " save the file as UTF-8."
            ),
            "encoding": "{0}, line {1}: the file is no text in UTF-8. Save it as UTF-8 in your editor.",
            "no_lines": (
                "No line of {} begins with a number in brackets. This exercise asks not for a program,"
                " but for a text file with your prediction."
            ),
            "checking": "{}: {}, Python {}, {} runs under each start method ...",
            "patience": "If your program hangs, this takes about half a minute.",
            "right": "Passed. Start methods {}: {} runs of each, all of them right.",
            "note": "It passed, but look at line {} again: {}",
            "wrong": "Not yet right. Start method {}:",
            "not_held": "This does not hold: {}",
            "hangs": "The program hangs: for 5 seconds none of its processes moved. It was stopped.",
            "endless": "The program did not end. It was stopped.",
            "floods": "The program prints without end, more than 1 MB. It was stopped.",
            "forks": "The program starts processes without end, more than 64. They were stopped.",
            "memory": "The program took more than 2 GB of memory. It was stopped.",
            "files": "The program wrote more than 128 MB of files. It was stopped.",
            "killed": (
                "The process that watches the program was killed: by a signal of the program itself,"
                " or because memory ran short."
            ),
            "not_run": "The program could not be run: {}",
            "no_guard": (
                "There is no guard: a child comes to the code that starts children, tries to start its own,"
                " and fails. The program was stopped as soon as this error was printed."
            ),
            "needs": (
                "All lines are right, but they do not come about as the exercise asks: the program uses none"
                " of {}."
            ),
            "missed": "All lines are right, but they do not come about as the exercise asks.",
            "chosen": (
                "All lines are right, but the program chooses its start method itself, by {}, so that no"
                " other was tried. The answer is to be right under each of them: leave that out, and check"
                " it again."
            ),
            "one_by_one": (
                "All lines are right, but one begins when the other is done. The exercise wants them at the"
                " same time."
            ),
            "written": (
                "All that it prints is right, but {} stands in the program just like that, and is not"
                " computed."
            ),
            "arrives": (
                "All that it prints is right, but {} did not come to the parent from another process:"
                " the parent computes it, or it is written down. Let another process compute it,"
                " and hand it over."
            ),
            "sent": "All that it prints is right, but no child was given {} when it was started.",
            "few": "It starts fewer than {} children.",
            "many": "All that it prints is right, but it starts more than {} children.",
            "counted": (
                "All that it prints is right, but the program says how many items are taken. Whoever takes"
                " them is not to know that."
            ),
            "borrowed": (
                "The parent prints a line with the PID of a child. Let the child print it, by say()."
            ),
            "without": "This exercise is to be solved without {}.",
            "child_error": (
                "A child failed; the parent did not notice. The last line of the traceback is the error."
            ),
            "unsaid": "Some lines do not begin with [PID]. Print each line by say(), not by print().",
            "no_child": "No child process is started.",
            "forged": (
                "A line has the PID of a process that there was not. Print each line by say(), which puts the"
                " real one."
            ),
            "error": "The program fails, with exit status {}. The last line of the traceback is the error.",
            "spelling": (
                "Some lines differ from those asked for, but only in case, spaces or punctuation: copy them"
                " exactly."
            ),
            "lines": "It does not print the lines that are asked for.",
            "order": "Each line is right, and so is the process that prints it, but the order is wrong.",
            "together": (
                "Each line is right, but one process prints two lines that two processes are to print: {}."
            ),
            "apart": (
                "Each line is right, but two processes print two lines that one process is to print: {}."
            ),
            "not_parent": (
                "Each line is right, but the parent is to print these, and another process does: {}."
            ),
            "speaker": "Each line is right, but some are printed by the wrong process.",
            "unjoined": "Nobody called join() on these children: {}.",
            "left": "When the program had ended, something was left behind: {}.",
            "missing": "  Missing:",
            "extra": "  Not asked for:",
            "more": "    ... and {} more",
            "printed": "It printed:",
            "printed_nothing": "It printed nothing.",
            "hint": "Hint: {}",
            "meant_for": "These are just the lines of the exercise {}: is the answer to that one?",
            "hint_line": "Look at line {}: {}",
            "hint_maybe": "Hint, it may be this: {}",
            "read": "Read this section: {}",
            "foretold_wrong": "Your prediction differs from what it prints.",
            "foretold_order": "Each line is there, from the right process, but the order is wrong.",
            "foretold_speaker": (
                "Each line is there, but not from the right process: look at the numbers in brackets."
            ),
            "foretold_missing": "  It prints this, and you did not write it:",
            "foretold_extra": "  You wrote this, and it does not print it:",
            "foretold_none": (
                "  It prints {} lines, and you have none of them. Count the calls of say() in the program"
                " first, then ask which process makes which."
            ),
            "foretold_again": "Change it and run this again. The solution is folded away on the page.",
            "foretold_right": "Correct prediction. It ran under {}. On this machine it printed:",
        },
    ),
}
