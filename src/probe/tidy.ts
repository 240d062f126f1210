import { ProbeEndError, UnclearWriteError } from "./ends.ts";
import { note } from "./note.ts";
import type { MadeObject } from "./objects.ts";
import type { Workbench } from "./workbench.ts";

/** Most objects that a run has at a time. */
const MOST_OBJECTS = 12;

/** Room for what one probe makes. */
const ROOM = 4;

/** How long room is waited for at a time, in API seconds. Together ten minutes. */
const WAITS = [0, 2, 5, 10, 20, 40, 60, 60, 60, 60, 60, 60, 60, 60] as const;

/**
 * Deletes what a probe made, the youngest first. What is locked stays for later, as long as there is room for what the next
 * probe makes: to ask again and again costs requests.
 *
 * @param before What was there before the probe, and could not be deleted then.
 * @throws {ProbeEndError} when there is no room any more.
 */
export async function tidy(
  workbench: Workbench,
  sleep: (seconds: number) => Promise<void>,
  before: readonly MadeObject[],
): Promise<void> {
  await removeAll(workbench, workbench.made.filter((object) => !before.includes(object)).toReversed());
  for (const wait of WAITS) {
    if (workbench.made.length <= MOST_OBJECTS - ROOM) return;
    if (wait > 0) await sleep(wait);
    await removeAll(workbench, workbench.made.toReversed());
  }
  throw new ProbeEndError("stopped", note`what it made cannot be deleted`);
}

async function removeAll(workbench: Workbench, objects: readonly MadeObject[]): Promise<void> {
  for (const object of objects)
    try {
      await workbench.remove(object, true);
    } catch (error) {
      // It stays for the sweep, which has its name.
      if (!(error instanceof UnclearWriteError)) throw error;
    }
}
