import { expect, it } from "vitest";
import { comparisonRows } from "../../src/evaluator/comparisons.ts";
import { extractorRows } from "../../src/evaluator/extractors.ts";
import { filterRows } from "../../src/evaluator/filters.ts";
import { reducerRows } from "../../src/evaluator/reducers.ts";
import { functions } from "../../src/query/index.ts";

const rows = {
  extractor: Object.keys(extractorRows),
  filter: Object.keys(filterRows),
  // It looks at no values and has no row.
  reducer: [...Object.keys(reducerRows), "count"],
  comparison: Object.keys(comparisonRows),
};

it.each(Object.entries(rows))("every %s of the language is evaluated, and no other", (kind, names) => {
  const known = [...functions].flatMap(([name, row]) => (row.kind === kind ? [name] : []));
  expect(names.toSorted()).toEqual(known.toSorted());
});

it("every type that a reducer may read is evaluated", () => {
  const casts = [...functions].flatMap(([name, row]) => (row.casts ?? []).map((cast) => `${name} as ${cast}`));
  const evaluated = Object.entries(reducerRows).flatMap(([name, { as }]) =>
    Object.keys(as).flatMap((cast) => (cast === "any" ? [] : [`${name} as ${cast}`])),
  );
  expect(evaluated.toSorted()).toEqual(casts.toSorted());
});
