import type { Span } from "./position-table.ts";

/** A key of the outermost mapping of a document, and where it is. */
export interface RootKey {
  name: string;
  span: Span;
}

/**
 * The keys with which further documents begin in the outermost mapping of one, because the `---` before them is missing: the
 * document's first key is there again, with others. A key that was written twice by mistake is none.
 */
export function findSecondDocuments(keys: readonly RootKey[]): RootKey[] {
  const [first] = keys;
  const starts: RootKey[] = [];
  let run: RootKey[] = [];
  const runs: RootKey[][] = [run];
  for (const key of keys) {
    if (run.some(({ name }) => name === key.name)) runs.push((run = []));
    run.push(key);
  }
  for (const [start, ...others] of runs.slice(1))
    if (start && others.length > 0 && [start, ...others].some(({ name }) => name === first?.name)) starts.push(start);
  return starts;
}
