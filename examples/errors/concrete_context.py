from multiprocessing import get_context

if __name__ == "__main__":
    context = get_context("spawn")
    context.set_start_method("spawn", force=True)
