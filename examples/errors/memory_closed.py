from multiprocessing.shared_memory import SharedMemory

if __name__ == "__main__":
    memory = SharedMemory(create=True, size=8)
    memory.close()
    memory.unlink()
    memory.buf[0] = 11
