import { expect, test } from "vitest";
import { fqlEvents } from "../../src/query/index.ts";

test.each<[string, string[] | undefined]>([
  ["event = 'Order Completed'", ["Order Completed"]],
  ['event = "A"', ["A"]],
  ["event in ['A', 'B']", ["A", "B"]],
  ["type = 'track' and event = 'A'", ["A"]],
  ["event = 'A' AND properties.test = true", ["A"]],
  ["event = 'A' and (properties.a = 1 or properties.b = 2)", ["A"]],
  ["event = 'A' and !contains(properties.x, 'or')", ["A"]],
  ["event = 'A' or event = 'B'", ["A", "B"]],
  ["type = 'track' and (event = 'A' or event = 'B')", ["A", "B"]],
  ["event = 'A' or event = 'A'", ["A"]],
  ["event = 'A' or properties.test = true", undefined],
  ["properties.test = true", undefined],
  ["!(event = 'A')", undefined],
  ["event != 'A'", undefined],
  ["match(event, 'Order *')", undefined],
  ["event = 'A' or match(event, 'B*')", undefined],
  ["event = properties.name", undefined],
  ["event = 'it\\'s'", undefined],
  ["event = 'A' = true", undefined],
  ["event = 'A' )", undefined],
  ["event in ['A', properties.b]", undefined],
  ["event = 'A", undefined],
  ["", undefined],
])("the events that %s can find are bounded by its text as far as that does so", (text, names) => {
  expect(fqlEvents(text)).toEqual(names);
});
