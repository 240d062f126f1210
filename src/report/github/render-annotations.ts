import { placeText, type SourceRange } from "../../diagnostics/diagnostic.ts";
import { count } from "../../values/words.ts";
import { escapeControls } from "../../values/printable.ts";
import type { Annotation } from "./annotation.ts";
import type { GithubContext } from "./github-context.ts";
import { workflowCommand, type AnnotationType } from "./workflow-command.ts";

/** How many annotations of a type GitHub shows for one step. */
const MOST_OF_A_TYPE = 10;

const types: readonly AnnotationType[] = ["error", "warning", "notice"];

/** Workflow commands for annotations, a line each. @param annotations The worst of each type first. */
export function renderAnnotations(annotations: readonly Annotation[], { placeOf }: GithubContext): string {
  return types
    .flatMap((type) => renderType(type, annotations, placeOf))
    .map((line) => `${line}\n`)
    .join("");
}

/** The annotations of one type. Where there are too many, the last that is shown says how many others there are. */
function renderType(
  type: AnnotationType,
  annotations: readonly Annotation[],
  placeOf: GithubContext["placeOf"],
): string[] {
  const all = annotations.filter((annotation) => annotation.type === type);
  const shown = all.length > MOST_OF_A_TYPE ? all.slice(0, MOST_OF_A_TYPE - 1) : all;
  const more = all.length - shown.length;
  const rest = `${count(more)} more of this type. The log of this step has all of them.`;
  return [
    ...shown.map((annotation) => renderOne(annotation, placeOf)),
    ...(more > 0 ? [workflowCommand(type, { title: "And others" }, rest)] : []),
  ];
}

function renderOne({ type, title, lines, source }: Annotation, placeOf: GithubContext["placeOf"]): string {
  const file = source && placeOf(source.file);
  // A place that GitHub has no file for is said in words.
  const spoken = source && file === undefined ? `${placeText(source)}: ` : "";
  const [first = "", ...others] = lines;
  const text = [`${spoken}${first}`, ...others].map(escapeControls).join("\n");
  const place = source && file !== undefined ? { file: escapeControls(file), ...stretchOf(source) } : {};
  return workflowCommand(type, { ...place, title: escapeControls(title) }, text);
}

/** Where a finding begins and ends. The runner takes columns only within one line. */
function stretchOf({ line, column, endLine, endColumn }: SourceRange): Record<string, number> {
  return line === endLine ? { line, col: column, endLine, endColumn } : { line, endLine };
}
