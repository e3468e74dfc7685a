from multiprocessing.shared_memory import SharedMemory

if __name__ == "__main__":
    memory = SharedMemory(create=True, size=8)
    try:
        again = SharedMemory(memory.name, create=True, size=8)
    finally:
        memory.close()
        memory.unlink()
