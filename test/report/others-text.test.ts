import { expect, test } from "vitest";
import { changeSentences } from "../../src/report/change-sentences.ts";
import { planHeadline } from "../../src/report/plan-headline.ts";
import { previewHint } from "../../src/report/preview-hint.ts";
import type { JsonObject } from "../../src/values/json.ts";
import { desired, live, plan } from "../plan/builders.ts";

const days = (backfillEventDataDays: number): JsonObject => ({
  options: { includeHistoricalData: true, backfillEventDataDays },
});
const query = (least: number): JsonObject => ({ definition: { query: `event('A').count() >= ${least}` } });
const facts = { ...live("any").facts, members: 534 };
const edited = (was: JsonObject, becomes: JsonObject) =>
  plan([desired("a", becomes)], [live("a", { spec: was, facts })]);

test("an option that decides who is in an audience says that others may be in it", () => {
  expect(changeSentences(edited(days(7), days(365)))[0]?.text).toBe(
    '"A" (534 members today, not known how many after): options.backfillEventDataDays changes from 7 to 365; other people may be in it',
  );
});

test("the headline counts audiences whose options decide who is in them", () => {
  expect(planHeadline(edited(days(7), days(365)))).toBe(
    "test: changes options that decide who is in 1 audience; members today of changed audiences that may have other members afterwards: 534",
  );
});

test("a description decides nothing about members", () => {
  expect(planHeadline(edited({}, { description: "New" }))).not.toContain("other members");
});

test("an audience says that another change may put other people into it", () => {
  const asking = { definition: { query: "trait('a') = 'true'" } };
  const on = (enabled: boolean) => ({ ...asking, enabled });
  const { changes } = plan(
    [desired("a", query(2)), desired("b", on(true))],
    [live("a", { spec: query(1) }), live("b", { spec: on(false) })],
  );
  expect(changeSentences({ changes }).find(({ address }) => address === "audience/b")?.text).toContain(
    "other people may be in it, because of another change of this plan",
  );
});

test("of an audience into which another change may put people, nothing says that they stay", () => {
  const asking = { definition: { query: "trait('a') = 'true'" } };
  const { changes } = plan(
    [desired("a", query(2)), desired("b", { ...asking, description: "New" })],
    [live("a", { spec: query(1) }), live("b", { spec: asking })],
  );
  const text = changeSentences({ changes }).find(({ address }) => address === "audience/b")?.text;
  expect(text).toContain("other people may be in it");
  expect(text).not.toContain("stays the same");
});

test("a preview is named with what it costs", () => {
  expect(previewHint(edited(query(1), query(2)))).toEqual({
    before: "To find out how many will be in an audience:",
    command: "audiencectl preview audience/a --env test",
    after: "(costs one of the 700 previews that a space has per month).",
  });
});

test("no preview is named for what it does not go by", () => {
  const history = (includeHistoricalData: boolean) => ({ options: { includeHistoricalData } });
  expect(previewHint(edited(history(true), history(false)))).toBeUndefined();
});

test("a preview is named for every audience that it says something of", () => {
  const names = ["a", "b", "c"];
  const several = plan(
    names.map((name) => desired(name, query(2))),
    names.map((name) => live(name, { spec: query(1), ...(name === "b" && { facts }) })),
  );
  expect(previewHint(several)).toMatchObject({
    before: "To find out how many will be in each of these audiences, one by one:",
    command: "audiencectl preview audience/b --env test",
    after: expect.stringMatching(/^and the same with audience\/a and audience\/c \(each costs one of/) as string,
  });
});
