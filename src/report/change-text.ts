import type { Change } from "../plan/generated/plan.ts";
import { fieldChanges, type FieldChange } from "./field-changes.ts";
import { count, escapeControls, quote, type Style } from "./style.ts";
import { diffText } from "./text-diff.ts";

/** How each action is shown: its sign, its colour and the rest of the sentence "audience/x …". */
export const actionTexts: Record<Change["action"], { sign: string; colour: keyof Style; sentence: string }> = {
  create: { sign: "+", colour: "green", sentence: "will be created" },
  update: { sign: "~", colour: "yellow", sentence: "will be updated in place" },
  replace: { sign: "-/+", colour: "magenta", sentence: "will be deleted and created anew" },
  delete: { sign: "-", colour: "red", sentence: "will be deleted" },
  adopt: { sign: "<", colour: "cyan", sentence: "will be adopted" },
  forget: { sign: ">", colour: "cyan", sentence: "will be let go and stay in the space" },
  none: { sign: " ", colour: "dim", sentence: "is as declared" },
};

/** One change with its fields, as indented lines. */
export function renderChange(change: Change, style: Style): string[] {
  const { sign, colour, sentence } = actionTexts[change.action];
  const paint = style[colour];
  const lines = [`${paint(sign.padStart(3))} ${style.bold(change.address)} ${sentence}${style.dim(factsOf(change))}`];
  const why = reasonOf(change);
  if (why) lines.push(`      ${style.dim(`# ${why}`)}`);
  if (change.previousAddress !== undefined)
    lines.push(`      ${style.yellow("~")} address: ${change.previousAddress} → ${change.address}`);
  const { before, after } = change.ownership;
  if (before && after && before.protect !== after.protect)
    lines.push(`      ${style.yellow("~")} metadata.protect: ${before.protect} → ${after.protect}`);
  for (const field of fieldChanges(change)) {
    lines.push(...renderField(change, field, style));
    lines.push(...renderReading(change, field.pointer, style));
  }
  for (const { severity, message, hint } of change.warnings)
    lines.push(
      `      ${style.yellow(`! ${severity}:`)} ${escapeControls(message)}${hint === undefined ? "" : `; ${escapeControls(hint)}`}`,
    );
  return lines;
}

function factsOf({ name, id, impact, action }: Change): string {
  const facts = [
    quote(name),
    ...(id === undefined ? [] : [escapeControls(id)]),
    ...(impact.members === undefined ? [] : [`${count(impact.members)} members`]),
    ...(impact.dependents.length > 0 && action !== "create"
      ? [`used by ${escapeControls(impact.dependents.join(", "))}`]
      : []),
  ];
  return `  (${facts.join(", ")})`;
}

/** Why a change is needed, where the action alone does not say it. */
function reasonOf({ reason, live, replaces, requires }: Change): string | undefined {
  const parts = [
    ...(reason === "drift"
      ? [
          `drift: the space was edited by ${escapeControls(live?.updatedBy ?? "somebody")} at ${escapeControls(live?.updatedAt ?? "an unknown time")}`,
        ]
      : []),
    ...(replaces && replaces.length > 0
      ? replaces.map(({ pointer, reason }) => `${pointer.slice(1).replaceAll("/", ".")} cannot be edited: ${reason}`)
      : []),
    ...(requires.length > 0 ? [`after ${requires.join(", ")}`] : []),
  ];
  return parts.length > 0 ? parts.join("; ") : undefined;
}

function renderField(change: Change, { field, pointer, before, after }: FieldChange, style: Style): string[] {
  const [sign, paint] =
    before === undefined ? ["+", style.green] : after === undefined ? ["-", style.red] : ["~", style.yellow];
  const notes = [
    ...(change.defaults.includes(pointer) ? [change.action === "replace" ? "(kept)" : "(default)"] : []),
    ...(change.unknown.includes(pointer) ? ["(keys known after apply)"] : []),
  ];
  const head = `      ${paint(sign)} ${field}:`;
  const tail = notes.length > 0 ? ` ${style.dim(notes.join(" "))}` : "";
  if (isLongText(before) || isLongText(after) || pointer === "/definition/query")
    return [`${head}${tail}`, ...renderTextDiff(textOf(before), textOf(after), style)];
  if (before === undefined) return [`${head} ${quote(after)}${tail}`];
  return [`${head} ${quote(before)} → ${after === undefined ? "(none)" : quote(after)}${tail}`];
}

/** What a changed field says in plain English, before and after. */
function renderReading({ readings = [] }: Change, pointer: string, style: Style): string[] {
  const reading = readings.find((each) => each.pointer === pointer);
  if (!reading) return [];
  const { before, after } = reading;
  const texts =
    before === undefined || after === undefined
      ? [`in words: ${after ?? before ?? ""}`]
      : [`in words: ${after}`, `so far: ${before}`];
  return texts.map((text) => `          ${style.cyan(escapeControls(text))}`);
}

function renderTextDiff(before: string | undefined, after: string | undefined, style: Style): string[] {
  const paints = { "+": style.green, "-": style.red, " ": style.dim };
  const lines =
    before === undefined || after === undefined
      ? (after ?? before ?? "")
          .trimEnd()
          .split("\n")
          .map((text) => ({ sign: before === undefined ? ("+" as const) : ("-" as const), text }))
      : diffText(before, after);
  return lines.map(({ sign, text }) => `          ${paints[sign](`${sign} ${escapeControls(text)}`)}`.trimEnd());
}

function isLongText(value: unknown): boolean {
  return typeof value === "string" && value.trimEnd().includes("\n");
}

function textOf(value: unknown): string | undefined {
  return value === undefined ? undefined : typeof value === "string" ? value : JSON.stringify(value);
}
