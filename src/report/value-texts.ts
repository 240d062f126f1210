import { changedFields } from "../plan/change/changed-fields.ts";
import { writtenFields, type FieldChange } from "../plan/change/field-changes.ts";
import type { Change } from "../plan/generated/plan.ts";
import type { JsonValue } from "../values/json.ts";
import { isMasked } from "../values/masked-value.ts";
import { touchesAny } from "../values/pointer.ts";
import { joinWords } from "../values/words.ts";
import { sentEntries } from "./sent-entries.ts";
import { quote } from "./style.ts";

/** The longest value that a sentence has room for, in characters. */
const LONGEST = 40;

/** So many fields of one row are told with their values. */
const MOST_TOLD = 4;

/** What rows decide whose fields are the settings of a destination. */
const consequences: ReadonlyMap<string, string> = new Map([
  ["connectionSettings", "members may be sent to another place from now on"],
  ["destinationMapping.settings", "other data may be sent from now on"],
  ["personalization.profile.mapping", "other data may be sent from now on"],
]);

/** What becomes of fields, without full stops. */
interface ValueTexts {
  /** What is sent besides, and what may be sent elsewhere. */
  risky: string[];
  others: string[];
}

/**
 * What becomes of the fields that a write in place changes: with their values where those are short.
 *
 * @param said Fields that another text tells.
 */
export function valueTexts(change: Change, said: ReadonlySet<string> = new Set()): ValueTexts {
  if (change.action !== "update" && change.action !== "adopt") return { risky: [], others: [] };
  const all = writtenFields(change);
  const rows = changedFields(change).filter((row) => !said.has(row));
  const told = rows.map((row) =>
    rowTexts(
      change,
      row,
      all.filter(({ field }) => field === row || field.startsWith(`${row}.`)),
    ),
  );
  const untold = told.flatMap(({ untold: name }) => name ?? []);
  return {
    risky: told.flatMap(({ risky }) => risky),
    others: [
      ...told.flatMap(({ others }) => others),
      ...(untold.length > 0 ? [`${joinWords(untold, "and")} ${untold.length === 1 ? "changes" : "change"}`] : []),
    ],
  };
}

/** What becomes of the fields of one row. `untold`: the row's name, where nothing short can be said. */
function rowTexts(change: Change, row: string, fields: readonly FieldChange[]): ValueTexts & { untold?: string } {
  const secrets = fields.filter((each) => isSecret(change, each));
  const others = secrets.map(({ field }) => `its secret ${field} is sent`);
  const open = fields.filter((each) => !secrets.includes(each));
  const [only] = open;
  const entries = open.length === 1 && only ? sentEntries(change, only) : undefined;
  if (entries) return { risky: entries.added, others: [...others, ...entries.gone] };
  const values = open.map((each) => valueText(change, each));
  const isShort = open.length <= MOST_TOLD && values.every((text) => text !== undefined);
  const consequence = consequences.get(row);
  if (consequence !== undefined && open.length > 0)
    return { risky: [`${isShort ? joinWords(values, "and") : `${row} changes`}: ${consequence}`], others };
  if (isShort && fields.length > 0) return { risky: [], others: [...others, ...values] };
  return { risky: [], others, untold: row };
}

function isSecret({ secrets = [] }: Change, { pointer, before }: FieldChange): boolean {
  return isMasked(before) || touchesAny(secrets, pointer);
}

/** A field with its value before and after; `undefined` where one is too long, or not known yet. */
function valueText({ unknown }: Change, { field, pointer, before, after }: FieldChange): string | undefined {
  if (touchesAny(unknown, pointer) || !isShort(before) || !isShort(after)) return undefined;
  if (before === undefined) return `${field} becomes ${quote(after)}`;
  if (after === undefined) return `${field} is removed (it is ${quote(before)} now)`;
  return `${field} changes from ${quote(before)} to ${quote(after)}`;
}

function isShort(value: JsonValue | undefined): boolean {
  return value === undefined || (typeof value !== "object" && quote(value).length <= LONGEST);
}
