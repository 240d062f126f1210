import type {
  DifferingField,
  DifferingObject,
  EnvironmentDiff,
  OneSidedObject,
} from "../../plan/compare/environment-diff.ts";
import { escapeControls } from "../../values/printable.ts";
import {
  calledThere,
  comparedText,
  diffVerdict,
  notComparedTexts,
  oneSidedText,
  variableNotes,
  variableTexts,
} from "../environment-diff-texts.ts";
import { isShownByLine, showLive, showValue } from "../field-values.ts";
import { unselectedText } from "../plan-summary.ts";
import { quote, type Style } from "../style.ts";
import { renderDifference } from "./field-text.ts";

/** How two environments differ, for reading. Ends with a line break. */
export function renderEnvironmentDiffText(diff: EnvironmentDiff, style: Style): string {
  const { project, environments, differing, only } = diff;
  const [one, other] = environments;
  const { verdict, rest } = diffVerdict(diff);
  const names = `${style.bold(one.name)} (-) and ${style.bold(other.name)} (+)`;
  const variables = variableTexts(diff).map((text) => `  ${escapeControls(text)}`);
  const blocks = [
    [`Project ${style.bold(project)}, environments ${names}, ${comparedText(diff)}`],
    ...differing.map((object) => renderObject(object, diff, style)),
    ...only.map((object) => [renderOneSided(object, object.environment === one.name, style)]),
    ...(variables.length > 0 ? [["Variables that differ:", ...variables]] : []),
    [
      [style.bold(verdict), rest].filter((text) => text !== "").join(" "),
      ...[...notComparedTexts(diff), unselectedText(diff)]
        .filter((text) => text !== "")
        .map((text) => style.dim(escapeControls(text))),
    ],
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function renderObject(object: DifferingObject, diff: EnvironmentDiff, style: Style): string[] {
  const facts = [quote(object.name), escapeControls(calledThere(object, diff))]
    .filter((text) => text !== "")
    .join(", ");
  return [
    `${style.yellow("  ~")} ${style.bold(escapeControls(object.address))} differs  ${style.dim(`(${facts})`)}`,
    ...object.fields.flatMap((field) => renderField(field, style)),
  ];
}

function renderField(field: DifferingField, style: Style): string[] {
  const { before, after } = field;
  const head = `      ${escapeControls(field.field)}:`;
  const notes = variableNotes(field)
    .map((note) => ` ${style.dim(escapeControls(note))}`)
    .join("");
  if (isShownByLine(field)) return [`${head}${notes}`, ...renderDifference(before, after, style)];
  const [left, right] = [before, after].map((value) => (value === undefined ? showValue(value) : showLive(value)));
  return [`${head} ${left} → ${right}${notes}`];
}

function renderOneSided(object: OneSidedObject, isFirst: boolean, style: Style): string {
  const sign = isFirst ? style.red("  -") : style.green("  +");
  return `${sign} ${style.bold(escapeControls(object.address))} ${oneSidedText(object)}  ${style.dim(`(${quote(object.name)})`)}`;
}
