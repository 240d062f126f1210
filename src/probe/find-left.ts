import type { JsonObject } from "../values/json.ts";
import { askForAll } from "./ask-for-all.ts";
import type { Journaled } from "./judge-left.ts";
import { runsIn } from "./names.ts";
import { listQueryOf, objectKinds, objectOperations, pathOf, type ObjectKind } from "./objects.ts";
import { entriesIn, textIn } from "./seen.ts";
import type { SweepOptions } from "./sweep-options.ts";

/** Something that looks like an object of a probe, or that a journal names. Whether it is one, a look at it decides. */
export interface Candidate {
  kind: ObjectKind;
  id: string;
  name: string;
  createdAt: string;
  journaled?: Journaled;
}

/** A kind that could not be listed. */
export interface UnreadKind {
  kind: ObjectKind;
  /** Why, in words. */
  because: string;
}

/** What there is of probes in a space, and what is not known. */
export interface FoundLeft {
  found: Candidate[];
  /** What may have been made, and is in no list. */
  unseen: { kind: ObjectKind; name: string }[];
  /** Kinds whose list failed. */
  unread: UnreadKind[];
}

/**
 * Finds what may be of probes: by name or marker, and by the names and ids of a journal.
 *
 * @param settled Ids that need no look any more: a list may still show what is gone.
 */
export async function findLeft(
  { ask, spaceId, rest, run }: SweepOptions,
  settled: ReadonlySet<string>,
): Promise<FoundLeft> {
  const found = new Map<string, Candidate>();
  const seenNames = new Set<string>();
  const unread: UnreadKind[] = [];
  const open = rest?.open ?? [];
  const journaledAs = (kind: ObjectKind, id: string, name: string): Journaled | undefined => {
    const entry = open.find(
      (each) => each.kind === kind && (each.id === undefined ? each.name === name : each.id === id),
    );
    return rest && entry && { run: rest.run, name: entry.name, ...(entry.bare && { bare: true }) };
  };
  for (const kind of objectKinds) {
    const { list, many } = objectOperations[kind];
    const seen = await askForAll(ask, list, { path: pathOf(kind, spaceId), query: listQueryOf(kind, spaceId) });
    if (!seen.ok)
      unread.push({ kind, because: `HTTP ${seen.status}${seen.complaint === "" ? "" : `: ${seen.complaint}`}` });
    for (const entry of seen.ok ? entriesIn(seen, many) : []) {
      const { id, name, description, createdAt } = textsOf(entry);
      seenNames.add(name);
      const runs = runsIn(name, description);
      const journaled = journaledAs(kind, id, name);
      const isMeant = journaled !== undefined || (run === undefined ? runs.length > 0 : runs.includes(run));
      if (id === "" || settled.has(id) || !isMeant) continue;
      found.set(id, { kind, id, name, createdAt, ...(journaled && { journaled }) });
    }
  }
  for (const [n, { kind, name, id }] of open.entries())
    // A list may not show yet what was made just now; that is the youngest.
    if (id !== undefined && !settled.has(id) && !found.has(id)) {
      const journaled = journaledAs(kind, id, name);
      const createdAt = `9999 ${String(n).padStart(4, "0")}`;
      found.set(id, { kind, id, name, createdAt, ...(journaled && { journaled }) });
    }
  const unseen = open.filter(({ id, name }) => id === undefined && !seenNames.has(name));
  return { found: [...found.values()], unseen: unseen.map(({ kind, name }) => ({ kind, name })), unread };
}

function textsOf(entry: JsonObject): Record<"id" | "name" | "description" | "createdAt", string> {
  const text = (key: string): string => textIn(entry, key);
  return { id: text("id"), name: text("name"), description: text("description"), createdAt: text("createdAt") };
}
