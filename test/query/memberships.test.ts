import { expect, test } from "vitest";
import { parseQuery, queryMemberships } from "../../src/query/index.ts";

test.each<[query: string, names: string[]]>([
  ["trait('vip') = 'true'", ["vip"]],
  ["trait('vip') = 'false'", ["vip"]],
  ["NOT trait('vip') = 'true' AND ANY trait('team') = 'true'", ["vip", "team"]],
  ["trait('vip') = 'true' OR trait('vip') = 'false'", ["vip"]],
  ["trait('plan') = 'pro'", []],
  ["trait('spent') >= 5", []],
  ["trait('vip').one_of('true', 'false')", []],
  ["event('A').where(property('member') = 'true').count() >= 1", []],
  ["event('A').where(property('member') = trait('vip')).count() >= 1", []],
])("the traits that %s asks for as an audience are %j", (query, names) => {
  const { tree } = parseQuery(query);
  expect(tree && queryMemberships(tree)).toEqual(names);
});
