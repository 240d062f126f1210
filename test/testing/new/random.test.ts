import fc from "fast-check";
import { expect, test } from "vitest";
import { checkTree, parseQuery } from "../../../src/query/index.ts";
import { sensibleQuery } from "../../evaluator/sensible-queries.ts";
import { runs } from "../../support/length.ts";
import { audienceOf, lines, run } from "../run.ts";
import { makeNew } from "./make.ts";

function hasErrors(query: string): boolean {
  const { tree } = parseQuery(query);
  const findings = tree ? checkTree(tree, { kind: "audience", audienceType: "LINKED" }) : [];
  return !tree || findings.some(({ severity }) => severity === "error");
}

test("The new test of a random query passes.", async () => {
  await fc.assert(
    fc.asyncProperty(sensibleQuery, async (query) => {
      fc.pre(!hasErrors(query));
      const manifest = audienceOf("x", query, { type: "LINKED" });
      const { text } = await makeNew(manifest, "audience/x", { environments: ["staging"] });
      const result = await run({ "audiences/x.yaml": manifest, "tests/x.yaml": text });
      expect(lines(result).filter((line) => !line.endsWith("passed"))).toEqual([]);
    }),
    { numRuns: runs(3) },
  );
});
