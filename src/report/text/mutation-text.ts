import { placeText } from "../../diagnostics/diagnostic.ts";
import type { MutationResult, Survivor } from "../../testing/index.ts";
import { escapeControls } from "../../values/printable.ts";
import type { Style } from "../style.ts";
import { alikeText, mutationsText } from "../mutation-words.ts";

/** How many slips the tests of an environment notice, and below it the tests that are missing for the others. */
export function mutationLines(result: MutationResult, style: Style): string[] {
  return [
    style.bold(`Mutations of ${result.environment}: ${mutationsText(result)}`),
    ...result.survivors.flatMap((each) => slipLines(each, "no test tells these apart", style)),
    ...result.alike.flatMap((each) => slipLines(each, alikeText(each), style)),
  ];
}

function slipLines({ address, before, after, source }: Survivor, said: string, style: Style): string[] {
  return [
    `  ${style.yellow(escapeControls(address))}  ${escapeControls(placeText(source))}: ${said}`,
    `    ${style.red("-")} ${escapeControls(before)}`,
    `    ${style.green("+")} ${escapeControls(after)}`,
  ];
}
