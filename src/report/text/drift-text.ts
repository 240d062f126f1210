import { escapeControls } from "../../values/printable.ts";
import type { Drift, DriftedObject, DriftedPart, MissingObject } from "../../drift/drift.ts";
import { mostUrgentFirst } from "../../drift/most-urgent.ts";
import { partEffect } from "../../drift/part-effect.ts";
import { missingBecause } from "../../drift/missing-because.ts";
import { isThere, missingText, objectTexts, unreadText } from "../../drift/sentences.ts";
import { partText, partTexts } from "../../drift/part-sentences.ts";
import { lostOnlyMarker } from "../../drift/worst-first.ts";
import { joiningOfFields } from "../../drift/directions.ts";
import { usedByEdited, usedByMissing } from "../used-by-text.ts";
import { closeUp } from "./close-up.ts";
import { renderAsides } from "./drift-aside.ts";
import { renderFields, renderHead } from "./drift-lines.ts";
import { summariseDrift } from "../drift-summary.ts";
import { renderTroubled } from "./drift-trouble.ts";
import { byWhom } from "../edits.ts";
import { headline } from "./plan-text.ts";
import { partSigns } from "../drift-signs.ts";
import { type Style } from "../style.ts";

/** What somebody changed in the space since the last apply, for reading. Ends with a line break. */
export function renderDriftText(drift: Drift, style: Style): string {
  const blocks = [
    [headline(drift, style)],
    ...drift.unread.map((kind) => [`${style.red("  ?")} ${escapeControls(unreadText(kind))}`]),
    ...closeUp([
      ...drift.missing.filter((object) => !lostOnlyMarker(object)).map((object) => renderMissing(object, style)),
      ...drift.vanished.map((change) => renderVanished(change, style)),
      ...mostUrgentFirst(drift).map((each) =>
        "edited" in each ? renderEdited(each.edited, style) : renderDiffering(each.differing, style),
      ),
      ...drift.troubled.map((object) => renderTroubled(object, style)),
      ...drift.missing.filter(lostOnlyMarker).map((object) => renderMissing(object, style)),
    ]),
    ...renderAsides(drift, style),
    summariseDrift(drift, style),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function renderEdited(object: DriftedObject, style: Style): string[] {
  return [
    renderHead(object, "!", style.yellow, `${objectTexts.edited.sentence}${byWhom(object.live, style.bold)}`, style),
    ...renderFields(object.fields, ({ applied, live }) => `${applied} → ${live}`, style),
    ...[joiningOfFields(object.fields), object.dropped?.text, usedByEdited(object)].flatMap((text) =>
      text === undefined ? [] : [`      ${style.yellow(escapeControls(text))}`],
    ),
  ];
}

function renderMissing(object: MissingObject, style: Style): string[] {
  const { sentence, hint } = missingText(object);
  const { unmarked, holder } = object;
  const because = `      ${escapeControls(missingBecause(object))}`;
  const used = object.id === undefined ? usedByMissing(object) : undefined;
  if (!isThere(object))
    return [
      renderHead(object, "-", style.red, sentence, style),
      because,
      ...(used === undefined ? [] : [`      ${style.yellow(escapeControls(used))}`]),
    ];
  if (!unmarked) return [renderHead(object, "!", style.yellow, sentence, style), because];
  return [
    renderHead(object, "!", style.yellow, sentence, style),
    because,
    ...renderFields(object.fields, ({ applied, live }) => `declared ${applied}, live ${live}`, style),
    // What commands can do about it stands below all objects.
    ...(holder?.adoptLine === undefined ? [] : [`      → ${escapeControls(hint((words) => words))}`]),
  ];
}

function renderVanished(object: DriftedObject, style: Style): string[] {
  const lines = object.warnings.map(({ message, hint }) =>
    escapeControls(hint === undefined ? message : `${message}; ${hint}`),
  );
  return [
    renderHead(object, "-", style.red, objectTexts.vanished.sentence, style),
    ...lines.map((line) => `      ${line}`),
  ];
}

function renderDiffering(part: DriftedPart, style: Style): string[] {
  const { sign, colour } = partSigns[part.difference];
  const effect = partEffect(part);
  return [
    renderHead(part, sign, style[colour], partTexts[part.difference].sentence, style),
    `      ${escapeControls(partText(part))}`,
    ...(effect === undefined ? [] : [`      ${style.yellow(escapeControls(effect))}`]),
    // A part that is missing has all its fields in the manifest; there is nothing to hold against them.
    ...(part.difference === "missing"
      ? []
      : renderFields(part.fields, ({ applied, live }) => `declared ${applied}, live ${live}`, style)),
  ];
}
