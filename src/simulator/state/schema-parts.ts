/** Any text. */
export const text = { type: "string" };

/** A text that is not empty. */
export const name = { type: "string", minLength: 1 };

/** Yes or no. */
export const flag = { type: "boolean" };

/** A number without a fraction. */
export const wholeNumber = { type: "integer" };

/** An instant that `Date.parse` reads; a damaged one would make every comparison with the clock false. */
export const instant = { type: "string", pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$` };

/** An object whose keys are not ours to know. */
export const openObject = { type: "object" };

/** Any JSON. */
export const anything = {};

/** A list of things. */
export function listOf(items: object): Record<string, unknown> {
  return { type: "array", items };
}

/** One of a few values. */
export function oneOf(...values: readonly string[]): Record<string, unknown> {
  return { enum: values };
}

/** An object with these keys and no other. */
export function closedObject(
  required: Record<string, object>,
  optional: Record<string, object> = {},
): Record<string, unknown> {
  return {
    type: "object",
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}
