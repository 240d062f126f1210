import { readPlaceholder } from "../placeholders.ts";
import type { RecordedExchange } from "../recorded-exchange.ts";
import type { Bindings } from "./bindings.ts";
import { fillValue } from "./make-up.ts";

/** The simulator takes any token. */
const headers = { authorization: "Bearer replay" };

/** A recorded request with what its placeholders are in a replay. */
export function fillRequest({ request }: RecordedExchange, { fill }: Bindings): Request {
  const path = request.path
    .split("/")
    .map((part) => (readPlaceholder(part) ? encodeURIComponent(fill(part)) : part))
    .join("/");
  const query = new URLSearchParams(request.query.map(([name, value]): [string, string] => [fill(name), fill(value)]));
  const url = `http://127.0.0.1${path}${query.size > 0 ? `?${query.toString()}` : ""}`;
  return new Request(url, {
    method: request.method,
    headers: { ...request.headers, ...headers },
    ...(request.body !== undefined && { body: JSON.stringify(fillValue(request.body, fill)) }),
  });
}
