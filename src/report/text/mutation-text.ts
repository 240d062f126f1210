import { placeText } from "../../diagnostics/diagnostic.ts";
import type { MutationResult } from "../../testing/index.ts";
import { escapeControls } from "../../values/printable.ts";
import type { Style } from "../style.ts";
import { mutationsText } from "../mutation-words.ts";

/** How many slips the tests of an environment notice, and below it the tests that are missing for the others. */
export function mutationLines(result: MutationResult, style: Style): string[] {
  return [
    style.bold(`Mutations of ${result.environment}: ${mutationsText(result)}`),
    ...result.survivors.flatMap(({ address, before, after, source }) => [
      `  ${style.yellow(escapeControls(address))}  ${escapeControls(placeText(source))}: no test tells these apart`,
      `    ${style.red("-")} ${escapeControls(before)}`,
      `    ${style.green("+")} ${escapeControls(after)}`,
    ]),
  ];
}
