import { expect, test } from "vitest";
import { stringify } from "yaml";
import { parseQuery, type QueryNode } from "../../src/query/index.ts";
import { findWitnesses, toTestSpec } from "../../src/evaluator/witness/index.ts";
import { edits } from "../evaluator/witness/edits.ts";
import { audienceOf, lines, run } from "./run.ts";

const nowMs = Date.parse("2026-03-01T12:30:00Z");
const treeOf = (text: string): QueryNode => parseQuery(text).tree as QueryNode;

test.each(edits)("A witness of $what passes as a test that is pasted", async ({ before, after, type = "USERS" }) => {
  const found = findWitnesses({ before: treeOf(before), after: treeOf(after), type, nowMs });
  const subject = found.enters ?? found.leaves;
  if (!subject) throw new Error("nobody was found");
  const entersAfter = found.enters !== undefined;
  const spec = toTestSpec(subject, nowMs);
  const name = subject.type === "account" ? "some-account" : "somebody";
  const expectation = (isIn: boolean): object => ({ [isIn ? "members" : "notMembers"]: [name] });
  const file = {
    apiVersion: "audiencectl/v1",
    kind: "Test",
    metadata: { name: "pasted" },
    spec: {
      ...spec,
      expect: { "audience/before": expectation(!entersAfter), "audience/after": expectation(entersAfter) },
    },
  };
  const result = await run({
    "audiences/before.yaml": audienceOf("before", before, { type }),
    "audiences/after.yaml": audienceOf("after", after, { type }),
    "tests/pasted.yaml": stringify(file),
  });
  expect(lines(result).filter((line) => !line.includes("passed"))).toEqual([]);
});
