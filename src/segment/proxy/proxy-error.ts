import type { Proxy } from "./proxy.ts";

/** A variable that is to name a proxy does not. Nothing of its value is in the message, which may hold a password. */
export class ProxyAddressError extends Error {
  override readonly name = "ProxyAddressError";
  readonly code = "proxy-address";
}

/** What to do about each way in which a proxy does not let a request through, by its code. */
const remedies = {
  "proxy-unreachable":
    "check the address in that variable and that this machine reaches it; hosts that need no proxy belong in NO_PROXY",
  "proxy-login":
    "write user name and password into that variable, as http://USER:PASSWORD@HOST:PORT, with percent codes for special characters",
  "proxy-refused":
    "have whoever runs the proxy allow this host and port, or name the host in NO_PROXY if it can be reached without",
  "proxy-failed":
    "check the spelling of the host, and try again later; if it stays so, whoever runs the proxy can see why",
} as const;

type ProxyErrorCode = keyof typeof remedies;

/** A proxy did not let a request through to where it leads, so nothing of the request was sent. Names no host but its own. */
export class ProxyError extends Error {
  override readonly name = "ProxyError";
  readonly code: ProxyErrorCode;

  constructor(code: ProxyErrorCode, { origin, variable }: Proxy, what: string) {
    super(`the proxy ${origin} (${variable}) ${what}`);
    this.code = code;
  }
}

/** What a proxy answered instead of opening a connection. */
export function refusalOf(proxy: Proxy, status: number): ProxyError {
  if (status === 407) {
    const what = proxy.login ? "does not accept the user name and password in it (407)" : "wants a login (407)";
    return new ProxyError("proxy-login", proxy, what);
  }
  if (status >= 500) return new ProxyError("proxy-failed", proxy, `gets no connection to the host (${status})`);
  return new ProxyError("proxy-refused", proxy, `does not let requests through to the host (${status})`);
}

/** The failure of a proxy among an error and what caused it. */
export function findProxyError(error: unknown): ProxyError | undefined {
  if (error instanceof ProxyError) return error;
  return error instanceof Error ? findProxyError(error.cause) : undefined;
}

/** The failure of a proxy among an error and what caused it, also in copies: its message, and what to do about it. */
export function findProxyTrouble(error: unknown): { message: string; remedy: string } | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error ? error.code : undefined;
  const remedy = Object.entries(remedies).find(([each]) => each === code)?.[1];
  return remedy === undefined ? findProxyTrouble(error.cause) : { message: error.message, remedy };
}
