import { expect, test } from "vitest";
import { stringify } from "yaml";
import { parseQuery, type QueryNode } from "../../src/query/index.ts";
import { findWitnesses, sayWitness, toTestSpec } from "../../src/evaluator/witness/index.ts";
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

test("A witness with the trait of an audience passes as a test that is pasted, whatever that audience asks for", async () => {
  const did = "event('A').within(2 days).count() >= 1";
  const [before, after] = [`${did} AND trait('q') = 'v'`, "trait('ref') = 'true' AND trait('q') = 'v'"];
  const computed = new Map([["ref", "membership"]] as const);
  const question = { before: treeOf(before), after: treeOf(after), type: "USERS", nowMs, computed } as const;
  const { leaves } = findWitnesses(question);
  const expectations = { "audience/before": { members: ["somebody"] }, "audience/after": { notMembers: ["somebody"] } };
  const file = {
    apiVersion: "audiencectl/v1",
    kind: "Test",
    metadata: { name: "pasted" },
    spec: { ...(leaves && sayWitness(leaves, question).test), expect: expectations },
  };
  const result = await run({
    "audiences/ref.yaml": audienceOf("ref", did),
    "audiences/before.yaml": audienceOf("before", before),
    "audiences/after.yaml": audienceOf("after", after.replace("'ref'", "'${audience.ref.key}'")),
    "tests/pasted.yaml": stringify(file),
  });
  expect(lines(result)).toEqual(["audience/before somebody 0: passed", "audience/after somebody 0: passed"]);
});
