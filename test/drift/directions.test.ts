import { expect, test } from "vitest";
import { directionsText } from "../../src/drift/directions.ts";

test("a text with quotes of its own is shown without backslashes", () => {
  const field = {
    pointer: "/definition/query",
    field: "definition.query",
    applied: "trait('a').exists()",
    live: "trait('b').exists()",
    inWords: { applied: 'trait "a" is set', live: 'trait "b" is set' },
  };
  expect(directionsText([field], "edited")).toBe(': definition.query “trait "a" is set” → “trait "b" is set”');
});
