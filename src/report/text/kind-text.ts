import { escapeControls } from "../../values/printable.ts";
import { type Style } from "../style.ts";

/** Everything that can be said of one field of a kind. */
export interface FieldReading {
  /** As a path: `definition.query`. */
  field: string;
  type: string;
  meaning: string;
  required: boolean;
  /** How the declared value and the live one are compared. */
  compared: string;
  /** How a change gets into the space. */
  changed: string;
  /** What takes the value off again, or why nothing does. */
  cleared: string;
  /** The sections of API.md that say so, and how well each is known. */
  evidence: string;
}

/** A kind of resource as its schema and its table of fields describe it. */
export interface KindReading {
  kind: string;
  /** Where it is declared: `spec` of its own manifests, or a list in those of another kind. */
  declaredAt: string;
  fields: readonly FieldReading[];
  /** Lists of parts that it has, with the kind of each. */
  parts: readonly { field: string; kind: string; topic: string }[];
  /** What deleting one and creating it anew means. */
  replacing: string;
}

const rows = ["compared", "changed", "cleared"] as const;

/** A kind with its fields, for reading. Ends with a line break. */
export function renderKindText({ kind, declaredAt, fields, parts, replacing }: KindReading, style: Style): string {
  const blocks = [
    [`${style.bold(kind)}, declared at ${declaredAt}`, `  when replaced: ${replacing}`],
    ...fields.map((reading) => renderField(reading, style)),
    ...parts.map(({ field, topic }) => [`${style.bold(field)}  list; see audiencectl explain ${topic}`]),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function renderField(reading: FieldReading, style: Style): string[] {
  const { field, type, meaning, required } = reading;
  return [
    `${style.bold(field)}  ${style.cyan(type)}${required ? ", required" : ""}`,
    `  ${escapeControls(meaning)}`,
    ...rows.map((row) => `  ${style.dim(`${row}:`)} ${escapeControls(reading[row])}`),
  ];
}
