import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJournal } from "../../src/probe/parse-journal.ts";
import { runs } from "../support/length.ts";

const head = '{"run":"abc123","space":"spa_1"}';
const line = fc.oneof(
  fc.constantFrom(head, '{"intend":"audience","n":1,"name":"x"}', '{"made":1,"id":"aud_1"}', '{"gone":"aud_1"}'),
  fc.json(),
  fc.string(),
);

test("a journal is read to its end or to the first line that is none, whatever is in it", () => {
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines.map((each) => `${each}\n`).join("");
      const { lines: read, fault } = parseJournal(text);
      const most = text.split("\n").length - 1;
      expect(fault ? fault.line : read.length).toBe(fault ? read.length + 1 : most);
    }),
    { numRuns: runs(300) },
  );
});

test("a journal without its first line is refused, whatever follows", () => {
  expect(parseJournal('{"made":1,"id":"aud_1"}\n').fault).toEqual({
    line: 1,
    because: "does not say which run made the objects, as the first line has to",
  });
});

test("two journals in one file are refused at the second", () => {
  expect(parseJournal(`${head}\n${head}\n`).fault).toEqual({ line: 2, because: "begins another journal" });
});
