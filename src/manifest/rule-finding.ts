import type { RuleCode } from "../diagnostics/codes.ts";
import { placeText, type Diagnostic, type Severity, type SourceRange } from "../diagnostics/diagnostic.ts";
import { locateInScalar } from "../yaml/locate-in-scalar.ts";
import { isWithin, type Pointer } from "../values/pointer.ts";
import { headRange, type YamlDocument } from "../yaml/yaml-document.ts";
import type { TextSegment } from "./interpolate-text.ts";

/** A finding about a value of one manifest, before its place in the file is known. */
export interface RuleFinding {
  code: RuleCode;
  severity: Severity;
  /** The value it is about, as a place in the whole manifest. */
  pointer: Pointer;
  message: string;
  hint?: string;
  /** The part of the text it is about, in UTF-16 units of the value. The whole value when left out. */
  part?: { start: number; end: number };
  /** Another part of the same text that it is about, which the hint then leads to. */
  other?: { start: number; end: number };
  /** It says more of a fault than the schema does, and takes the place of what that says. */
  insteadOfSchema?: true;
}

/** What is needed to find the place of a value: the document as it is written, and what was filled in where. */
export interface Places {
  /** With the values as they are written. */
  written: YamlDocument;
  /** With the interpolations filled in. */
  document: YamlDocument;
  segments: ReadonlyMap<Pointer, readonly TextSegment[]>;
}

/**
 * Puts the findings of rules at their places, behind the faults that were told already. A value that breaks its schema
 * has said so; what a rule makes of it would mostly repeat that.
 */
export function addRuleFindings(
  told: readonly Diagnostic[],
  findings: readonly RuleFinding[],
  places: Places,
): Diagnostic[] {
  const telling = placeFindings(
    findings.filter(({ insteadOfSchema }) => insteadOfSchema === true),
    places,
  );
  const others = placeFindings(
    findings.filter(({ insteadOfSchema }) => insteadOfSchema !== true),
    places,
  );
  const first = [...told.filter((fault) => !sharesPlace(fault, telling)), ...telling];
  return [...first, ...others.filter((finding) => !sharesPlace(finding, first))];
}

function sharesPlace({ source }: Diagnostic, others: readonly Diagnostic[]): boolean {
  return others.some((other) => source?.line === other.source?.line && source?.column === other.source?.column);
}

/** Gives findings their places. Those about values that have a fault already are dropped. */
function placeFindings(findings: readonly RuleFinding[], places: Places): Diagnostic[] {
  return findings
    .filter(({ pointer }) => !isWithin(pointer, places.document.poisoned))
    .map(({ code, severity, message, hint, pointer, part, other }) => {
      const place = other && `the other one is at ${placeText(locatePart(places, pointer, other))}`;
      const remedies = [hint, place].filter((text) => text !== undefined);
      return {
        code,
        severity,
        message,
        ...(remedies.length > 0 && { hint: remedies.join("; ") }),
        source: part ? locatePart(places, pointer, part) : headRange(places.document, pointer),
      };
    });
}

/**
 * Walks a stretch of the value back to the file: out of the interpolations, then out of the quotes and folds of YAML.
 *
 * @param part In UTF-16 units of the value.
 */
export function locatePart(
  { written, segments }: Places,
  pointer: Pointer,
  part: { start: number; end: number },
): SourceRange {
  const map = segments.get(pointer);
  if (!map) return locateInScalar(written, pointer, part.start, part.end);
  const first = map.find(({ valueEnd }) => part.start < valueEnd) ?? map.at(-1);
  const last = map.find(({ valueEnd }) => part.end <= valueEnd) ?? map.at(-1);
  const start = first ? writtenOffset(first, part.start, "start") : 0;
  return locateInScalar(written, pointer, start, Math.max(start, last ? writtenOffset(last, part.end, "end") : start));
}

/** An offset inside of something that was filled in means the whole interpolation. */
function writtenOffset(segment: TextSegment, offset: number, side: "start" | "end"): number {
  const verbatim = segment.valueEnd - segment.valueStart === segment.end - segment.start;
  return verbatim ? segment.start + (offset - segment.valueStart) : segment[side];
}
