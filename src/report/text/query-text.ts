import { escapeControls } from "../../values/printable.ts";
import { type Style } from "../style.ts";

/** A part of a query with what belongs to it. */
export interface QueryOutline {
  text: string;
  parts: readonly QueryOutline[];
}

/** A name that a query uses, with the event or entity that it is read from where that is certain. */
export interface QueryName {
  name: string;
  of?: string;
}

/** What can be said about a query that was understood. */
export interface QueryMeaning {
  /** In plain English. */
  words: string;
  /** Canonical, on one line. */
  line: string;
  /** Canonical, one condition a line; the same as `line` for a single condition. */
  lines: string;
  outline: QueryOutline;
  /** Every name once, by what it is the name of, such as `events`. */
  references: Readonly<Record<string, readonly QueryName[]>>;
  /** A guess by the documented rules, as only Segment decides it. */
  cadence: "REALTIME" | "BATCH" | "UNKNOWN";
  /** Why it is not computed in real time, or why that is not known. */
  cadenceReason?: string;
  /** Where that rule comes from. */
  cadenceSource?: string;
  /** Whether Segment probably includes historical data whatever the manifest says. Absent when that is not known. */
  history?: boolean;
}

/** What `explain query` has found out. */
export interface QueryReading {
  kind: "audience" | "computed-trait";
  type: "USERS" | "ACCOUNTS" | "LINKED";
  /** Absent when the query was not understood. */
  meaning?: QueryMeaning;
  /** The query with its faults mended, where all of them have a known cure. */
  corrected?: string;
}

const cadenceTexts = { REALTIME: "probably in real time", BATCH: "probably in batches", UNKNOWN: "not known" };

/** What a query means, for people. Empty when nothing can be said. */
export function renderQueryText({ meaning, corrected }: QueryReading, style: Style): string {
  const sections: [title: string, lines: readonly string[]][] = [];
  if (meaning) {
    sections.push(["In words", [meaning.words]], ["On one line", [meaning.line]]);
    if (meaning.lines !== meaning.line) sections.push(["On several lines", meaning.lines.split("\n")]);
    sections.push(
      ["Tree", outlineLines(meaning.outline)],
      ["Uses", referenceLines(meaning.references)],
      ["Computed", [cadenceLine(meaning)]],
      ["Historical data", [historyLine(meaning)]],
    );
  }
  if (corrected !== undefined) sections.push(["Corrected", corrected.split("\n")]);
  return sections
    .map(([title, lines]) => [style.bold(title), ...lines.map((line) => `  ${escapeControls(line)}`), ""].join("\n"))
    .join("\n");
}

function outlineLines({ text, parts }: QueryOutline): string[] {
  return [text, ...parts.flatMap(outlineLines).map((line) => `  ${line}`)];
}

function referenceLines(references: QueryMeaning["references"]): string[] {
  const rows = Object.entries(references).filter(([, names]) => names.length > 0);
  const width = Math.max(0, ...rows.map(([title]) => title.length));
  const lines = rows.map(([title, names]) => {
    const shown = names.map(({ name, of }) => (of === undefined ? name : `${name} (of ${of})`));
    return `${title.padEnd(width)}  ${shown.join(", ")}`;
  });
  return lines.length > 0 ? lines : ["nothing"];
}

function cadenceLine({ cadence, cadenceReason }: QueryMeaning): string {
  return cadenceTexts[cadence] + (cadenceReason === undefined ? "" : `, because ${cadenceReason}`);
}

function historyLine({ history }: QueryMeaning): string {
  if (history === undefined) return "not known whether it is included when the manifest does not say so";
  return history ? "probably included, whatever the manifest says" : "probably included only when the manifest says so";
}
