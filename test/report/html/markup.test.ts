import { expect, test } from "vitest";
import { isFilled, markup } from "../../../src/report/html/markup.ts";
import { hostileTexts } from "../golden/hostile-texts.ts";
import { readPage } from "./read-page.ts";

test.each(Object.entries(hostileTexts))("%s comes back from a page as the text that it was", (_name, text) => {
  const plain = text.replaceAll(/[\p{Cc}\p{Cf}]/gu, "");
  const { elements } = readPage(markup`<!doctype html><p title="${plain}">${plain}</p>`.toString());
  const paragraph = elements.find(({ tag }) => tag === "p");
  expect(paragraph).toEqual({ tag: "p", attributes: { title: plain }, text: plain });
});

test("signs that nobody sees are written out", () => {
  expect(markup`${"a\u{202E}b\u{7}c\u{AD}d\u{E0041}e\u{D800}f\ng"}`.toString()).toBe(
    "a\\u{202e}b\\u{7}c\\u{ad}d\\u{e0041}e\\u{d800}f\\u{a}g",
  );
});

test("letters of every script and pictures stay as they are", () => {
  const text = "Größe 売上 עברית 🛒 é";
  expect(markup`${text}`.toString()).toBe(text);
});

test("what is missing leaves nothing behind, and zero is something", () => {
  expect(markup`[${undefined}${false}${[]}${0}]`.toString()).toBe("[0]");
  for (const nothing of [undefined, false, "", [], [undefined, [""]]] as const) expect(isFilled(nothing)).toBe(false);
  for (const something of [0, "x", [undefined, 0], markup``]) expect(isFilled(something)).toBe(true);
});

test("markup within markup is taken as it is", () => {
  expect(markup`<p>${[markup`<b>${"<"}</b>`, "<"]}</p>`.toString()).toBe("<p><b>&lt;</b>&lt;</p>");
});
