import { expect, test } from "vitest";
import { remedyOf } from "../../src/manifest/rules/queries.ts";
import { checkQuery } from "../../src/query/index.ts";

test("the remedy for what has to go says so", () => {
  const findings = checkQuery("trait('a')\u200B.exists()", { kind: "audience" });
  expect(findings.map(remedyOf)).toEqual(["take it out"]);
});
