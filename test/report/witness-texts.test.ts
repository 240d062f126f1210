import { expect, test } from "vitest";
import { witnessTexts } from "../../src/report/witness-texts.ts";

test("where nobody was found, what nobody who was tried has more of is told", () => {
  expect(
    witnessTexts({ tries: 1000, limits: ["100,000 events of one name", "100 rows of one entity"] }, "members"),
  ).toEqual(
    ["enters", "leaves"].map((term) => [
      term,
      "none found in 1,000 tries (there may still be somebody; nobody with more than 100,000 events of one name or 100 rows of one entity was tried)",
    ]),
  );
});

test("why nobody can be found in a direction is told in its place", () => {
  const never = { enters: "nobody knows what foo(…) does" };
  expect(witnessTexts({ tries: 1000, leaves: { words: "somebody" }, never }, "members")).toEqual([
    ["enters", "nobody can be found: nobody knows what foo(…) does"],
    ["leaves", "somebody"],
  ]);
});

test.each([
  [{ before: 1204, after: ["a"] }, 'somebody: 1204 before, ["a"] after'],
  [{ after: "gold" }, 'somebody: no value before, "gold" after'],
  [{ before: 0 }, "somebody: 0 before, no value after"],
])("somebody whose value changes is told with both values: %o", (values, text) => {
  expect(witnessTexts({ tries: 1000, differs: { words: "somebody", ...values } }, "values")).toEqual([
    ["differs", text],
  ]);
});

test("where nobody was found whose value changes, that is no proof", () => {
  expect(witnessTexts({ tries: 1002 }, "values")).toEqual([
    ["differs", "none found in 1,002 tries (there may still be somebody)"],
  ]);
});

test("somebody who is found with a setting is told after that, with what Segment leaves open", () => {
  const assumed = { words: "somebody", setting: "textCase", value: "exact", about: "whether capital letters count" };
  expect(witnessTexts({ tries: 1000, assuming: { enters: assumed } }, "members")).toEqual([
    [
      "enters",
      "none found in 1,000 tries (there may still be somebody); Segment leaves open whether capital letters count, and with textCase: exact it is somebody",
    ],
    ["leaves", "none found in 1,000 tries (there may still be somebody)"],
  ]);
});
