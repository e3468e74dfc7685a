/* A page that was opened from a file may not start a worker: the search runs in the page instead. */
if (location.protocol === "file:")
  self.Worker = class extends EventTarget {
    constructor(url) {
      super();
      const script = document.createElement("script");
      script.src = url;
      this.ready = new Promise((resolve) => {
        script.onload = resolve;
      });
      document.head.append(script);
    }
    postMessage(message) {
      this.ready.then(() =>
        answer(message, (data) => this.dispatchEvent(new MessageEvent("message", { data }))),
      );
    }
  };
