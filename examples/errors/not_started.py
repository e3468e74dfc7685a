from multiprocessing.managers import SyncManager

if __name__ == "__main__":
    manager = SyncManager()
    table = manager.dict()
