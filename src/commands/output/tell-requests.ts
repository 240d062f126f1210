import type { Exchange } from "../../segment/exchange.ts";
import { escapeControls } from "../../values/printable.ts";
import type { CommandIo } from "../io.ts";

/** Tells of every request with its end, where somebody wants to be told that much; else `undefined`. */
export function tellRequests(io: CommandIo): ((exchange: Exchange) => void) | undefined {
  if (io.told !== "verbose") return undefined;
  return ({ operation, method, url, attempt, status, durationMs, error }) => {
    const end = status ?? error ?? "";
    const again = attempt > 1 ? `, attempt ${attempt}` : "";
    if (!io.log)
      return io.stderr(`${escapeControls(`${method} ${url} ${end}, ${durationMs} ms (${operation}${again})`)}\n`);
    const outcome = status === undefined ? { error: String(end) } : { status };
    const data = { operation, method, url, attempt, ...outcome, durationMs };
    io.log({ time: new Date().toISOString(), code: "api.request", level: "info", data });
  };
}
