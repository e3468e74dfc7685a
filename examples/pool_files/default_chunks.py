import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def place_in_chunk(chunk):
    chunk.append("task")
    return len(chunk)


if __name__ == "__main__":
    tasks = [[]] * 100  # (1)!
    with Pool(2) as pool:
        for method in (pool.map, pool.imap, pool.imap_unordered):
            places = list(method(place_in_chunk, tasks))
            say(f"{method.__name__}: {max(places)} tasks a chunk")
        places = pool.starmap(place_in_chunk, zip(tasks))
        say(f"starmap: {max(places)} tasks a chunk")
        result = pool.map_async(place_in_chunk, tasks)
        say(f"map_async: {max(result.get())} tasks a chunk")
        result = pool.starmap_async(place_in_chunk, zip(tasks))
        say(f"starmap_async: {max(result.get())} tasks a chunk")
