import { escapeControls } from "../../values/printable.ts";
import type { Change } from "../../plan/generated/plan.ts";
import { factsOf, reasonsOf } from "../change-facts.ts";
import { fieldChanges } from "../../plan/change/field-changes.ts";
import { renderField } from "./field-text.ts";
import { type Style } from "../style.ts";

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

/** Warnings that must not be overlooked: what they warn of cannot be taken back. */
const loud = new Set(["plan-resync"]);

/** One change with its fields, as indented lines. */
export function renderChange(change: Change, style: Style): string[] {
  const { sign, colour, sentence } = actionTexts[change.action];
  const address = style.bold(escapeControls(change.address));
  const lines = [
    `${style[colour](sign.padStart(3))} ${address} ${sentence}  ${style.dim(`(${factsOf(change).join(", ")})`)}`,
  ];
  if (change.explained === false) lines.push(`      ${style.yellow("? not explained by this branch")}`);
  const reasons = reasonsOf(change);
  if (reasons.length > 0) lines.push(`      ${style.dim(`# ${escapeControls(reasons.join("; "))}`)}`);
  if (change.previousAddress !== undefined)
    lines.push(`      ${style.yellow("~")} address: ${change.previousAddress} → ${change.address}`);
  const { before, after } = change.ownership;
  if (before && after && before.protect !== after.protect)
    lines.push(`      ${style.yellow("~")} metadata.protect: ${before.protect} → ${after.protect}`);
  for (const field of fieldChanges(change))
    lines.push(...renderField(change, field, style), ...renderReading(change, field.pointer, style));
  lines.push(...change.warnings.map((warning) => renderWarning(warning, style)));
  return lines;
}

/** Whether a change sends a whole audience again. */
export function isLoud({ warnings }: Pick<Change, "warnings">): boolean {
  return warnings.some(({ code }) => loud.has(code));
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

function renderWarning({ code, severity, message, hint }: Change["warnings"][number], style: Style): string {
  const remedy = hint === undefined ? "" : `; ${escapeControls(hint)}`;
  if (loud.has(code)) return `    ${style.bold(style.red(`!!! ${escapeControls(message)}`))}${remedy}`;
  return `      ${style.yellow(`! ${severity}:`)} ${escapeControls(message)}${remedy}`;
}
