import { describe, expect, test } from "vitest";
import { renderPlanHtml } from "../../src/report/html/plan-html.ts";
import { renderPlanMarkdown } from "../../src/report/markdown/plan-markdown.ts";
import { wordsIn } from "../../src/report/glossary.ts";
import { goldenPlans } from "./golden/plans.ts";

const found = (text: string) => wordsIn(text).map(({ word }) => word);

describe("the words that a text uses are", () => {
  test("those of the glossary in any form, in its order", () => {
    expect(found("Guards let two digests pass.")).toEqual(expect.arrayContaining(["guard", "digest"]));
  });

  test("also those that they are explained by", () => {
    expect(found("This project adopts it.")).toEqual(expect.arrayContaining(["adopt", "marker", "object"]));
  });

  test("none where it uses none", () => {
    expect(found("Nothing to see.")).toEqual([]);
  });
});

test("a comment explains the words that it uses, folded and last", () => {
  const text = renderPlanMarkdown(goldenPlans.mixed());
  const [, words = ""] = text.split("<summary>Words used here</summary>");
  expect(words).toContain("- **adopt**: to write the marker");
  expect(words).not.toContain("**waive**");
  expect(words).not.toContain("###");
});

test("a page explains the words that it uses, folded", () => {
  const html = renderPlanHtml(goldenPlans.mixed());
  expect(html).toMatch(/<summary>Words used here<\/summary>[^]*<dt>adopt<\/dt><dd>to write the marker/);
  expect(html).not.toContain("<dt>waive</dt>");
});
