import { ask } from "../live/ask.ts";
import { readParts, type PartsToRead } from "../live/read-parts.ts";
import { unreadWays, unreadWaysOfUsers } from "../plan/destinations/unread-ways.ts";
import type { Reading } from "../resources/reading.ts";
import type { PartsListener } from "./read-and-draft.ts";
import type { ProjectReading } from "./read-project-space.ts";

/** A reading as far as it says where audiences are sent. */
type Read = Pick<ProjectReading, "access" | "reading" | "draft">;

/**
 * Reads where audiences are sent whose members a plan may change, by their own change or by one of what they use, and of which it was
 * not read, so that a plan can say it: two requests for each, and none for others. For whoever goes on to a plan. What the token may not read stays not known, and is asked for once.
 */
export async function readWhereSent<Whole extends Read>(read: Whole, { onParts }: PartsListener = {}): Promise<Whole> {
  const { access, draft } = read;
  const { live } = read.reading;
  const own = unreadWays(draft.changes, live);
  const told = new Set(own.map(({ audience }) => audience));
  const parts = [...own, ...unreadWaysOfUsers(draft.changes, live).filter(({ audience }) => !told.has(audience))];
  const [first, ...rest] = parts;
  if (first === undefined) return read;
  onParts?.(parts);
  const readSome = async (reading: Reading, some: readonly PartsToRead[]): Promise<Reading | undefined> => {
    const answered = await ask(() => readParts(access, reading, some));
    return "value" in answered ? answered.value : undefined;
  };
  const probed = await readSome(read.reading, [first]);
  const reading = probed && (rest.length === 0 ? probed : ((await readSome(probed, rest)) ?? probed));
  return reading ? { ...read, reading } : read;
}
