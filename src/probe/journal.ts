import type { ObjectKind } from "./objects.ts";

/** What a run is about to do, did, or undid. Each line is on the disk before the request that it is about is sent. */
export type JournalLine =
  | { run: string; space: string }
  | { intend: ObjectKind; n: number; name: string }
  | { made: number; id: string }
  /** A part of an audience, which may keep it from being deleted. */
  | { audience: string; connection: string }
  | { audience: string; activation: string }
  /** It was refused, so there is no such object. */
  | { refused: number }
  | { gone: string };

/** Keeps what a run makes, so that another run can take it away. */
export interface Journal {
  /** Writes a line, and returns once it cannot be lost any more. */
  write: (line: JournalLine) => void;
}

/** What a journal says is not undone. */
export interface JournalRest {
  run: string;
  space: string;
  /** Objects, the oldest first; without an id where nobody knows whether they were made. */
  open: { kind: ObjectKind; name: string; id?: string }[];
  /** Parts of audiences that were made, whatever became of them. */
  parts: MadePart[];
}

/** A part of an audience: one of the two ids is there. */
export interface MadePart {
  audience: string;
  connection?: string;
  activation?: string;
}

/** What is left to undo. `undefined` for lines that do not begin with a run. */
export function readJournal(lines: readonly JournalLine[]): JournalRest | undefined {
  const [first] = lines;
  if (first === undefined || !("run" in first)) return undefined;
  const open = new Map<number, JournalRest["open"][number]>();
  for (const line of lines) {
    if ("intend" in line) open.set(line.n, { kind: line.intend, name: line.name });
    if ("made" in line) {
      const intended = open.get(line.made);
      if (intended) open.set(line.made, { ...intended, id: line.id });
    }
    if ("refused" in line) open.delete(line.refused);
    if ("gone" in line) for (const [n, { id }] of open) if (id === line.gone) open.delete(n);
  }
  const parts = lines.filter((line) => "audience" in line);
  return { run: first.run, space: first.space, open: [...open.values()], parts };
}

/** The lines of a journal's text. The last one may be cut off, and is left out then: nothing followed from it. */
export function parseJournal(text: string): JournalLine[] {
  return text.split("\n").flatMap((line) => {
    try {
      return line === "" ? [] : [JSON.parse(line) as JournalLine];
    } catch {
      return [];
    }
  });
}
