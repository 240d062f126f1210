import { aboutText } from "../../values/duration.ts";
import { plural } from "../../values/words.ts";
import type { OperationId } from "../../segment/operations.ts";
import type { CommandIo } from "../io.ts";
import type { ApiConnection } from "./connect.ts";
import { estimateRequests } from "./estimate-requests.ts";

/**
 * Says on stderr how many requests a reading is about to send, and how long they take under the rate limits.
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
  const time = seconds === 0 ? "without waiting" : aboutText(seconds / timeScale);
  if (io.told !== "quiet") io.stderr(`Reading ${what}: ${plural(requests, "request")}, ${time}.\n`);
}
