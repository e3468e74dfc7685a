"""All that the steps write in words, once for each language: a new language is one more entry here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """The words of one language, and how the web names it. Braces are filled in."""

    folder: str  # of its pages below the site's, with a slash at its end
    other: str  # the language that its readers may switch to
    name: str
    tag: str  # for the lang attribute: by "zh" alone, browsers do not know which shapes of characters to draw
    locale: str  # for messengers
    skip: str
    menu: str
    search: str
    no_page: tuple[str, str]  # on what was searched for: alone; before the pages that are nearest
    section_link: str
    copy: str
    download: str  # a file
    source: str  # addresses of a page's source and of the form for mistakes, and the source's file name
    zip_size: str  # thousands of bytes
    zips: tuple[str, str]  # of the whole site, of the programs
    hangs: dict[str, str]  # by finish/hangs.js: where a process stood when Ctrl+C came
    not_found: str
    not_found_text: str  # the address of the home page


WORDS = {
    "zh": Words(
        folder="",
        other="en",
        name="中文",
        tag="zh-Hans",
        locale="zh_CN",
        skip="跳到正文",
        menu="导航",
        search="搜索",
        no_page=("没有讲这个的页面", "没有讲这个的页面，下面是最接近的"),
        section_link="本节链接",
        copy="复制",
        download="下载 {}",
        source=(
            '本页的源文件：<a href="{source}">{file}</a>。'
            '写错了，或者看不懂？<a href="{report}">指出这一页的问题</a>。'
        ),
        zip_size="（zip，{}\N{NO-BREAK SPACE}KB）",
        zips=("下载整个网站，不联网也能用", "下载全部程序"),
        hangs={
            "failed": "在这之前，有一个子进程已经出错：",
            "child": "按下 Ctrl+C 时，有子进程停在这一行等待，可能的原因：",
            "parent": "按下 Ctrl+C 时，父进程停在这一行等待，可能的原因：",
            "end": "按下 Ctrl+C 时，有一个进程已经到了末尾，却在等别人取走它放进队列的数据：",
        },
        not_found="404：没有这个页面",
        not_found_text=(
            '这个地址下没有内容。可以回到<a href="{home}">首页</a>，'
            '看<a href="{home}#chapters">各章内容</a>，'
            '把报错贴到<a href="{home}error-finder/">报错查找</a>，'
            '按报错原文查<a href="{home}errors/">报错列表</a>，或者用上面的搜索框找一找。'
        ),
    ),
    "en": Words(
        folder="en/",
        other="zh",
        name="English",
        tag="en",
        locale="en_US",
        skip="Skip to the text",
        menu="Menu",
        search="Search",
        no_page=("No page on this", "No page on this; perhaps one of these"),
        section_link="Link to this section",
        copy="Copy",
        download="Download {}",
        source=(
            'Source of this page: <a href="{source}">{file}</a>. '
            'Wrong, or unclear? <a href="{report}">Report a mistake on this page</a>.'
        ),
        zip_size=" (zip, {}\N{NO-BREAK SPACE}KB)",
        zips=("Download the site for use without a network", "Download all programs"),
        hangs={
            "failed": "Before that, a child had failed:",
            "child": "When Ctrl+C came, a child was waiting at this line. It may be:",
            "parent": "When Ctrl+C came, the parent was waiting at this line. It may be:",
            "end": (
                "When Ctrl+C came, a process had reached its end, and was waiting for others to take what"
                " it had put into a queue:"
            ),
        },
        not_found="404: there is no page at this address",
        not_found_text=(
            'Go to the <a href="{home}">home page</a>, '
            'look through <a href="{home}#chapters">the chapters</a>, '
            'paste your error into <a href="{home}error-finder/">the error finder</a>, '
            'look for it in <a href="{home}errors/">the list of errors</a>, or search above.'
        ),
    ),
}
