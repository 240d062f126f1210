import type { SourceRange } from "../diagnostics/diagnostic.ts";
import type { CheckExplanation, CheckOutcome, ExplainedCondition, ExplainedStream, Got } from "../testing/index.ts";
import { withoutMillis } from "../values/without-millis.ts";

/**
 * Why an object says what it says of somebody, line by line: its query as a tree with what each condition saw, and below it
 * the objects that it refers to.
 */
export function explanationLines({ because, condition, streams = [], references }: CheckExplanation): string[] {
  return [
    ...(because === undefined ? [] : [because]),
    ...(condition ? conditionLines(condition) : []),
    ...streams.flatMap(streamLines),
    ...references.flatMap(({ address, at, got, explanation }) => [
      `${address}, computed at ${withoutMillis(at)}: ${gotText(got)}`,
      ...indent(explanationLines(explanation)),
    ]),
  ];
}

/** The place in the manifest that settles a check: the condition that alone decides, else the whole query. */
export function decidingPlace({ explanation, definition }: CheckOutcome): SourceRange {
  const condition = explanation?.condition;
  return condition ? descend(condition).source : (explanation?.streams?.[0]?.source ?? definition);
}

function descend(condition: ExplainedCondition): ExplainedCondition {
  const { parts, truth } = condition;
  const [only, ...more] = parts.length === 1 ? parts : parts.filter((part) => part.truth === truth);
  return only && more.length === 0 ? descend(only) : condition;
}

function conditionLines({ text, truth, of, because, parts }: ExplainedCondition): string[] {
  const head = `${String(truth).padEnd(7)} ${of === undefined ? "" : `${of}: `}${text}`;
  return parts.length === 0 ? [head, `        ${because}`] : [head, ...indent(parts.flatMap(conditionLines))];
}

function streamLines({ name, items, more }: ExplainedStream): string[] {
  const lines = items.map(({ at, counts, why }) => {
    const verdict = counts === "unknown" ? "may count" : counts ? "counts" : "does not count";
    return (
      [at === undefined ? at : withoutMillis(at), verdict].filter((each) => each !== undefined).join(" ") +
      (why === undefined ? "" : `: ${why}`)
    );
  });
  const rest = more > 0 ? [`and ${more} more`] : [];
  return [`'${name}'${items.length === 0 ? ": there is none" : ""}`, ...indent([...lines, ...rest])];
}

function gotText(got: Got): string {
  if (got.type === "member") return got.member ? "a member" : "no member";
  if (got.type === "value") return JSON.stringify(got.value);
  return got.type === "absent" ? "no value" : "unknown";
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
