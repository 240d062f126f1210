import { isJsonObject, type JsonObject, type JsonValue } from "../values/json.ts";
import { parseJson } from "../segment/answer.ts";
import type { JournalHead, JournalLine } from "./journal.ts";
import { objectKinds } from "./objects.ts";

/** The lines of a journal, or the first that is none. */
export interface ParsedJournal {
  lines: JournalLine[];
  /** The first line; `undefined` where not even that was written whole. */
  head?: JournalHead;
  fault?: {
    /** Counted from 1. */
    line: number;
    because: string;
  };
}

type Holds = (value: JsonValue | undefined) => boolean;
const text: Holds = (value) => typeof value === "string" && value !== "";
const count: Holds = (value) => Number.isInteger(value);
const kind: Holds = (value) => objectKinds.some((each) => each === value);
const maybe =
  (holds: Holds): Holds =>
  (value) =>
    value === undefined || holds(value);

/** The forms of lines. The first field of each tells it from the others. */
const forms: readonly Readonly<Record<string, Holds>>[] = [
  { run: text, space: text, pid: maybe(count), host: maybe(text) },
  { intend: kind, n: count, name: text },
  { made: count, id: text },
  { connection: text, audience: text },
  { activation: text, audience: text },
  { bare: text },
  { refused: count },
  { gone: text },
];

/**
 * Reads the text of a journal. A last line without its end was being written when the program was killed, and nothing
 * followed from it; every other line has to be one, and the first has to say which run it was.
 */
export function parseJournal(journal: string): ParsedJournal {
  const lines: JournalLine[] = [];
  const written = journal.split("\n");
  for (const [at, each] of written.entries()) {
    if (at === written.length - 1 && isCutOff(each, at)) break;
    const line = readLine(each);
    const because =
      line === undefined ? "is no line of a journal" : "run" in line === (at === 0) ? undefined : headFault(at);
    if (because !== undefined || line === undefined) return { lines, fault: { line: at + 1, because: because ?? "" } };
    lines.push(line);
  }
  const [head] = lines;
  return { lines, ...(head && "run" in head && { head }) };
}

/** Whether a last line is the beginning of one. Somebody who edited the file may have left its end out. */
function isCutOff(line: string, at: number): boolean {
  const opening = at === 0 ? '{"run":"' : '{"';
  return readLine(line) === undefined && opening.startsWith(line.slice(0, opening.length));
}

function headFault(at: number): string {
  return at === 0 ? "does not say which run made the objects, as the first line has to" : "begins another journal";
}

function readLine(line: string): JournalLine | undefined {
  const value = parseJson(line);
  if (!isJsonObject(value)) return undefined;
  return forms.some((form) => fits(value, form)) ? (value as unknown as JournalLine) : undefined;
}

function fits(value: JsonObject, form: Readonly<Record<string, Holds>>): boolean {
  return Object.entries(form).every(([name, holds]) => holds(value[name]));
}
