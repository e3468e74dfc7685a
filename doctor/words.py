"""All that doctor.py says, in both languages."""

WORDS = {
    "zh": {
        "usage": (
            "用法：\n"
            "  python doctor.py                    检查这台机器\n"
            "  python doctor.py --error 文件       这个文件里的报错是什么意思；不写文件，就从标准输入读\n"
            "  python doctor.py 程序.py            读你的程序，不运行它，指出哪里不对\n"
            "  python doctor.py --run 程序.py      用每种启动方式各运行一次（会运行你的程序），比较结果\n"
            "选项写在前面：--lang en 用英文；--limit 60 和 --run 一起用，每次最多运行 60 秒（默认 30 秒）"
        ),
        "option": "看不懂选项 {0}。--help 列出用法；--lang 后面写 zh 或 en，--limit 后面写秒数。",
        "not_opened": "{0} 打不开：{1}",
        "read": "  看这一节：{0}",
        "found": "{0} 第 {1} 行：{2}",
        "more": "……还有 {0} 处。先改好上面这些，再运行一次。",
        "none": "{0}：只看程序的文字，没有发现问题。要看它在每种启动方式下是否都能运行，加上 --run。",
        "none_started": "{0}：没有发现问题；也没有看到它启动进程。",
        "look_end": "要检查一个程序：python doctor.py 程序.py；要查一段报错：python doctor.py --error 文件",
        "paste": "把报错贴进来，最后按 {0}：",
        "error_known": "这个报错：",
        "error_perhaps": "不能确定，可能是：",
        "error_unknown": "这里查不到这个报错。",
        "error_empty": "没有内容。把整段报错存成文件，或者从标准输入送进来。",
        "error_line": "  由这一行看出：{0}",
        "error_cause": "它只是后果，原因可能是：",
        "stood_failed": "在这之前，有一个子进程已经出错：{0}",
        "stood_import": "子进程导入你的文件时，在顶层出错：{0}",
        "stood_child": "按下 Ctrl+C 时，有子进程停在这一行等待：{0}",
        "stood_parent": "按下 Ctrl+C 时，父进程停在这一行等待：{0}",
        "stood_end": "按下 Ctrl+C 时，有一个进程已经到了末尾，却在等别人取走它放进队列的数据。",
        "error_follows": "里面还有一个报错，只是后果：",
        "error_other": "也可能是：",
        "error_nearest": "和它最接近的是：",
        "chooses": "{0} 自己指定了启动方式（{1}），所以只按它指定的运行。",
        "running": "运行 {0}，启动方式 {1}，最多 {2:g} 秒……",
        "verdict": "{0}：{1}",
        "run_first": "正常结束。下面的都和它比较。",
        "run_same": "正常结束，输出相同（先后和 PID 不算）。",
        "run_other": "正常结束，输出不同。",
        "run_varies": "正常结束。同一种启动方式下两次的输出就不同，所以没有比较。",
        "run_error": "出错了，退出状态 {0}。",
        "run_child_error": "有子进程出错了，程序的退出状态却是 0。",
        "run_hangs": "没有结束：5 秒里没有一个进程在动，只好把它终止。",
        "run_endless": "到时间还没有结束，只好把它终止。需要更久的话，用 --limit。",
        "waits_child": "  有子进程停在 {0}：{1}",
        "waits_parent": "  父进程停在 {0}：{1}",
        "waits_end": "  有一个进程已经到了末尾，却在等别人取走它放进队列的数据。",
        "run_reading": "只看程序的文字，发现：",
        "run_imported": (
            "只在 {0} 下不对：那里的子进程重新导入你的文件，它有的只是顶层创建的东西和收到的参数。顶层的"
            "队列和锁，在那里是另外创建的；守卫下或者 main() 里改过的全局变量，在那里还是旧值。"
            "forkserver 的子进程看到的环境变量，是第一次 start() 时的。"
        ),
        "run_forked": (
            "只在 fork 下卡住：那里的子进程是父进程的一份副本。管道的每一端，在它那里都还开着；fork 那一刻"
            "别的线程持有的锁，在它那里永远不会释放。"
        ),
        "run_repeated": (
            "在 {0} 下，子进程重新导入你的文件，又执行了一次顶层的代码，所以这些行又打印了一次。只该执行一次"
            "的，写到守卫下面。"
        ),
        "missing": "  少了：",
        "extra": "  多了：",
        "left": "  结束以后还留下：{0}",
        "no_input": "  用 --run 运行时没有人输入：把 input() 换成固定的值再试。",
        "fact_python": "Python：{0} {1}，{2} 位，{3}",
        "fact_free_threaded": "  自由线程版（没有 GIL）：线程也能同时用几个核。",
        "fact_frozen": "× 这是打包成的可执行文件：在守卫下第一行要调用 multiprocessing.freeze_support()。",
        "fact_store": (
            "× 这是 Microsoft Store 里的 Python：在有些文件夹里，子进程启动不了。从 python.org 安装。"
        ),
        "fact_system": "系统：{0}",
        "fact_container": "  在容器里运行。",
        "fact_windows": "  在 Windows 上，进程池最多 {0} 个工作进程。",
        "fact_method": "启动方式：默认 {0}；可以用 {1}",
        "fact_why_win32": "  Windows 上只有 spawn。Python 3.14 在这里没有改变默认。",
        "fact_why_darwin": "  macOS 上默认是 spawn。Python 3.14 在这里没有改变默认。",
        "fact_why_old": (
            "  到 Python 3.13 为止，这个系统上默认是 fork；从 3.14 起是 forkserver。那时 target"
            " 和参数必须能够序列化，没有守卫的程序会出错，守卫下改过的全局变量传不到子进程。"
        ),
        "fact_why_new": "  从 Python 3.14 起，这个系统上默认是 forkserver；以前是 fork。",
        "fact_why_spawn": "× 这个系统上默认本来是 forkserver；现在是 spawn，因为没有可写的临时文件夹。",
        "fact_cores": "核：机器有 {0} 个，这个进程可以用 {1} 个",
        "fact_quota": "× 控制组只给相当于 {0:.1f} 个核的时间。进程池的大小按它来定，不要按 os.cpu_count()。",
        "fact_one_core": "× 只有一个核可用：多进程不会让计算变快。",
        "fact_memory": "内存：{0} MB",
        "fact_memory_limit": "× 控制组限制内存为 {0} MB：超过时，进程会被系统终止（退出码 -9）。",
        "fact_no_shm": "× 没有 /dev/shm：锁、队列和共享内存都用不了。",
        "fact_shm": "共享内存 /dev/shm：共 {0} MB，剩 {1} MB",
        "fact_no_lock": "× 锁创建不了：{0}",
        "fact_no_temp": "× 没有可写的临时文件夹。设置环境变量 TMPDIR。",
        "fact_temp": "临时文件夹：{0}，剩 {1} MB",
        "fact_long_temp": "× 临时文件夹的路径有 {0} 字节，太长：最多 {1} 字节，否则套接字的地址放不下。",
        "fact_open_files": "同时打开的文件：最多 {0} 个",
        "fact_processes": "进程：最多 {0} 个；控制组里最多 {1} 个",
        "fact_notebook": "× 在笔记本里运行：把函数写进 .py 文件，再导入它，否则子进程找不到。",
        "fact_idle": "× 在 IDLE 里运行：子进程的输出不出现在 IDLE 里。在终端里运行。",
        "fact_encoding": "输出的编码：{0}，它没有的字符打印不了。",
        "fact_started": "{0}：启动了一个子进程，用了 {1:.2f} 秒",
        "fact_not_started": "× {0}：启动不了子进程：{1}",
        "rule_no-guard": (
            '{0} 不在 if __name__ == "__main__": 下面。用 spawn 或 forkserver 时（Windows、macOS，以及'
            " Python 3.14 起的 Linux），子进程导入这个文件，又执行到这里，就出错；Pool 则不停地再启动"
            "新的工作进程，程序不结束。"
        ),
        "rule_guard-mistyped": (
            'if {0}: 不是守卫。守卫比较的是 __name__ 和 "__main__"，各有两个下划线在前、两个在后。'
        ),
        "rule_fork-beside-thread": (
            "{0} 用 fork 启动子进程，这时第 {2} 行 {1} 启动的线程还在：它此刻持有的锁，在子进程里永远"
            "不会释放。先启动子进程，后启动线程，或者用 forkserver 或 spawn。"
        ),
        "rule_set-method-outside-guard": (
            "set_start_method() 不在守卫下面：子进程导入这个文件时再次设置，就出错。"
        ),
        "rule_not-called": "{0} 后面没有括号，所以没有调用它。写成 {0}()。",
        "rule_run-not-start": "{0}.run() 在父进程里执行，不启动子进程。要用 start()。",
        "rule_start-returns-none": (
            "start() 返回 None，所以 {0} 是 None，不是进程。先把进程赋给变量，再调用 start()。"
        ),
        "rule_target-missing": "{0} 成了第一个参数 group，它只能是 None。写成 target={0}。",
        "rule_unknown-keyword": "Process 没有参数 {0}。传给函数的写在 args 或 kwargs 里。",
        "rule_daemon-too-late": "{0}.daemon 要在 start() 之前设置。",
        "rule_one-after-another": (
            "循环里 start() 之后马上 join()，子进程一个接一个地运行，不同时。先全部 start()，再全部 join()。"
        ),
        "rule_target-called": (
            "{0} 在父进程里就调用了，交给子进程的是它的返回值。去掉括号，写 {1}；参数另外写。"
        ),
        "rule_coroutine": (
            "{0} 是 async 函数：子进程里只得到一个协程，函数体不执行。用普通函数，在里面调用 asyncio.run()。"
        ),
        "rule_missing-comma": "这里的 {0} 不是元组。只有一个参数时，逗号不能少：(…,)。",
        "rule_lambda": "target 是 lambda：用 spawn 和 forkserver 时不能序列化。把它写成模块顶层的函数。",
        "rule_lambda-task": "lambda 交不给进程池的 {0}()：不能序列化。把它写成模块顶层的函数。",
        "rule_local-function": "{0} 定义在另一个函数里面（第 {1} 行），不能序列化。把它移到模块顶层。",
        "rule_shared-as-task": (
            "{0} 是 multiprocessing 的 {1}，不能作为任务的参数。用 initializer 交给工作进程，或者用 Manager。"
        ),
        "rule_thread-lock": "{0}（{1}）属于线程，不能交给别的进程。用 multiprocessing 里的。",
        "rule_lock-in-self": (
            "{0} 会带上整个对象，而里面的 {1}（{2}）不能序列化：交给进程池总是失败，交给 Process 在"
            " spawn 和 forkserver 下失败。在 __getstate__ 里去掉它，或者用模块顶层的函数。"
        ),
        "rule_pool-in-self": (
            "{0} 连同整个 self 一起序列化，而 {1} 是进程池，不能序列化。任务用模块顶层的函数。"
        ),
        "rule_input-in-child": (
            "{0} 在子进程里运行，在那里 input() 读不到键盘：抛出 EOFError。在父进程里读，再传进去。"
        ),
        "rule_daemon-children": "{1} 由守护进程或进程池运行，不能再用 {0} 启动进程。",
        "rule_result-dropped": (
            "{0}() 的结果没有留下：{1} 抛出异常时，谁也看不到。留下结果，对它调用 get() 或 result()。"
        ),
        "rule_with-ends-tasks": (
            "离开 with 时 {0} 被终止，还没有做完的任务就没有了。在块里取得结果，或者 close() 以后 join()。"
        ),
        "rule_timeout-in-with": (
            "{0} 的超时只是不再等，任务还在做：离开 with 时还要等它做完，它不结束就一直等下去。"
        ),
        "rule_join-before-close": "{0}.join() 之前没有 close() 或 terminate()：抛出 ValueError。",
        "rule_pool-not-closed": (
            "{0} 没有关闭，也没有用 with：变量 {0} 在，工作进程就在；它一消失，没做完的任务也跟着没有了。"
        ),
        "rule_join-before-get": (
            "join() 在从 {0} 取出之前：数据一多，子进程就结束不了，join() 一直等下去。先取完，再 join()。"
        ),
        "rule_empty-as-end": (
            "用 {0}.empty() 决定循环何时结束：刚放进去的还看不到，别的进程也可能先取走。用哨兵 None"
            " 表示结束。"
        ),
        "rule_global-changed": (
            "{1} 在子进程里改变 {0}，别的进程（第 {2} 行）看不到：进程不共享全局变量。"
            "进程池的任务用返回值交回来，Process 用队列。"
        ),
        "rule_global-under-guard": (
            "{1} 在子进程里运行，读 {0}，而它只在守卫下面赋值：用 spawn 和 forkserver 时抛出 NameError。"
            "作为参数传进去。"
        ),
        "rule_set-under-guard": (
            "{0} 在守卫下面改了，而 {1} 在子进程里读它：用 spawn 和 forkserver 时读到的还是顶层的值。"
            "作为参数传进去。"
        ),
        "rule_shared-at-top-level": (
            "{0} 在模块顶层创建，{1} 在子进程里直接用它：用 spawn 和 forkserver 时，每个进程各有一个 {2}，"
            "互不相通。作为参数传进去。"
        ),
        "rule_seeded-at-top-level": "{0}() 在模块顶层：每个子进程从同样的状态开始，{1} 得到的随机数都一样。",
        "rule_seeded-in-initializer": "{1} 在每个工作进程里调用 {0}，种子都一样，得到的随机数也一样。",
        "rule_value-without-lock": (
            "{0}.value 先读后写，没有用锁：别的进程的更新会丢失。写在 with {0}.get_lock(): 里。"
        ),
        "rule_queue-empty": (
            "multiprocessing 的队列没有 {1} 这个属性，except {0} 什么也捕获不到。用 queue.{1}。"
        ),
        "rule_qsize-as-bound": "用 {0}.qsize() 作循环次数：后来才放进去的就漏掉了。用哨兵 None 表示结束。",
        "rule_one-argument": "{0} 需要 {1} 个参数，{2}() 每次只给 {3} 个。Pool 用 starmap()。",
        "rule_argument-missing": "没有给全 {0} 需要的参数，少了 {1}。",
        "rule_module-called": "{0} 是模块，不能调用。进程的类是 Process，第一个字母大写。",
        "rule_context-as-text": 'mp_context 要的是上下文，不是文字：get_context("{0}")。',
        "rule_no-such-method": "没有叫 {0} 的启动方式：只有 fork、spawn、forkserver，都是小写。",
        "rule_no-super-init": "{0} 的 __init__ 没有调用 super().__init__()，这样的进程启动不了。",
        "rule_exit-in-task": (
            "{1} 是进程池的任务，{0} 结束的是工作进程：这个任务的结果永远不来，{2}() 的"
            "结果就永远等不到。改成抛出异常。"
        ),
        "rule_own-pool": (
            "{0} 自己就是 {1} 的任务，又向 {1} 提交任务：工作进程都在等结果，没有一个去做；用 spawn 和"
            " forkserver 时，工作进程里没有 {1}。任务只由父进程提交。"
        ),
        "rule_other-arguments": (
            "{1} 里抛出的 {0} 送不回来：__init__() 需要的参数，和传给 super().__init__() 的个数不同。把参数"
            "原样传给 super().__init__()。"
        ),
        "rule_bare-decorator": (
            "{0} 不能序列化：装饰器 {1} 换上的 {2} 定义在函数里面。在 {2} 上面写 @functools.wraps(…)。"
        ),
        "rule_set-in-run": (
            "{0} 在 run() 里赋值，也就是在子进程里；第 {2} 行的父进程读到的，还是 {1} 的 __init__() 里的值。"
            "用队列把结果送回来。"
        ),
        "rule_self-changed": (
            "{1} 在子进程里执行，那里改的是 self 的副本；第 {2} 行的父进程读到的 {0} 没有变。"
            "用队列把结果送回来。"
        ),
        "rule_submit-keyword": "submit() 把关键字 {0} 转交给 {1}，它没有这个参数。参数直接写在函数后面。",
        "rule_generator-task": "{0} 是生成器函数：它的结果是一个生成器，不能序列化，送不回来。让它返回列表。",
        "rule_generator-target": "{0} 是生成器函数：子进程里只得到一个生成器，函数体一行也不执行。",
        "rule_event-loop": (
            "{0} 在子进程里执行，那里没有事件循环：从 Python 3.14 起，asyncio.get_event_loop() 抛出"
            " RuntimeError。改用 asyncio.run()。"
        ),
        "rule_wrapped-by-name": (
            "{0} 不能序列化：functools.wraps 给了它 {1} 这个名字，而这个名字指的是另一个函数。"
            "在 {1} 上面写 @{2}，交出去的也写 {1}。"
        ),
        "rule_getattr-recursion": (
            "{0} 的对象在另一个进程里还原时，__getattr__ 会不停地调用自己：那时还没有 {1}。让它一开始就对以"
            "两个下划线开头的名字抛出 AttributeError。"
        ),
        "rule_inner-changed": (
            "{1}() 改的是副本：{0} 是从管理器里取出来的。改完再放回去，或者里面的也用管理器的对象。"
        ),
        "rule_asyncio-object": "{0}（{1}）属于一个事件循环，子进程得到的是副本。改用 multiprocessing 里的。",
        "rule_mixed-contexts": (
            "{0} 由 fork 的上下文创建，进程却由 {1} 的上下文创建：抛出 RuntimeError。两个用同一个上下文创建。"
        ),
        "rule_max-tasks-forked": "max_tasks_per_child 不能和 fork 一起用：抛出 ValueError。",
        "rule_new-file-at-top-level": (
            "{0} 在模块顶层：用 spawn 和 forkserver 时，子进程导入这个文件，又执行一次，而文件已经有了，"
            "就抛出 FileExistsError。写到守卫下面。"
        ),
        "rule_lambda-in-register": (
            "register() 里的 lambda 不能序列化：用 spawn 和 forkserver 时，管理器启动不了。"
            "写成模块顶层的函数。"
        ),
        "rule_cannot-be-sent": "{0} 不能序列化，交不给子进程。在子进程里创建它。",
        "rule_lock-in-object": (
            "{0} 的对象不能序列化，交不出去：里面的 {1}（{2}）要留在这个进程里。在 __getstate__ 里去掉它，"
            "或者在子进程里再创建。"
        ),
        "rule_function-given": "{0} 没有定义在模块顶层，不能序列化，交不给子进程。把它写成模块顶层的函数。",
        "rule_pointer-in-structure": (
            "{0} 里有指针，它的对象不能序列化。交出指针指向的数据，在子进程里再创建 {0}。"
        ),
        "rule_opened-given": "{0} 不能序列化，交不给子进程。交出文件名这样的数据，在子进程里打开。",
        "rule_lock-in-process": (
            "{0} 的 __init__ 放进 {1} 的 {2} 不能序列化：在 spawn 和 forkserver 下 start() 失败。"
            "在 run() 里创建它，或者用 multiprocessing 里的。"
        ),
        "rule_put-stays": "{0} 不能序列化：{1}.put() 不报错，对方却永远收不到。放普通的数据。",
        "rule_named-otherwise": (
            "{0} 的对象不能序列化，传不过去也返回不了：它自己的名字是 {1}，"
            "模块顶层没有这个名字。两处写成一样。"
        ),
        "rule_wrong-end": "{0}：duplex=False 的 Pipe，第一端只能接收，第二端只能发送。",
        "rule_pool-after-end": "{0} 在第 {2} 行之后：那时 {1} 已经关闭，会抛出 ValueError。",
        "rule_executor-after-end": "{0} 在第 {2} 行之后：那时 {1} 已经关闭，会抛出 RuntimeError。",
        "rule_queue-after-close": "{0} 在第 {2} 行之后：那时 {1} 已经关闭，会抛出 ValueError。",
        "rule_pipe-after-close": "{0} 在第 {2} 行之后：那时 {1} 已经关闭，会抛出 OSError。",
        "rule_start-twice": (
            "{0} 又启动一次：一个进程对象只能启动一次，会抛出 AssertionError。每次创建一个新的。"
        ),
        "rule_condition-not-held": "{0} 之前没有持有 {1}：会抛出异常。写在 with {1}: 里面。",
        "rule_value-type": '{1} 放不进 {0}：它装的是整数。换成小数的类型 "d"，或者先取整。',
        "rule_barrier-too-few": (
            "{0} 要等齐 {1} 个进程，可是只交给了 {2} 个：它们会一直等下去，"
            "设了超时的话，就抛出 BrokenBarrierError。"
        ),
        "rule_sentinels-too-few": (
            "从 {0} 取的消费者有 {1} 个，取到 None 才结束，None 却只放了 {2} 个：剩下的一直等，程序不结束。"
            "有几个消费者，就放几个 None。"
        ),
        "rule_task-not-done": (
            "执行到这个 continue，这一项就没有调用 {0}.task_done()，队列的 join() 会一直等。"
            "把 task_done() 写进 finally，或者在 continue 之前也调用它。"
        ),
        "rule_logging-under-guard": (
            "在 spawn 和 forkserver 下，这里的 {0} 什么也不输出：logging 在第 {1} 行设置，"
            "子进程不执行那一行。在子进程里也设置一次。"
        ),
        "rule_other-queue": "{0}：{1} 没有这个用法，会抛出异常。队列有好几种，各有各的方法。",
        "rule_queue-not-iterable": (
            "不能用 for 遍历队列 {0}：会抛出 TypeError。放一个哨兵，在循环里用 get() 取，取到哨兵就结束。"
        ),
        "rule_no-size": "{0}：管道的 recv() 不要长度，会抛出 TypeError。去掉参数。",
        "rule_value-forgotten": "{0}：{1} 是装着那个数的对象，会抛出 TypeError。写成 {1}.value。",
        "rule_result-not-fetched": "{0} 不是结果，这样用会抛出异常。先用 {1} 取出结果。",
        "rule_arguments-not-iterable": "{0} 得到的是 {1}：里面没有可以一项一项取的参数，会抛出 TypeError。",
        "rule_acquire-entered": "{0} 返回的是 True，不能写在 with 里。写成 with {1}:。",
        "rule_lock-kept": (
            "从这里离开，第 {1} 行获取的 {0} 就没有释放，别的进程会一直等。写成 with {0}:，怎样离开都会释放。"
        ),
        "rule_popen-habit": "进程对象没有 {0}，会抛出 AttributeError。用 {1}。",
        "rule_never-set": "{0} 一直等下去：整个程序里没有一处调用 {1}.set()。",
        "rule_never-notified": "{0} 一直等下去：整个程序里没有一处调用 {1}.notify() 或 {1}.notify_all()。",
        "rule_map-keyword": (
            "{0} 不会把关键字 {1} 转交给 {2}，会抛出 TypeError。用 functools.partial({2}, {1}=…) 固定它。"
        ),
        "rule_release-alone": "{0}：程序里没有一处获取 {1}，会抛出 ValueError。写成 with {1}:。",
        "rule_end-still-open": (
            "这个循环等 {0} 的 EOFError，可是 {1} 在这个进程里一直开着，EOFError 不会来。启动子进程之后，"
            "在这里关闭 {1}。"
        ),
        "rule_end-inherited": (
            "{2} 等 {0} 的 EOFError，可是在 fork 下，子进程自己也有一个开着的 {1}，EOFError 不会来。"
            "把它也传给子进程，在那里关闭。"
        ),
        "rule_count-not-called": "{0} 少了括号：这里给的是函数本身，不是核数，会抛出 TypeError。写成 {0}()。",
        "rule_count-is-text": (
            "{0} 由命令行给出时是文字，不是数，会抛出 TypeError。在 add_argument() 里写 type=int。"
        ),
        "rule_time-as-block": (
            "{0} 的第一个可选参数是 block，{1} 在这里只表示「等」，会一直等下去。写成 timeout={1}。"
        ),
        "rule_time-as-block-of-lock": (
            "{0} 的第一个参数是 block，{1} 在这里只表示「等」，会一直等下去。写成 timeout={1}。"
        ),
        "rule_chunk-is-fraction": (
            "{0} 得到的 chunksize 是 {1}，不是整数：进程池的 map() 和 starmap() 会一直等下去，"
            "别的抛出异常。用 //。"
        ),
        "rule_keys-only": (
            "交给 {0} 的是字典，传进去的却只有它的各个键。把值写成元组，或者用 kwargs 按名字传。"
        ),
        "rule_text-as-target": "{0} 是文字，不能调用。去掉引号，写函数本身。",
        "rule_run-with-parameters": (
            "start() 调用 run() 时不给参数，而 {0} 的 run() 还要 {1}。在 __init__() 里存进 self。"
        ),
        "rule_callback-called": "{0} 在这里就调用了，返回的是 None。去掉括号，写 {1}。",
        "rule_proxy-after-end": (
            "离开第 {2} 行的 with 时 {1} 就结束了，{0} 是它的对象，之后一用就抛出异常。"
            "在块里用，或者先复制出来。"
        ),
        "rule_filled-under-guard": (
            "{0} 在守卫下面才填进数据，而 {1} 在子进程里读它：用 spawn 和 forkserver 时读到的是空的。"
            "作为参数传进去。"
        ),
        "rule_opened-at-top-level": (
            "{0} 在模块顶层建立连接，{1} 在子进程里用它：用 fork 时几个进程共用一个连接，会互相干扰。"
            "在子进程里连接。"
        ),
        "rule_buffer-given": (
            "{0} 不能序列化，交不给子进程。交出共享内存的 name，在子进程里用 SharedMemory(name=…) 打开。"
        ),
        "rule_frozen-slots": (
            "{0} 的对象到了别的进程就还原不了：frozen=True 的类自己写 __slots__，"
            "还原时抛出 FrozenInstanceError。去掉 __slots__。"
        ),
        "rule_process-in-self": (
            "{0} 连同整个对象一起传过去，其中 {1} 里有已经启动的进程，不能序列化：用 spawn 和 forkserver 时，"
            "第二个进程启动不了。让 target 是普通函数，或者在 __getstate__ 里去掉它。"
        ),
        "rule_lock-at-fork": (
            "{0} 是线程的锁，线程里的 {1} 和子进程里的 {2} 都要它。在 fork 下，如果那一刻线程正持有它，"
            "子进程就永远等下去；在别的启动方式下，两边各有一把。先启动子进程，再启动线程。"
        ),
    },
    "en": {
        "usage": (
            "Usage:\n"
            "  python doctor.py                    looks at this machine\n"
            "  python doctor.py --error FILE       what the error in this file means; standard input"
            " without FILE\n"
            "  python doctor.py PROGRAM.py         reads your program, runs nothing, tells what is wrong\n"
            "  python doctor.py --run PROGRAM.py   runs it (your program is run) under each start method\n"
            "Options stand in front: --lang zh for Chinese; with --run, --limit 60 for at most 60 seconds a"
            " run (30 otherwise)"
        ),
        "option": (
            "{0} is no option, or lacks its value. --help shows the usage; --lang zh or en, --limit SECONDS."
        ),
        "not_opened": "{0} cannot be opened: {1}",
        "read": "  Read this section: {0}",
        "found": "{0}, line {1}: {2}",
        "more": "... and {0} more. Mend these first, then run this again.",
        "none": "{0}: nothing found in its text. Whether it runs under each start method, --run tells.",
        "none_started": "{0}: nothing found, and nothing seen that starts a process.",
        "look_end": (
            "To examine a program: python doctor.py PROGRAM.py; an error: python doctor.py --error FILE"
        ),
        "paste": "Paste the error, then press {0}:",
        "error_known": "This error:",
        "error_perhaps": "Not certain; it may be:",
        "error_unknown": "This error is not known here.",
        "error_empty": "There is nothing. Save the whole error in a file, or send it to standard input.",
        "error_line": "  By this line: {0}",
        "error_cause": "It only follows from something else. That may be:",
        "stood_failed": "Before that, a child had failed: {0}",
        "stood_import": "A child failed at the top level of your file, which it imports: {0}",
        "stood_child": "When Ctrl+C came, a child was waiting at this line: {0}",
        "stood_parent": "When Ctrl+C came, the parent was waiting at this line: {0}",
        "stood_end": (
            "When Ctrl+C came, a process had reached its end, and was waiting for others to take what it"
            " had put into a queue."
        ),
        "error_follows": "Another error in it only follows:",
        "error_other": "It may also be:",
        "error_nearest": "What comes nearest:",
        "chooses": "{0} names its start method itself ({1}), and is run with that only.",
        "running": "Running {0}, start method {1}, at most {2:g} seconds ...",
        "verdict": "{0}: {1}",
        "run_first": "ended well. The others are compared with this.",
        "run_same": "ended well, with the same output (but for order and PIDs).",
        "run_other": "ended well, with another output.",
        "run_varies": (
            "ended well. Its output varies from run to run under one start method, so it is not compared."
        ),
        "run_error": "failed, with exit status {0}.",
        "run_child_error": "a child failed, and yet the exit status is 0.",
        "run_hangs": "did not end: for 5 seconds none of its processes moved. It was stopped.",
        "run_endless": "did not end in time, and was stopped. If it needs longer: --limit.",
        "waits_child": "  A child is at {0}: {1}",
        "waits_parent": "  The parent is at {0}: {1}",
        "waits_end": "  A process has reached its end, and waits for others to take what it put in a queue.",
        "run_reading": "Reading the file finds:",
        "run_imported": (
            "Wrong under {0} only: there a child imports your file anew, and has only what its top level"
            " makes and what it is given. A queue or lock that is made there is not the one of the parent; a"
            " global that was changed under the guard or in main() has its old value. Under"
            " forkserver a child sees the environment variables as they were at the first start()."
        ),
        "run_forked": (
            "It hangs under fork only: there a child is a copy of its parent. It has each end of a pipe open,"
            " and a lock that another thread held at that moment is never released."
        ),
        "run_repeated": (
            "Under {0} a child imports your file anew and executes its top level again, so these lines are"
            " printed again. What is to be done once belongs under the guard."
        ),
        "missing": "  Missing:",
        "extra": "  In addition:",
        "left": "  When it had ended, this was left: {0}",
        "no_input": "  Nobody types under --run: put a fixed value in place of input(), then try again.",
        "fact_python": "Python: {0} {1}, {2} bit, {3}",
        "fact_free_threaded": "  Free-threaded, without the GIL: threads use several cores as well.",
        "fact_frozen": (
            "x This is a frozen program: first call multiprocessing.freeze_support() under the guard."
        ),
        "fact_store": (
            "x This is the Python of the Microsoft Store: in some folders it cannot start children. Install"
            " the one of python.org."
        ),
        "fact_system": "System: {0}",
        "fact_container": "  In a container.",
        "fact_windows": "  On Windows a pool has {0} workers at most.",
        "fact_method": "Start methods: {0} is the default; there are {1}",
        "fact_why_win32": "  Windows has spawn only. Python 3.14 changed no default here.",
        "fact_why_darwin": "  macOS has spawn as its default. Python 3.14 changed no default here.",
        "fact_why_old": (
            "  Up to Python 3.13 the default of this system is fork; from 3.14 on it is forkserver. Then"
            " target and arguments have to be pickled, a program without a guard fails, and globals that"
            " were changed under the guard do not reach a child."
        ),
        "fact_why_new": (
            "  From Python 3.14 on the default of this system is forkserver; before, it was fork."
        ),
        "fact_why_spawn": (
            "x The default of this system is forkserver; here it is spawn, for want of a temporary folder."
        ),
        "fact_cores": "Cores: the machine has {0}, this process may use {1}",
        "fact_quota": (
            "x Its control group has the time of {0:.1f} cores. Choose the size of a pool by that, not by"
            " os.cpu_count()."
        ),
        "fact_one_core": "x Only one core may be used: processes make no computation faster.",
        "fact_memory": "Memory: {0} MB",
        "fact_memory_limit": (
            "x The control group has {0} MB of memory: beyond that the system kills a process (exit code -9)."
        ),
        "fact_no_shm": "x There is no /dev/shm: no locks, queues or shared memory.",
        "fact_shm": "Shared memory, /dev/shm: {0} MB, {1} MB free",
        "fact_no_lock": "x No lock can be made: {0}",
        "fact_no_temp": "x There is no folder for temporary files that can be written. Set TMPDIR.",
        "fact_temp": "Temporary files: {0}, {1} MB free",
        "fact_long_temp": (
            "x The path of the temporary folder has {0} bytes; with more than {1} a socket's address is too"
            " long."
        ),
        "fact_open_files": "Open files: {0} at most",
        "fact_processes": "Processes: {0} at most; {1} in the control group",
        "fact_notebook": (
            "x In a notebook: write functions into a .py file and import it, or children do not find them."
        ),
        "fact_idle": "x In IDLE: what children print does not appear here. Run it in a terminal.",
        "fact_encoding": "Encoding of the output: {0}; characters that it lacks cannot be printed.",
        "fact_started": "{0}: started a child, in {1:.2f} seconds",
        "fact_not_started": "x {0}: no child can be started: {1}",
        "rule_no-guard": (
            '{0} is not under if __name__ == "__main__":. Under spawn and forkserver (Windows, macOS, and'
            " Linux from Python 3.14 on) a child imports this file, comes here again, and fails; a Pool then"
            " starts one worker after another, and the program does not end."
        ),
        "rule_guard-mistyped": (
            'if {0}: is no guard. A guard compares __name__ with "__main__", each with two underscores before'
            " it and two behind it."
        ),
        "rule_fork-beside-thread": (
            "{0} forks while the thread of {1}, line {2}, is still there: a lock that it holds at"
            " that moment is never released in the child. Start children before threads, or use"
            " forkserver or spawn."
        ),
        "rule_set-method-outside-guard": (
            "set_start_method() is not under the guard: children that import this file set it again, and"
            " fail."
        ),
        "rule_not-called": "{0} has no parentheses, so it is not called. Write {0}().",
        "rule_run-not-start": "{0}.run() runs in the parent and starts no child. Use start().",
        "rule_start-returns-none": (
            "start() returns None, so {0} is None and no process. Assign the process first, then call"
            " start()."
        ),
        "rule_target-missing": "{0} is the first parameter, group, which must be None. Write target={0}.",
        "rule_unknown-keyword": (
            "Process has no parameter {0}. What the function gets goes into args or kwargs."
        ),
        "rule_daemon-too-late": "{0}.daemon has to be set before start().",
        "rule_one-after-another": (
            "join() follows start() in the loop: the children run one after another, not at the same time."
            " First start() all, then join() all."
        ),
        "rule_target-called": (
            "{0} is called here, in the parent; the child gets what it returned. Write {1}, and its"
            " arguments apart."
        ),
        "rule_coroutine": (
            "{0} is an async function: the child gets a coroutine and its body is not run. Use a plain"
            " function that calls asyncio.run()."
        ),
        "rule_missing-comma": "{0} is no tuple here. A tuple of one needs its comma: (...,).",
        "rule_lambda": (
            "target is a lambda, which cannot be pickled under spawn and forkserver. Make it a function at"
            " module top level."
        ),
        "rule_lambda-task": (
            "A pool's {0}() takes no lambda: it cannot be pickled. Make it a function at module top level."
        ),
        "rule_local-function": (
            "{0} is defined inside a function (line {1}), and cannot be pickled. Move it to module top level."
        ),
        "rule_shared-as-task": (
            "{0} is a {1} of multiprocessing, which cannot be a task's argument. Hand it over by the"
            " initializer, or use a Manager."
        ),
        "rule_thread-lock": (
            "{0} ({1}) is for threads, and cannot be handed to another process. Use the one of"
            " multiprocessing."
        ),
        "rule_lock-in-self": (
            "{0} takes its whole object along, and {1} ({2}) in it cannot be pickled: a pool always"
            " fails, a Process does under spawn and forkserver. Leave it out in __getstate__, or use"
            " a function at module top level."
        ),
        "rule_pool-in-self": (
            "{0} takes all of self along, and {1} is a pool, which cannot be pickled. Use a function at"
            " module top level."
        ),
        "rule_input-in-child": (
            "{0} runs in a child, where input() has no keyboard and raises EOFError. Read in the parent,"
            " and pass it on."
        ),
        "rule_daemon-children": "{1} is run by a daemon or by a pool, and may not start a process by {0}.",
        "rule_result-dropped": (
            "The result of {0}() is dropped: when {1} raises an exception, nobody sees it. Keep the result,"
            " and call its get() or result()."
        ),
        "rule_with-ends-tasks": (
            "Leaving the with block terminates {0}, and the tasks that are not done. Get the results"
            " inside, or close() and join()."
        ),
        "rule_timeout-in-with": (
            "A timeout of {0} ends only the wait, not the task: leaving the with block still waits for the"
            " task, for ever if it does not end."
        ),
        "rule_join-before-close": "No close() or terminate() before {0}.join(): it raises ValueError.",
        "rule_pool-not-closed": (
            "{0} is neither closed nor used by with: its workers stay as long as {0} does, and are terminated"
            " with it, whatever they are at."
        ),
        "rule_join-before-get": (
            "join() comes before {0} is read: with much data the child cannot end, and join() waits for"
            " ever. First get all, then join()."
        ),
        "rule_empty-as-end": (
            "The loop ends by {0}.empty(): what was just put is not seen yet, and another process may take"
            " the last item first. Put a sentinel, None, for the end."
        ),
        "rule_global-changed": (
            "{1} changes {0} in a child, and no other process (line {2}) sees that: processes share no"
            " globals. Let a task of a pool return the value, and a Process put it into a queue."
        ),
        "rule_global-under-guard": (
            "{1} runs in a child and reads {0}, which is assigned under the guard only: NameError under"
            " spawn and forkserver. Pass it as an argument."
        ),
        "rule_set-under-guard": (
            "{0} is changed under the guard, and {1} reads it in a child: under spawn and forkserver it"
            " gets the value of the top level. Pass it as an argument."
        ),
        "rule_shared-at-top-level": (
            "{0} is made at the top level, and {1} uses it in a child: under spawn and forkserver each"
            " process has a {2} of its own. Pass it as an argument."
        ),
        "rule_seeded-at-top-level": (
            "{0}() at the top level: each child begins with the same state, and {1} draws the same numbers"
            " in each."
        ),
        "rule_seeded-in-initializer": (
            "{1} calls {0} in each worker: with one seed, all draw the same numbers."
        ),
        "rule_value-without-lock": (
            "{0}.value is read and written without a lock, and updates of others are lost. Do it in with"
            " {0}.get_lock():."
        ),
        "rule_queue-empty": (
            "A queue of multiprocessing has no attribute {1}, so except {0} catches nothing. Use queue.{1}."
        ),
        "rule_qsize-as-bound": (
            "{0}.qsize() bounds the loop: what is put later is missed. Put a sentinel, None, for the end."
        ),
        "rule_one-argument": "{0} needs {1} arguments, and {2}() passes {3}. A Pool has starmap().",
        "rule_argument-missing": "{0} is not given all that it needs: {1} is missing.",
        "rule_module-called": (
            "{0} is a module and cannot be called. The class is Process, with a capital P."
        ),
        "rule_context-as-text": 'mp_context is to be a context, not a text: get_context("{0}").',
        "rule_no-such-method": "There is no start method {0}: fork, spawn and forkserver, in small letters.",
        "rule_no-super-init": "__init__ of {0} does not call super().__init__(), and it cannot be started.",
        "rule_exit-in-task": (
            "{1} is a task of a pool, and {0} ends the worker: the result of {2}() never comes. Raise an"
            " exception instead."
        ),
        "rule_own-pool": (
            "{0} is itself a task of {1}, and hands tasks to {1}: all workers wait for results, and none is"
            " left to compute them; under spawn and forkserver there is no {1} in a worker. Let only the"
            " parent hand over tasks."
        ),
        "rule_other-arguments": (
            "{0}, raised in {1}, cannot come back: the number of arguments that its __init__() needs is not"
            " the number that it passes to super().__init__(). Pass all of them on as they are."
        ),
        "rule_bare-decorator": (
            "{0} cannot be pickled: {2}, which the decorator {1} puts in its place, is defined in a function."
            " Write @functools.wraps(…) above {2}."
        ),
        "rule_set-in-run": (
            "{0} is set in run(), so in the child: what the parent reads in line {2} is still what __init__()"
            " of {1} put there. Send the result back by a queue."
        ),
        "rule_self-changed": (
            "{1} runs in the child, and changes a copy of self: {0}, which the parent reads in line {2},"
            " stays as it was. Send the result back by a queue."
        ),
        "rule_submit-keyword": (
            "submit() passes the keyword {0} on to {1}, which has no such parameter. Write the arguments"
            " behind the function."
        ),
        "rule_generator-task": (
            "{0} is a generator function: its result is a generator, which cannot be pickled and sent back."
            " Let it return a list."
        ),
        "rule_generator-target": (
            "{0} is a generator function: the child gets a generator, and no line of its body is run."
        ),
        "rule_event-loop": (
            "{0} is run in a child, where there is no event loop: from Python 3.14 on,"
            " asyncio.get_event_loop() raises RuntimeError. Use asyncio.run()."
        ),
        "rule_wrapped-by-name": (
            "{0} cannot be pickled: functools.wraps gives it the name {1}, and that name leads to another"
            " function. Write @{2} above {1}, and hand over {1}."
        ),
        "rule_getattr-recursion": (
            "While an object of {0} is rebuilt in another process, __getattr__ calls itself without end: {1}"
            " is not there yet. Let it raise AttributeError at once for names with two leading underscores."
        ),
        "rule_inner-changed": (
            "{1}() changes a copy, because {0} was taken out of a manager's object. Put it back after the"
            " change, or make it an object of the manager, too."
        ),
        "rule_asyncio-object": (
            "{0} ({1}) belongs to one event loop, and a child gets a copy of it. Use the one that"
            " multiprocessing has."
        ),
        "rule_mixed-contexts": (
            "{0} is made by the context of fork, and the process by that of {1}: this raises RuntimeError."
            " Make both by one context."
        ),
        "rule_max-tasks-forked": "max_tasks_per_child together with fork raises ValueError.",
        "rule_new-file-at-top-level": (
            "{0} is at the top level: under spawn and forkserver a child imports this file and calls it"
            " again. The file is there by then, so FileExistsError is raised. Put the call under the guard."
        ),
        "rule_lambda-in-register": (
            "A lambda in register() cannot be pickled: under spawn and forkserver the manager does not start."
            " Make it a function at the top level."
        ),
        "rule_cannot-be-sent": "{0} cannot be pickled and handed to a child. Make it in the child.",
        "rule_lock-in-object": (
            "An object of {0} cannot be pickled and handed over: {1} ({2}) in it has to stay in this process."
            " Leave it out in __getstate__, or make it in the child."
        ),
        "rule_pointer-in-structure": (
            "{0} has a pointer, so its objects cannot be pickled. Pass the data that it points to, and"
            " make the {0} in the child."
        ),
        "rule_function-given": (
            "{0} is not defined at the top level of the module: it cannot be pickled and handed to a child."
            " Make it a function there."
        ),
        "rule_opened-given": (
            "{0} cannot be pickled and handed to a child. Hand over data such as the file's name, and open"
            " it in the child."
        ),
        "rule_lock-in-process": (
            "{1} ({2}), which __init__ of {0} sets, cannot be pickled: start() fails under spawn and"
            " forkserver. Make it in run(), or use what multiprocessing has."
        ),
        "rule_put-stays": (
            "{0} cannot be pickled: {1}.put() raises nothing, and it never arrives. Put plain data."
        ),
        "rule_named-otherwise": (
            "Objects of {0} cannot be pickled, so neither passed nor returned: its own name is {1}, which the"
            " module does not have. Write the same name in both places."
        ),
        "rule_wrong-end": (
            "{0}: of a Pipe with duplex=False, the first end only receives, and the second only sends."
        ),
        "rule_pool-after-end": "{0} comes after line {2}, where {1} was closed: it raises ValueError.",
        "rule_executor-after-end": (
            "{0} comes after line {2}, where {1} was shut down: it raises RuntimeError."
        ),
        "rule_queue-after-close": "{0} comes after line {2}, where {1} was closed: it raises ValueError.",
        "rule_pipe-after-close": "{0} comes after line {2}, where {1} was closed: it raises OSError.",
        "rule_start-twice": (
            "{0} is started again: a process object can be started once, and this raises AssertionError."
            " Make a new one each time."
        ),
        "rule_condition-not-held": "{0} is called without holding {1}: it raises. Call it in with {1}:.",
        "rule_value-type": (
            '{1} does not fit into {0}: it holds integers. Use the type "d" for fractions, or round first.'
        ),
        "rule_barrier-too-few": (
            "{0} waits for {1} processes, and {2} are given it: they wait for ever or, with a timeout, raise"
            " BrokenBarrierError."
        ),
        "rule_sentinels-too-few": (
            "{1} consumers take from {0} and end on None, and only {2} None is put: the others wait for"
            " ever, and the program does not end. Put one None for each consumer."
        ),
        "rule_task-not-done": (
            "With this continue, {0}.task_done() is not called for the item, and the join() of the queue"
            " waits for ever. Put task_done() into a finally, or call it before the continue as well."
        ),
        "rule_logging-under-guard": (
            "Under spawn and forkserver {0} prints nothing here: logging is set up in line {1}, which a"
            " child does not execute. Set it up in the child, too."
        ),
        "rule_other-queue": (
            "{0}: a {1} cannot be used so, and this raises an exception. There are several kinds of queues,"
            " each with methods of its own."
        ),
        "rule_queue-not-iterable": (
            "A for loop cannot go through the queue {0}, and raises TypeError. Put a sentinel, take each item"
            " with get(), and stop at the sentinel."
        ),
        "rule_no-size": "{0}: the recv() of a pipe takes no length, and raises TypeError. Leave it out.",
        "rule_value-forgotten": (
            "{0}: {1} is the object that holds the number, and this raises TypeError. Write {1}.value."
        ),
        "rule_result-not-fetched": (
            "{0} is not the result, and this use of it raises an exception. Take the result with {1} first."
        ),
        "rule_arguments-not-iterable": (
            "{0} is given {1}: it holds no arguments to take one by one, and this raises TypeError."
        ),
        "rule_acquire-entered": "{0} returns True, which no with statement takes. Write with {1}:.",
        "rule_lock-kept": (
            "Whoever leaves here keeps {0}, acquired in line {1}, and others wait for ever. Write with {0}:,"
            " which releases it however the block is left."
        ),
        "rule_popen-habit": "A process object has no {0}: this raises AttributeError. Use {1}.",
        "rule_never-set": "{0} waits for ever: nothing in the program calls {1}.set().",
        "rule_never-notified": (
            "{0} waits for ever: nothing in the program calls {1}.notify() or {1}.notify_all()."
        ),
        "rule_map-keyword": (
            "{0} does not pass the keyword {1} on to {2}, and raises TypeError. Fix it with"
            " functools.partial({2}, {1}=…)."
        ),
        "rule_release-alone": (
            "{0}: nothing in the program acquires {1}, and this raises ValueError. Write with {1}:."
        ),
        "rule_end-still-open": (
            "This loop waits for the EOFError of {0}, but {1} stays open in this process, and it never comes."
            " Close {1} here once the child is started."
        ),
        "rule_end-inherited": (
            "{2} waits for the EOFError of {0}, but under fork the child itself has {1} open, and it never"
            " comes. Pass that end as well, and close it in the child."
        ),
        "rule_count-not-called": (
            "{0} lacks its parentheses: this gives the function itself, not the number of cores, and raises"
            " TypeError. Write {0}()."
        ),
        "rule_count-is-text": (
            "Given on the command line, {0} is a text, not a number: this raises TypeError. Write type=int"
            " in add_argument()."
        ),
        "rule_time-as-block": (
            "The first optional argument of {0} is block, where {1} only means yes: it waits without"
            " limit. Write timeout={1}."
        ),
        "rule_time-as-block-of-lock": (
            "The first argument of {0} is block, where {1} only means yes: it waits without limit. Write"
            " timeout={1}."
        ),
        "rule_chunk-is-fraction": (
            "{0} is given {1} as chunksize, which is no whole number: map() and starmap() of a pool wait for"
            " ever, others raise an exception. Use //."
        ),
        "rule_keys-only": (
            "{0} is given a dict, but only its keys are passed. Put the values into a tuple, or pass them by"
            " name in kwargs."
        ),
        "rule_text-as-target": "{0} is a text and cannot be called. Write the function, without quotes.",
        "rule_run-with-parameters": (
            "start() calls run() without arguments, and that of {0} needs {1}. Keep it in self, in"
            " __init__()."
        ),
        "rule_callback-called": "{0} is called already, and returns None. Write {1}, without parentheses.",
        "rule_proxy-after-end": (
            "Leaving the with block of line {2} ends {1}, and {0} is an object of it: using it later raises"
            " an exception. Use it inside, or copy it there."
        ),
        "rule_filled-under-guard": (
            "{0} is filled under the guard, and {1} reads it in a child: under spawn and forkserver it is"
            " empty there. Pass it as an argument."
        ),
        "rule_opened-at-top-level": (
            "{0} connects at the top level, and {1} uses it in a child: under fork several processes share"
            " one connection, and disturb each other. Connect in the child."
        ),
        "rule_buffer-given": (
            "{0} cannot be pickled and handed to a child. Hand over the name of the shared memory, and open"
            " it in the child with SharedMemory(name=…)."
        ),
        "rule_frozen-slots": (
            "An object of {0} cannot be rebuilt in another process: with frozen=True and its own __slots__,"
            " this raises FrozenInstanceError. Leave out __slots__."
        ),
        "rule_process-in-self": (
            "{0} takes its whole object along, and {1} in it holds processes that are started, which cannot"
            " be pickled: under spawn and forkserver the second one does not start. Use a plain function as"
            " target, or leave it out in __getstate__."
        ),
        "rule_lock-at-fork": (
            "{0} is a lock of threads, taken by {1} in a thread and by {2} in a child. Under fork, if the"
            " thread holds it at that moment, the child waits for ever; under other methods each has one of"
            " its own. Start the child before the thread."
        ),
    },
}
