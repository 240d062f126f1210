import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";

/** The text of a file before a finding, what the finding marks, and what comes after. */
interface Cut {
  before: string;
  marked: string;
  after: string;
}

/** What an edit makes of the three, and of what the remedy says in its groups. */
type Edit = (cut: Cut, groups: readonly string[]) => string;

/** What is filled in where a remedy names a field and leaves its value to whoever writes it. */
const samples: Readonly<Record<string, string>> = {
  event: "A",
  at: "now",
  name: "one",
  now: "2026-03-01T12:00:00Z",
  expect: "{audience/high-spenders: {members: [ann]}}",
  spec: "{now: 2026-03-01T12:00:00Z, people: {ann: {}}, expect: {audience/high-spenders: {members: [ann]}}}",
};

const replace: Edit = ({ before, after }, [text = ""]) => before + text + after;
/** A key with its value, or an item, up to the next comma or bracket. */
const replaceEntry: Edit = ({ before, after }, [text = ""]) =>
  before + text + after.replace(/^\s*:\s*(?:\[[^\]]*\]|[^,}\n]*)/, "");
const takeOut: Edit = ({ before, after }) =>
  before.endsWith(", ") ? before.slice(0, -2) + after : before + after.replace(/^,\s*/, "");
const addBehind: Edit = ({ before, marked, after }, [text = ""]) => `${before}${marked}, ${text}${after}`;

/** Puts a field into the mapping that is marked, or that the marked key has. */
const addField: Edit = ({ before, marked, after }, [text = ""]) => {
  const fields = text
    .split(" and ")
    .map((field) => (field.endsWith(":") ? `${field} ${samples[field.slice(0, -1)]}` : field));
  if (marked.startsWith("{"))
    return `${before}${marked.slice(0, -1)}${marked === "{}" ? "" : ", "}${fields.join(", ")}}${after}`;
  const flow = /^: \{/.exec(after);
  if (flow) return `${before}${marked}: {${fields.join(", ")}${after.startsWith(": {}") ? "" : ", "}${after.slice(3)}`;
  const indent = after.startsWith(":\n") ? (/^\n*( *)/.exec(after.slice(1))?.[1] ?? "  ") : "";
  const [line, rest] = after.startsWith(":\n")
    ? [`${before}${marked}:\n`, after.slice(2)]
    : ["", before + marked + after];
  return `${line}${fields.map((field) => `${indent}${field}\n`).join("")}${rest}`;
};

/** Every remedy that says letter by letter what to write, with the edit that it asks for. The first that fits is followed. */
const followed: readonly (readonly [remedy: RegExp, edit: Edit])[] = [
  [/^did you mean (\S+?)\?/, replace],
  [/^add (receivedAt: now), as /, addBehind],
  [
    /^write ([[{].*[\]}]) where there is nothing to say$/,
    ({ before, marked, after }, [text = ""]) => `${before}${marked}: ${text}${after.replace(/^: ?/, "")}`,
  ],
  [/^write a whole number, such as (\d+)$/, replace],
  [/^write the address in one: (.+)$/, ({ before, after }, [text = ""]) => before + text + after.replace(/^:.*/, "")],
  [/^take it out\b/, ({ before, after }) => before + after.replace(/^: (?:'[^']*'|[^,}\n])*(?:, |\n +)?/, "")],
  [/^write a list of names: (\[.+\])$/, replace],
  [/^write ([[{].*[\]}]), with /, replace],
  [/^write (\d+) or (?:more|less)$/, replace],
  [/^write a whole number: (\d+)$/, replace],
  [/^write a list(?: of \w+)?: (.+)$/, replace],
  [/^write a name alone: (\S+)$/, replace],
  [/^name one person: (\S+)$/, replace],
  [/^name an? (?:account|person): (\w+)/, replace],
  [/^known: ([\w/-]+)/, replace],
  [/^write the value of each person: (.+)$/, replaceEntry],
  [/^write (members: \[\w+\]) or /, replaceEntry],
  [/^write the address of an audience or a computed trait: ([\w/-]+)/, replace],
  [/^write a date and a time with a zone, such as (\S+)$/, replace],
  [/^write a whole number of days, from (\d+)/, replace],
  [/^write ([[{].*[\]}])$/, replace],
  [
    /^write (now: \S+|at: -3 days|members: \[ann\])$/,
    ({ before, after }, [text = ""]) => before + text + after.replace(/^: */, ""),
  ],
  [/^write (?!its fields)(-?[^,]+?)(?: for the past, or .*|, .*)?$/, replace],
  [/^count in days: (.+)$/, replace],
  [/^put it in quotes: (.+)$/, replace],
  [/^take the quotes off: ([^;]+)/, replace],
  [/^allowed: ([\w/-]+)/, replace],
  [/^use .*: ([\w-]+)$/, replace],
  [/^give it another name: (\S+)$/, replace],
  [/^rename one of them, such as the account: (\S+)$/, replace],
  [/^keep one of them$/, takeOut],
  [/or take it out of the list$/, takeOut],
  [/^add (every: 1 day|times: 3), or /, addBehind],
  [/^add a value: (.+)$/, (cut, [text = ""]) => addField(cut, [text])],
  [/^add (members: \[\w+\]), or /, (cut, [text = ""]) => replace(cut, [`{${text}}`])],
  [/^add an address with what is expected: (.+)$/, (cut, [text = ""]) => addField(cut, [text])],
  [
    /^add (ann: \{\}) below spec\.people; then add (members: \[\w+\]), or /,
    ({ before, after }, [person = "", members = ""]) =>
      `${before.replace("people: {}", `people: {${person}}`)}{${members}}${after}`,
  ],
  [/^add (.+?)(?: below .*)?$/, addField],
  [/^start the event with a dash$/, ({ before, marked, after }) => `${before}[${marked}]${after}`],
  [
    /^put it below (\w+), /,
    ({ before, marked, after }, [field = ""]) => {
      const value = /^: [^,}]*/.exec(after)?.[0] ?? "";
      return `${before}${field}: {${marked}${value}}${after.slice(value.length)}`;
    },
  ],
];

/** The text after the remedy of a finding was followed to the letter; `undefined` where it leaves to people what to write. */
export function followRemedy(text: string, { hint, source }: Diagnostic): string | undefined {
  if (hint === undefined || !source) return undefined;
  const start = offsetOf(text, source.line, source.column);
  const end = offsetOf(text, source.endLine, source.endColumn);
  const cut = { before: text.slice(0, start), marked: text.slice(start, end), after: text.slice(end) };
  for (const [remedy, edit] of followed) {
    const match = remedy.exec(hint);
    if (match) return edit(cut, match.slice(1));
  }
  return undefined;
}

function offsetOf(text: string, line: number, column: number): number {
  return (
    text
      .split("\n")
      .slice(0, line - 1)
      .reduce((sum, each) => sum + each.length + 1, 0) +
    column -
    1
  );
}
