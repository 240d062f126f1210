/** How many arguments each function of FQL takes, and how it is written (API.md 6.3). */
export const fqlFunctions: ReadonlyMap<string, { args: number; example: string }> = new Map([
  ["contains", { args: 2, example: "contains(context.library.name, 'js')" }],
  ["length", { args: 1, example: "length(userId)" }],
  ["lowercase", { args: 1, example: "lowercase(event)" }],
  ["uppercase", { args: 1, example: "uppercase(event)" }],
  ["snakecase", { args: 1, example: "snakecase(event)" }],
  ["kebabcase", { args: 1, example: "kebabcase(event)" }],
  ["titlecase", { args: 1, example: "titlecase(event)" }],
  ["typeof", { args: 1, example: "typeof(userId)" }],
  ["match", { args: 2, example: "match(event, 'Button *')" }],
  ["bool", { args: 1, example: "bool(properties.enabled)" }],
  ["string", { args: 1, example: "string(properties.code)" }],
  ["number", { args: 1, example: "number(properties.total)" }],
]);

/** Operators of other languages and what FQL writes. */
export const fqlForeignOperators: ReadonlyMap<string, string> = new Map([
  ["&&", "and"],
  ["||", "or"],
  ["==", "="],
  ["===", "="],
  ["!==", "!="],
  ["<>", "!="],
]);
