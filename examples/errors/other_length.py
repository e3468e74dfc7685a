from multiprocessing.shared_memory import SharedMemory

if __name__ == "__main__":
    memory = SharedMemory(create=True, size=8)
    try:
        memory.buf[:3] = b"hello"
    finally:
        memory.close()
        memory.unlink()
