import type { JsonValue } from "../../values/json.ts";
import { readPlaceholder } from "../placeholders.ts";
import type { RecordedExchange } from "../recorded-exchange.ts";
import type { Bindings } from "./bindings.ts";

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

/** Of hidden numbers and switches, any one will do. */
const fillers: Readonly<Record<string, JsonValue>> = { "<number>": 1, "<boolean>": true };

function fillValue(value: JsonValue, fill: Bindings["fill"]): JsonValue {
  if (typeof value === "string") return Object.hasOwn(fillers, value) ? (fillers[value] ?? null) : fill(value);
  if (Array.isArray(value)) return value.map((item) => fillValue(item, fill));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [fill(name), fillValue(part, fill)]));
}
