import {
  asWritten,
  ESCAPED,
  escapeTemplate,
  OPEN,
  parseTemplate,
  writeInterpolation,
  type TemplatePart,
} from "../values/template.ts";
import type { JsonValue } from "../values/json.ts";
import { readExpression, type Expression, type ExpressionFault, type InterpolationScope } from "./expressions.ts";

/** Something with its place in the text, in UTF-16 units. */
type Placed<T> = T & { start: number; end: number };

/** What a text comes to once its interpolations are filled in. */
export interface InterpolatedText {
  /**
   * The value; a template again when it holds references, secrets or a missing id of the space
   * (`values/template.ts`), else final. Not usable when there are faults or `unknown` is set.
   */
  value: JsonValue;
  references: Placed<{ address: string }>[];
  secrets: Placed<{ name: string }>[];
  /** The variables that were filled in, each as often as it is named. */
  variables: string[];
  faults: Placed<ExpressionFault>[];
  /** Whether a variable is in it whose value is not known here. */
  unknown: boolean;
  /** Whether the id of the space is in it, and not known here. */
  lacksSpaceId: boolean;
  /** Where the value comes from when the text is nothing but one interpolation. */
  origin?: string;
  /** Which stretch of the text each stretch of the value comes from. */
  segments: TextSegment[];
}

/** A stretch of an interpolated value and the stretch of the written text that it comes from. */
export interface TextSegment {
  /** In the value; the end is exclusive. */
  valueStart: number;
  valueEnd: number;
  /** In the written text; as long as the other when nothing was filled in. */
  start: number;
  end: number;
}

type ReadPart = { part: TemplatePart; expression?: Expression };

/** Fills in the interpolations of one text. A text that is nothing but one of them takes its value's type. */
export function interpolateText(text: string, scope: InterpolationScope): InterpolatedText {
  const { parts, closed } = parseTemplate(asWritten(text));
  const read = parts.map((part): ReadPart =>
    part.type === "text" ? { part } : { part, expression: readExpression(part.expression, scope) },
  );
  const variables = read.flatMap(({ expression }) =>
    expression?.type === "value" && expression.variable !== undefined ? [expression.variable] : [],
  );
  const only = read.length === 1 ? read[0]?.expression : undefined;
  if (closed && only?.type === "value") {
    const segments = [{ valueStart: 0, valueEnd: Number.POSITIVE_INFINITY, start: 0, end: text.length }];
    const none = { references: [], secrets: [], faults: [], unknown: false, lacksSpaceId: false };
    return { value: only.value, ...none, variables, origin: only.origin, segments };
  }
  const references = read.flatMap(({ part, expression }) =>
    expression?.type === "reference" ? [{ address: expression.address, start: part.start, end: part.end }] : [],
  );
  const secrets = read.flatMap(({ part, expression }) =>
    expression?.type === "secret" ? [{ name: expression.name, start: part.start, end: part.end }] : [],
  );
  const lacksSpaceId = read.some(({ expression }) => expression?.type === "space-id");
  const open = lacksSpaceId || references.length + secrets.length > 0;
  const pieces = read.map((piece) => ({ part: piece.part, text: open ? toTemplate(piece, text) : toLiteral(piece) }));
  return {
    value: pieces.map((piece) => piece.text).join(""),
    segments: toSegments(pieces, text),
    references,
    secrets,
    variables,
    faults: read.flatMap((piece, index) => findFaults(piece, !closed && index === read.length - 1)),
    unknown: read.some(({ expression }) => expression?.type === "unknown"),
    lacksSpaceId,
  };
}

function toLiteral({ part, expression }: ReadPart): string {
  if (part.type === "text") return part.text;
  return expression?.type === "value" ? String(expression.value) : "";
}

/** As `values/template.ts` reads it: what stays open and plain text are as written, values become literal. */
function toTemplate({ part, expression }: ReadPart, source: string): string {
  if (expression?.type === "value") return escapeTemplate(String(expression.value));
  return part.type === "text" ? source.slice(part.start, part.end) : writeInterpolation(part.expression);
}

/** Follows the pieces through the value. A literal `${` is written as three characters, so it is a stretch of its own. */
function toSegments(pieces: readonly { part: TemplatePart; text: string }[], source: string): TextSegment[] {
  const segments: TextSegment[] = [];
  let at = 0;
  const add = (length: number, start: number, end: number): void => {
    segments.push({ valueStart: at, valueEnd: at + length, start, end });
    at += length;
  };
  for (const { part, text } of pieces) {
    const written = source.slice(part.start, part.end);
    if (part.type === "expression" || written === text) {
      add(text.length, part.start, part.end);
      continue;
    }
    let start = part.start;
    for (const escape of part.escapes) {
      const end = escape + ESCAPED.length;
      add(escape - start, start, escape);
      add(OPEN.length, escape, end);
      start = end;
    }
    add(part.end - start, start, part.end);
  }
  return segments;
}

function findFaults({ part, expression }: ReadPart, unclosed: boolean): Placed<ExpressionFault>[] {
  const code = "manifest-invalid-interpolation";
  if (unclosed) {
    const hint = "close it with }, or write $${ for a literal ${";
    return [{ code, message: "an interpolation is not closed", hint, start: part.start, end: part.start + 2 }];
  }
  if (expression?.type === "fault") return [{ ...expression.fault, start: part.start, end: part.end }];
  if (expression?.type === "value" && Array.isArray(expression.value) && part.type === "expression") {
    const message = `${writeInterpolation(part.expression)} is a list and is not allowed inside a text`;
    const hint = "a list variable fills a whole value: field: ${var.NAME}";
    return [{ code, message, hint, start: part.start, end: part.end }];
  }
  return [];
}
