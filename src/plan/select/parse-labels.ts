import { SelectionError } from "./selection-error.ts";

/** What one part of a label selector asks of the labels of an object. */
export type LabelRequirement =
  /** `key` or `!key`. */
  | { type: "exists" | "absent"; key: string }
  /** `key=value` or `key!=value`; whoever lacks the label fits the second. */
  | { type: "equals" | "differs"; key: string; value: string };

/**
 * Reads a label selector: parts with commas between them, all of which have to hold. `==` is `=`.
 *
 * @throws {SelectionError} for anything else.
 */
export function parseLabels(text: string): LabelRequirement[] {
  return text.split(",").map((part) => parsePart(part.trim(), text));
}

/** Whether labels are as a requirement asks. */
export function fitsLabels(requirement: LabelRequirement, labels: Readonly<Record<string, string>>): boolean {
  const value = Object.hasOwn(labels, requirement.key) ? labels[requirement.key] : undefined;
  switch (requirement.type) {
    case "exists":
      return value !== undefined;
    case "absent":
      return value === undefined;
    case "equals":
      return value === requirement.value;
    case "differs":
      return value !== requirement.value;
  }
}

function parsePart(part: string, text: string): LabelRequirement {
  const [, key = "", operator, value = ""] = /^([^=!\s]+)\s*(==?|!=)\s*([^=!]*)$/.exec(part) ?? [];
  if (operator !== undefined) return { type: operator === "!=" ? "differs" : "equals", key, value };
  const [, not, name] = /^(!?)\s*([^=!\s]+)$/.exec(part) ?? [];
  if (name !== undefined) return { type: not === "!" ? "absent" : "exists", key: name };
  throw new SelectionError(
    `${JSON.stringify(part)} in -l ${JSON.stringify(text)} is no requirement of a label`,
    "write key=value, key!=value, key or !key, with commas between them",
  );
}
