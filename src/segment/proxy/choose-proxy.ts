import { isLoopback } from "../hosts.ts";
import { Secret } from "../secret.ts";
import { ProxyAddressError } from "./proxy-error.ts";
import type { Proxy } from "./proxy.ts";

/** Variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The way of requests to an address: through a proxy, or directly for a reason that ends a sentence. */
export type Route = { proxy: Proxy } | { proxy: undefined; because: string };

/**
 * The way of requests to an address, as the variables say that curl, git and npm heed. The lower-case name of each counts
 * before the upper-case one. What `HTTPS_PROXY` leaves open `HTTP_PROXY` says. This machine is never reached through a
 * proxy: what runs here is meant by it, and a proxy's own loopback is another machine.
 *
 * @throws {ProxyAddressError} when the variable that counts is not the address of an http or https proxy.
 */
export function chooseProxy(address: string, env: Environment): Route {
  const url = new URL(address);
  const names = url.protocol === "https:" ? ["https_proxy", "http_proxy"] : ["http_proxy"];
  const variable = names.map((name) => setOne(name, env)).find((name) => name !== undefined);
  if (variable === undefined) return { proxy: undefined, because: "no variable names a proxy" };
  if (isLoopback(url.hostname)) return { proxy: undefined, because: "this machine is never reached through a proxy" };
  const exception = setOne("no_proxy", env);
  if (exception !== undefined && isExcepted(url, env[exception] ?? ""))
    return { proxy: undefined, because: `${exception} names this host` };
  return { proxy: readProxy(variable, env[variable] ?? "") };
}

/** The spelling of a variable's name that is set to something. */
function setOne(name: string, env: Environment): string | undefined {
  return [name, name.toUpperCase()].find((each) => (env[each] ?? "").trim() !== "");
}

/** Whether a list has the host, a domain above it, or `*`; an entry with a port is for that port only. */
function isExcepted({ hostname, port, protocol }: URL, list: string): boolean {
  const usedPort = port || (protocol === "https:" ? "443" : "80");
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      if (entry === "*") return true;
      const [, name = "", itsPort] = /^(?:\*?\.)?(\[[^\]]*\]|.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (name === "" || (itsPort !== undefined && itsPort !== usedPort)) return false;
      return hostname === name || hostname.endsWith(`.${name}`);
    });
}

function readProxy(variable: string, text: string): Proxy {
  const trimmed = text.trim();
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  if (!URL.canParse(address)) throw new ProxyAddressError(`${variable} is not the address of a proxy`);
  const { protocol, origin, username, password } = new URL(address);
  if (protocol !== "http:" && protocol !== "https:")
    throw new ProxyAddressError(
      `${variable} names a ${protocol.slice(0, -1)} proxy, and only http and https are known`,
    );
  if (username === "") return { origin, variable };
  const login = Buffer.from(`${decode(username)}:${decode(password)}`).toString("base64");
  return { origin, variable, login: new Secret(`Basic ${login}`) };
}

/** A password with a lone % is meant as it is written. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
