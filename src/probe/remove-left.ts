import type { Ask } from "./ask.ts";
import { UnclearWriteError } from "./ends.ts";
import type { Candidate } from "./find-left.ts";
import { runOfName } from "./names.ts";
import { objectOperations, pathOf } from "./objects.ts";
import { removeParts } from "./remove-parts.ts";
import { isLocked, objectIn, textIn, type Seen } from "./seen.ts";
import type { SweepOptions } from "./sweep-options.ts";

/**
 * Deletes one object of a probe, and reads whether it is gone.
 *
 * @returns Why it is still there, in words; `undefined` when it is not.
 */
export async function removeLeft(
  { ask, spaceId, rest }: SweepOptions,
  { kind, id }: Candidate,
): Promise<string | undefined> {
  const { read, remove, one } = objectOperations[kind];
  const path = pathOf(kind, spaceId, id);
  const before = await ask(read, { path });
  if (before.status === 404) return undefined;
  // An id that the journal has might have been given to something else; what it is now decides.
  if (before.ok && runOfName({ name: textIn(objectIn(before, one), "name") }) === undefined)
    return "it has another name now";
  let answer = await tryRemoval(ask, remove, path);
  if (kind === "audience" && answer?.ok === false && !isLocked(answer)) {
    const known = rest?.parts.filter(({ audience }) => audience === id) ?? [];
    if (await removeParts(ask, { spaceId, audienceId: id, known })) answer = await tryRemoval(ask, remove, path);
  }
  if (answer === undefined) return "its deletion got no clear answer";
  if (!answer.ok && answer.status !== 404) return `its deletion failed (HTTP ${answer.status}): ${answer.complaint}`;
  const after = await ask(read, { path });
  return after.status === 404 ? undefined : "it was deleted, and can still be read";
}

async function tryRemoval(
  ask: Ask,
  operation: Parameters<Ask>[0],
  path: Record<string, string>,
): Promise<Seen | undefined> {
  try {
    return await ask(operation, { path, resend: "always" });
  } catch (error) {
    if (error instanceof UnclearWriteError) return undefined;
    throw error;
  }
}
