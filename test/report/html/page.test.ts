import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { isLong } from "../../support/length.ts";
import { pages } from "./pages.ts";
import { readPage } from "./read-page.ts";

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Elements and attributes that fetch, send or run something. */
const reaching = new Set([
  "img",
  "link",
  "iframe",
  "object",
  "embed",
  "form",
  "base",
  "audio",
  "video",
  "image",
  "use",
]);
const fetching = new Set([
  "src",
  "srcset",
  "action",
  "formaction",
  "data",
  "poster",
  "background",
  "ping",
  "xlink:href",
]);

// Reading a page of thousands of changes takes as long as all others.
const everyday = Object.entries(pages).filter(([name]) => name !== "plan huge");

describe.each(isLong ? Object.entries(pages) : everyday)("the page of the %s", (_name, make) => {
  const page = readPage(make());
  const attributes = page.elements.flatMap((element) => Object.entries(element.attributes));

  test("is well formed", () => {
    expect(page.faults).toEqual([]);
  });

  test("allows exactly the script and the style that it holds", () => {
    const [script, ...scripts] = page.all("script").map(({ text }) => text);
    const [style, ...styles] = page.all("style").map(({ text }) => text);
    const policy = page.all("meta").find((meta) => meta.attributes["http-equiv"] === "Content-Security-Policy");
    expect([scripts, styles]).toEqual([[], []]);
    expect(policy?.attributes["content"]).toBe(
      `default-src 'none'; script-src ${hashOf(script ?? "")}; style-src ${hashOf(style ?? "")}; base-uri 'none'; form-action 'none'`,
    );
  });

  test("states its policy before anything that the policy is about", () => {
    const tags = page.elements.map(({ tag, attributes: { "http-equiv": equiv } }) => equiv ?? tag);
    expect(tags.indexOf("Content-Security-Policy")).toBeLessThan(tags.indexOf("style"));
  });

  test("has no styles and no handlers in attributes", () => {
    expect(attributes.filter(([name]) => name === "style" || name.startsWith("on"))).toEqual([]);
  });

  test("leads nowhere but to itself", () => {
    const targets = attributes.filter(([name]) => name === "href").map(([, value]) => value);
    expect(targets.filter((target) => !/^#[a-z0-9-]+$/.test(target))).toEqual([]);
    expect(page.elements.filter(({ tag }) => reaching.has(tag))).toEqual([]);
    expect(attributes.filter(([name]) => fetching.has(name))).toEqual([]);
    expect(
      page
        .all("style")
        .map(({ text }) => text)
        .join(""),
    ).not.toMatch(/url\(|@import/);
  });

  test("gives every id once, and has what its links and labels name", () => {
    const ids = page.elements.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
    const named = attributes
      .filter(([name]) => name === "href" || name === "aria-labelledby")
      .map(([, value]) => value.replace("#", ""));
    expect(ids).toHaveLength(new Set(ids).size);
    expect(named.filter((name) => !ids.includes(name))).toEqual([]);
  });

  test("goes down its headings step by step", () => {
    const levels = page.elements.flatMap(({ tag }) => (/^h[1-6]$/.test(tag) ? [Number(tag.slice(1))] : []));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  test("shows no sign that a browser would obey", () => {
    const texts = [...page.all("body").map(({ text }) => text), ...attributes.map(([, value]) => value)];
    expect(texts.join("")).not.toMatch(/[\p{Cf}\p{Cs}]|(?!\n)\p{Cc}/u);
  });
});
