import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../../src/values/json.ts";
import { isUnfileable } from "../../../src/values/printable.ts";
import { writeYaml } from "../../../src/yaml/write/write-yaml.ts";
import { readFile, scalar } from "./arbitraries.ts";

const key = fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }).filter((text) => text !== "__proto__");
const { object } = fc.letrec<{ value: JsonValue; object: JsonObject }>((tie) => ({
  object: fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  value: fc.oneof({ maxDepth: 3 }, scalar, fc.array(tie("value"), { maxLength: 3 }), tie("object")),
}));

describe("any value written as YAML", () => {
  test("reads back as itself", () => {
    fc.assert(
      fc.property(object, (value) => {
        expect(readFile(writeYaml(value)).value).toEqual(value);
      }),
    );
  });

  test("holds nothing that nobody sees", () => {
    fc.assert(
      fc.property(object, (value) => {
        expect(isUnfileable(writeYaml(value))).toBe(false);
      }),
    );
  });
});

test("lists of scalars stand on one line, and texts of several lines are blocks", () => {
  expect(writeYaml({ ids: ["a", "b"], text: "one\ntwo\n", list: [{ a: 1 }] })).toBe(
    "ids: [a, b]\ntext: |\n  one\n  two\nlist:\n  - a: 1\n",
  );
});

test("an object that stands in two places is written twice, without an anchor", () => {
  const plan = { plan: "pro" };
  expect(writeYaml({ one: plan, other: plan })).toBe("one:\n  plan: pro\nother:\n  plan: pro\n");
});

test("remarks on fields stand before their keys, with a comment for each line", () => {
  const remarks = new Map([["/people/ann", "the first\nand the best"]]);
  expect(writeYaml({ people: { ann: { a: 1 }, bob: {} } }, remarks)).toBe(
    "people:\n  # the first\n  # and the best\n  ann:\n    a: 1\n  bob: {}\n",
  );
});

test("remarks stand before what they are about", () => {
  expect(writeYaml({ list: [{ a: 1 }, { a: 2 }] }, new Map([["/list/1", "the second"]]))).toBe(
    "list:\n  - a: 1\n  # the second\n  - a: 2\n",
  );
});
