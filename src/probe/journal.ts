import type { ObjectKind } from "./objects.ts";

/** What a run is about to do, did, or undid. Each line is on the disk before the request that it is about is sent. */
export type JournalLine =
  | JournalHead
  | { intend: ObjectKind; n: number; name: string }
  | { made: number; id: string }
  /** A part of an audience, which may keep it from being deleted. */
  | { audience: string; connection: string }
  | { audience: string; activation: string }
  /** An edit may take its marker or its name away. */
  | { bare: string }
  /** It was refused, so there is no such object. */
  | { refused: number }
  | { gone: string };

/** The first line: which run it is, in which space, and which process of which machine runs it. */
export interface JournalHead {
  run: string;
  space: string;
  pid?: number;
  host?: string;
}

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
  open: { kind: ObjectKind; name: string; id?: string; bare?: true }[];
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
    if ("bare" in line) for (const [n, each] of open) if (each.id === line.bare) open.set(n, { ...each, bare: true });
    if ("refused" in line) open.delete(line.refused);
    if ("gone" in line) for (const [n, { id }] of open) if (id === line.gone) open.delete(n);
  }
  const parts = lines.filter((line) => "audience" in line);
  return { run: first.run, space: first.space, open: [...open.values()], parts };
}
