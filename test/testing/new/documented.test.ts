import { expect, test } from "vitest";
import { missedGoals } from "../../../src/testing/index.ts";
import { documentedQueries, type DocumentedQuery } from "../documented-queries.ts";
import { audienceOf, lines, run, traitOf } from "../run.ts";
import { makeNew } from "./make.ts";
import { isLong } from "../../support/length.ts";

function objectOf({ query, type = "USERS", values }: DocumentedQuery): { manifest: string; address: string } {
  return values
    ? { manifest: traitOf("x", query), address: "trait/x" }
    : { manifest: audienceOf("x", query, { type }), address: "audience/x" };
}

const everyday = documentedQueries.filter((_, index) => isLong || index % 3 === 0);

test.each(everyday)("the new test of $query passes, covers it, and misses nobody", async (documented) => {
  const { manifest, address } = objectOf(documented);
  const { text, remarks } = await makeNew(manifest, address);
  const result = await run({ "audiences/x.yaml": manifest, "tests/x.yaml": text });
  expect(lines(result).filter((line) => !line.endsWith("passed"))).toEqual([]);
  expect(result.coverage.flatMap(missedGoals)).toEqual([]);
  expect(remarks.filter((remark) => remark.includes("nobody was found"))).toEqual([]);
});

test.runIf(isLong)("Of all documented queries, two need a setting that Segment leaves open.", async () => {
  const settled: string[] = [];
  for (const documented of documentedQueries) {
    const { manifest, address } = objectOf(documented);
    const { remarks } = await makeNew(manifest, address, { environments: ["staging"] });
    if (remarks.some((remark) => remark.includes("assumes the setting"))) settled.push(documented.query);
  }
  expect(settled).toEqual([
    "entity('accounts').where(property('due_on') < 2025-01-31 AND property('balance') > 0).count() >= 1",
    "event('Visit').max(property('app_version') as string) >= '2.10'",
  ]);
});
