import { readTrace } from "../../recording/read-trace.ts";
import { createSanitiser } from "../../recording/sanitise-exchange.ts";
import { count } from "../../values/words.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";
import { readLines } from "./line-error.ts";

/** `audiencectl trace sanitise`: prints the recording that a trace makes. */
export function sanitiseTrace(io: CommandIo, _options: object, source: { text: string; name: string }): ExitCode {
  const exchanges = readLines(readTrace, source.text, source.name, "give a file that --trace has written");
  // The start is the earliest: a trace has them in the order in which they ended.
  const startMs = exchanges.reduce((least, { time }) => Math.min(least, Date.parse(time)), Number.POSITIVE_INFINITY);
  const { take } = createSanitiser({ startMs });
  const recorded = exchanges.map((exchange) => take(exchange));
  io.stdout(recorded.map((exchange) => `${JSON.stringify(exchange)}\n`).join(""));
  const cut = recorded.filter(({ bodyIsCut }) => bodyIsCut).length;
  const note = cut === 0 ? "" : `; of ${count(cut)} the trace has only the beginning`;
  io.stderr(`${count(recorded.length)} exchanges${note}. Look at the recording before you send it.\n`);
  return exitCodes.done;
}
