import { renderEntriesText, type PageEntry } from "./page-text.ts";
import type { Style } from "../style.ts";

/** A field in the list of those in a mapping. */
export interface FieldSummary {
  /** Its name there. */
  field: string;
  type: string;
  required: boolean;
  meaning: string;
}

/** What is done with a field, or with the one that it is a part of. */
export interface FieldTreatment {
  /** The field that is treated as a whole. */
  field: string;
  compared: string;
  changed: string;
  cleared: string;
  /** The sections of API.md that say so, and how well each is known. */
  evidence: string;
}

/** Everything that can be said of one place in a file. */
export interface FieldPage {
  /** `kind` of the documents that have it. */
  kind: string;
  /** As a path from the top of the document: `spec.options.filterByExternalIds`. */
  field: string;
  type: string;
  /** Whether the mapping it stands in needs it. */
  required: boolean;
  meaning: string;
  default?: unknown;
  /** Every value it may have, where they can be counted. */
  allowed: readonly unknown[];
  /** What else its value has to keep to, in words. */
  limits: readonly string[];
  examples: readonly unknown[];
  /** Missing where nothing is compared with the space: metadata, project files, and mappings of several fields. */
  treatment?: FieldTreatment;
  /** The topic that says more of its entries, where these are a kind of their own. */
  entries?: string;
  /** The fields in it, or in each of its entries. */
  fields: readonly FieldSummary[];
}

/** A field with all that is known of it, and the fields below it. Ends with a line break. */
export function renderFieldPageText(page: FieldPage, style: Style): string {
  const own: PageEntry = {
    name: [page.kind, page.field].filter(Boolean).join(" "),
    beside: typeOf(page),
    lines: [...meaningLines(page), ...valueLines(page), ...treatmentLines(page)],
  };
  const inner = page.fields.map((field): PageEntry => ({
    name: field.field,
    beside: typeOf(field),
    lines: meaningLines(field),
  }));
  return renderEntriesText([own, ...inner], style);
}

function typeOf({ type, required }: Pick<FieldPage, "type" | "required">): string {
  return required ? `${type}, required` : type;
}

/** What goes by any name has no meaning of its own. */
function meaningLines({ meaning }: Pick<FieldPage, "meaning">): PageEntry["lines"] {
  return meaning === "" ? [] : [meaning];
}

function valueLines({ default: initial, allowed, limits, examples, entries }: FieldPage): PageEntry["lines"] {
  return [
    ...(initial === undefined ? [] : [["default", written(initial)] as const]),
    ...(allowed.length === 0 ? [] : [["allowed", allowed.map(written).join(", ")] as const]),
    ...(limits.length === 0 ? [] : [["limits", limits.join("; ")] as const]),
    ...examples.map((example) => ["example", written(example)] as const),
    ...(entries === undefined ? [] : [["entries", `see audiencectl explain ${entries}`] as const]),
  ];
}

function treatmentLines({ field, treatment }: FieldPage): PageEntry["lines"] {
  if (!treatment) return [];
  const { field: whole, compared, changed, cleared } = treatment;
  return [
    ...(whole === field ? [] : [["treated", `as a part of ${whole}`] as const]),
    ["compared", compared],
    ["changed", changed],
    ["cleared", cleared],
  ];
}

/** A value as a manifest can hold it; JSON is YAML as well. */
function written(value: unknown): string {
  return typeof value === "string" && value.includes("\n") ? `|\n${value}` : JSON.stringify(value);
}
