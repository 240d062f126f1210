import { escapeControls } from "../../values/printable.ts";
import { describeTrouble } from "../../drift/describe-trouble.ts";
import type { TroubledObject } from "../../drift/find-troubled.ts";
import { renderHead } from "./drift-lines.ts";
import { type Style } from "../style.ts";

/** An object in trouble: what is the matter, why, and what to do. */
export function renderTroubled(object: TroubledObject, style: Style): string[] {
  const { sentence, reason, hint } = describeTrouble(object);
  const failed = object.trouble.type === "failed";
  return [
    renderHead(object, "!", failed ? style.red : style.yellow, sentence, style),
    `      ${escapeControls(reason)}`,
    `      ${escapeControls(hint)}`,
  ];
}
