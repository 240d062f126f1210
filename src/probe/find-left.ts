import type { JsonObject } from "../values/json.ts";
import type { Ask } from "./ask.ts";
import { runOf, runOfName } from "./names.ts";
import { listQueryOf, objectKinds, objectOperations, pathOf, type ObjectKind } from "./objects.ts";
import { entriesIn, objectIn, textIn } from "./seen.ts";
import type { SweepOptions } from "./sweep-options.ts";

/** Something that a probe made. */
export interface Candidate {
  kind: ObjectKind;
  id: string;
  name: string;
  createdAt: string;
}

/** What there is of probes in a space, and what is not known. */
export interface FoundLeft {
  found: Candidate[];
  /** Names of objects that may have been made, and that no list has. */
  unseen: string[];
  /** Kinds whose list was refused. */
  unread: ObjectKind[];
}

/**
 * Finds what probes made: by name and marker, and by the names and ids of a journal.
 *
 * @param gone Ids that are known to be gone: a list may still show them.
 */
export async function findLeft(
  { ask, spaceId, rest, run }: SweepOptions,
  gone: ReadonlySet<string>,
): Promise<FoundLeft> {
  const found = new Map<string, Candidate>();
  const seenNames = new Set<string>();
  const unread: ObjectKind[] = [];
  const journaled = rest?.open ?? [];
  for (const kind of objectKinds) {
    const entries = await listEvery(ask, kind, spaceId);
    if (entries === undefined) unread.push(kind);
    for (const entry of entries ?? []) {
      const { id, name, description } = texts(entry);
      seenNames.add(name);
      const owner =
        runOf({ name, description }) ?? (journaled.some((each) => each.name === name) ? rest?.run : undefined);
      if (id === "" || owner === undefined || runOfName({ name }) !== owner || gone.has(id)) continue;
      if (run === undefined || owner === run) found.set(id, { kind, id, name, createdAt: texts(entry).createdAt });
    }
  }
  for (const [n, { kind, name, id }] of journaled.entries())
    // A list may not show yet what was made just now; that is the youngest.
    if (id !== undefined && !gone.has(id) && !found.has(id))
      found.set(id, { kind, id, name, createdAt: `9999 ${String(n).padStart(4, "0")}` });
  const unseen = journaled.filter(({ id, name }) => id === undefined && !seenNames.has(name));
  return { found: [...found.values()], unseen: unseen.map(({ name }) => name), unread };
}

/** Every object of a kind; `undefined` when the token may not list them. */
async function listEvery(ask: Ask, kind: ObjectKind, spaceId: string): Promise<JsonObject[] | undefined> {
  const { list, many } = objectOperations[kind];
  const entries: JsonObject[] = [];
  const pages = new Set<string>();
  let cursor: string | undefined;
  do {
    const query = {
      ...listQueryOf(kind, spaceId),
      ...(cursor !== undefined && { "pagination.cursor": cursor }),
    };
    const page = await ask(list, { path: pathOf(kind, spaceId), query });
    if (!page.ok) return undefined;
    entries.push(...entriesIn(page, many));
    const { next }: JsonObject = objectIn(page, "pagination");
    // Filters have numbers for cursors (API.md 1.5).
    cursor = typeof next === "string" || typeof next === "number" ? String(next) : undefined;
    // Pages that go round in a circle lead nowhere.
    if (cursor !== undefined && pages.has(cursor)) return entries;
    if (cursor !== undefined) pages.add(cursor);
  } while (cursor !== undefined);
  return entries;
}

function texts(entry: JsonObject): Record<"id" | "name" | "description" | "createdAt", string> {
  const text = (key: string): string => textIn(entry, key);
  return { id: text("id"), name: text("name"), description: text("description"), createdAt: text("createdAt") };
}
