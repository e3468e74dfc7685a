from server import serve

visits = 0


def app():
    global visits
    visits += 1
    return f"visit {visits}"


if __name__ == "__main__":
    serve(app, requests=2)
