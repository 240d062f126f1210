import { expect, test } from "vitest";
import { examples } from "../query/examples.ts";
import { documentedQueries, type DocumentedQuery } from "./documented-queries.ts";
import { missedGoals } from "../../src/testing/index.ts";
import { audienceOf, lines, run, testOf, traitOf } from "./run.ts";

/** The manifest and the test file of a query. */
function filesOf({
  query,
  type,
  world,
  members = [],
  notMembers = [],
  values,
}: DocumentedQuery): Record<string, string> {
  const expected = values
    ? `trait/x: {${Object.entries(values)
        .map(([who, value]) => `${who}: ${value}`)
        .join(", ")}}`
    : `audience/x: {${members.length > 0 ? `members: [${members.join(", ")}], ` : ""}notMembers: [${notMembers.join(", ")}]}`;
  const manifest = values ? traitOf("x", query) : audienceOf("x", query, { type: type ?? "USERS" });
  return { "audiences/x.yaml": manifest, "tests/x.yaml": testOf(`${world}\n  expect: {${expected}}`) };
}

test.each(documentedQueries)("what is documented of $query holds", async (documented) => {
  const result = await run(filesOf(documented));
  expect(lines(result).filter((line) => !line.endsWith("passed"))).toEqual([]);
});

test.each(documentedQueries)("the people of $query see each of its conditions true and false", async (documented) => {
  const result = await run(filesOf(documented));
  expect(result.coverage.flatMap(missedGoals).map(({ what }) => what)).toEqual([]);
});

test("every documented query is among them", () => {
  const known = new Set(documentedQueries.map(({ query }) => query));
  expect(examples("audience", "computed-trait").filter(({ text }) => !known.has(text))).toEqual([]);
});
