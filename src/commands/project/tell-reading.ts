import { durationText } from "../../values/duration.ts";
import { plural } from "../../values/words.ts";
import type { PartsToRead } from "../../live/read-parts.ts";
import type { OperationId } from "../../segment/operations.ts";
import type { CommandIo } from "../io.ts";
import type { ApiConnection } from "./connect.ts";
import { estimateRequests, requestsFor } from "./estimate-requests.ts";

/**
 * Says on stderr how many requests a reading is about to send, and how long they take at least under the rate limits.
 *
 * @param what What is read, to follow "Reading".
 * @param numbers How many requests of each operation. Without any, nothing is said.
 * @param always Whether it is said also where nothing has to wait. Default false.
 */
export function tellReading(
  io: CommandIo,
  { limits, timeScale }: Pick<ApiConnection, "limits" | "timeScale">,
  what: string,
  numbers: Readonly<Partial<Record<OperationId, number>>>,
  { always = false }: { always?: boolean } = {},
): void {
  const { requests, seconds } = estimateRequests(numbers, limits);
  if (requests === 0 || (seconds === 0 && !always)) return;
  const time =
    seconds === 0 ? "without waiting" : `at least ${durationText(seconds / timeScale)} under the rate limits`;
  if (io.told !== "quiet") io.stderr(`Reading ${what}: ${plural(requests, "request")}, ${time}.\n`);
}

/** A reading that takes no longer is over before anybody wonders. Real seconds. */
const WORTH_TELLING_SECONDS = 15;

/**
 * Says on stderr how long it takes at least to read the parts of audiences, where that is long. The limits are known, and
 * how fast Segment answers is not, nor who else uses them up.
 */
export function tellLongReading(
  io: Pick<CommandIo, "stderr" | "told">,
  { limits, timeScale }: Pick<ApiConnection, "limits" | "timeScale">,
  parts: readonly PartsToRead[],
): void {
  const { requests, seconds } = estimateRequests(requestsFor(parts), limits);
  const least = seconds / timeScale;
  if (least <= WORTH_TELLING_SECONDS || io.told === "quiet") return;
  const audiences = parts.filter(({ kinds }) => kinds.length > 0).length;
  io.stderr(
    `Reading the parts of ${plural(audiences, "audience")} takes ${plural(requests, "request")}, at least ${durationText(least)} under the rate limits.\n`,
  );
}
