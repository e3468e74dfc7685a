from multiprocessing.managers import SharedMemoryManager

if __name__ == "__main__":
    with SharedMemoryManager() as manager:
        names = manager.ShareableList(["Ann", "Bob"])
        names[0] = "Bartholomew"
