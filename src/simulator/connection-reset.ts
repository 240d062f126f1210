/** A connection that broke, as the platform's `fetch` tells of it: a TypeError, with what happened as its cause. */
export class ConnectionReset extends TypeError {
  constructor() {
    super("fetch failed", { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) });
  }
}
