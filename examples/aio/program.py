import asyncio
import os
import sys


def say(text):
    print(f"[{os.getpid()}] {text}")


async def run(code):
    command = [sys.executable, "-c", code]
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *command, stdout=pipe, stderr=pipe
    )
    out, errors = await process.communicate()  # (1)!
    last = (errors or out).decode().split("\n")[-2].strip()
    say(f"{code}: {last}, exit code {process.returncode}")


async def main():
    await run("print(11 * 11)")
    await run("print(11 / 0)")


if __name__ == "__main__":
    asyncio.run(main())
