import type { Ask } from "./ask.ts";
import { UnclearWriteError } from "./ends.ts";
import type { Candidate } from "./find-left.ts";
import { speaksAgainst } from "./judge-left.ts";
import { objectOperations, pathOf } from "./objects.ts";
import { removeParts } from "./remove-parts.ts";
import { isLocked, isRefused, objectIn, textIn, type Failure, type Seen } from "./seen.ts";
import type { SweepOptions } from "./sweep-options.ts";

/** What became of something that may be of a probe. */
export interface Fate {
  /**
   * It was deleted; it was not there any more; it is not as a probe makes it, and was not touched; it could not be deleted,
   * which may pass; or the token may not.
   */
  fate: "removed" | "absent" | "kept" | "left" | "refused";
  /** Its name as it is now. */
  name: string;
  /** Why it is still there, in words; empty when it is not. */
  because: string;
}

/** Reads something that may be of a probe, deletes it where it is, and reads whether it is gone. */
export async function removeLeft({ ask, spaceId, rest }: SweepOptions, candidate: Candidate): Promise<Fate> {
  const { kind, id, journaled } = candidate;
  const { read, remove, one } = objectOperations[kind];
  const path = pathOf(kind, spaceId, id);
  const before = await ask(read, { path });
  const live = before.ok ? objectIn(before, one) : {};
  const name = textIn(live, "name") || candidate.name;
  const end = (fate: Fate["fate"], because = ""): Fate => ({ fate, name, because });
  const failed = (seen: Failure, what: string): Fate =>
    end(isRefused(seen) ? "refused" : "left", `${what} failed (HTTP ${seen.status}): ${seen.complaint}`);
  if (before.status === 404) return end("absent");
  if (!before.ok) return failed(before, "a look at it");
  const objection = speaksAgainst(kind, live, journaled);
  if (objection !== undefined) return end("kept", objection);

  let answer = await tryRemoval(ask, remove, path);
  if (kind === "audience" && answer?.ok === false && !isLocked(answer) && !isRefused(answer)) {
    const known = rest?.parts.filter(({ audience }) => audience === id) ?? [];
    if (await removeParts(ask, { spaceId, audienceId: id, known })) answer = await tryRemoval(ask, remove, path);
  }
  if (answer === undefined) return end("left", "its deletion got no clear answer");
  if (!answer.ok && answer.status !== 404) return failed(answer, "its deletion");
  const after = await ask(read, { path });
  return after.status === 404 ? end("removed") : end("left", "it was deleted, and can still be read");
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
