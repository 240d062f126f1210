import { expect, test } from "vitest";
import { parseQuery, queryLengthsMs } from "../../src/query/index.ts";

test.each<[string, number[]]>([
  ["event('A').count() > 1", []],
  ["event('A').within(7 days).count() > 1", [604_800_000]],
  ["event('A').between(1 hour, 2 days).count() > 1 AND NOT trait('d').within_last(1 hour)", [3_600_000, 172_800_000]],
  ["event('A').where(event('B').within(parent: 30 minutes).exists()).exists()", [1_800_000]],
  ["trait('d').within_last(2 months)", []],
])("the lengths of time in %s are told in milliseconds, each once", (query, lengthsMs) => {
  const { tree } = parseQuery(query);
  expect(tree && queryLengthsMs(tree)).toEqual(lengthsMs);
});
