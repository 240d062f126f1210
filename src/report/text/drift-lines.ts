import { OTHER_SECRET } from "../../drift/directions.ts";
import { escapeControls } from "../../values/printable.ts";
import type { DriftedField, DriftedObject } from "../../drift/drift.ts";
import { appliedNotKnown } from "../field-notes.ts";
import { isLong, showValue } from "../field-values.ts";
import { renderDifference } from "./field-text.ts";
import { quote, type Style } from "../style.ts";

/** The first line of what is said of an object. @param sentence What became of it. */
export function renderHead(
  { address, name, id }: Pick<DriftedObject, "address" | "name" | "id">,
  sign: string,
  paint: (text: string) => string,
  sentence: string,
  style: Style,
): string {
  const facts = [quote(name), ...(id === undefined ? [] : [escapeControls(id)])].join(", ");
  return `${paint(`  ${sign}`)} ${style.bold(escapeControls(address))} ${sentence}  ${style.dim(`(${facts})`)}`;
}

/** The fields that are not as applied. @param sentence Says both values, where they fit on one line. */
export function renderFields(
  fields: readonly DriftedField[],
  sentence: (values: { applied: string; live: string }) => string,
  style: Style,
): string[] {
  return fields.flatMap(({ field, applied, live, notKnown, otherSecret }) => {
    const head = `      ${escapeControls(field)}:`;
    if (notKnown) return [`${head} ${showValue(live)} (${escapeControls(appliedNotKnown(notKnown))})`];
    if (isLong(applied) || isLong(live)) return [head, ...renderDifference(applied, live, style)];
    return [`${head} ${sentence({ applied: showValue(applied), live: otherSecret ? OTHER_SECRET : showValue(live) })}`];
  });
}
