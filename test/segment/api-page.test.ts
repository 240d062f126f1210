import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { resourceKinds } from "../../src/resources/kinds.ts";
import { settingRows } from "../../src/simulator/settings.ts";

const root = path.resolve(import.meta.dirname, "../..");
const pageFile = "src/segment/API.md";
const readText = (file: string): string => readFileSync(path.join(root, file), "utf8");

const page = readText(pageFile);
const [legend = "", ...parts] = page.split(/^(?=#{2,3} )/m);
/** Chapters and sections by number. */
const sections = new Map(
  parts.map((text) => [/^#{2,3} (\d+(?:\.\d+)?)\.? \S/.exec(text)?.[1] ?? text.split("\n", 1)[0], text]),
);
/** The kinds of evidence that a text begins its paragraphs or entries with. */
const certaintiesOf = (text = ""): string[] =>
  Array.from(text.matchAll(/^(?:- )?\*\*(\w+)\.?\*\*/gm), ([, word = ""]) => word);

const searched = ["src", "test", "schemas", "examples", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
  .flatMap((start) =>
    start.endsWith(".md")
      ? [start]
      : readdirSync(path.join(root, start), { recursive: true, withFileTypes: true })
          .filter(
            (entry) => entry.isFile() && /\.(?:css|html|js|json|md|mjs|sh|ts|tsv|txt|xml|ya?ml)$/.test(entry.name),
          )
          .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
  )
  .filter((file) => file !== pageFile);

/** Every place in the repository that a pattern finds, as `file:line: what was found`. */
function findAll(pattern: RegExp): { place: string; found: RegExpExecArray }[] {
  return searched.flatMap((file) => {
    const text = readText(file);
    return Array.from(text.matchAll(pattern), (found) => {
      const line = text.slice(0, found.index).split("\n").length;
      return { place: `${file}:${line}: ${found[0]}`, found };
    });
  });
}

const citations = findAll(/API\.md (\d+(?:\.\d+)*)/g).map(({ place, found }) => ({ place, number: found[1] ?? "" }));

test("every citation names a section of the page", () => {
  expect(citations.length).toBeGreaterThan(0);
  expect(citations.filter(({ number }) => !sections.has(number)).map(({ place }) => place)).toEqual([]);
});

test("every section is cited; a chapter is by its sections", () => {
  const cited = new Set(citations.flatMap(({ number }) => [number, number.split(".")[0]]));
  expect([...sections.keys()].filter((number) => !cited.has(number))).toEqual([]);
});

test("every citation has the same form, one number each", () => {
  const severalAtOnce = findAll(/API\.md \d[\d.]*(?: \(\w+\))?,? (?:and |to )?\d\.\d+/g);
  const spelledOtherwise = findAll(/API\.md(?:#| §| sections? |: )\d|API\.md$/gm);
  expect([...severalAtOnce, ...spelledOtherwise].map(({ place }) => place)).toEqual([]);
});

test("nothing cites notes that are not in the repository", () => {
  const strange =
    /\bfacts(?:\.md)?,? (?:sections? )?\d|\bfacts\.md|\bdesign(?:\.md)? section|\bappendix [a-z]\b|\bfact: "/gi;
  expect(findAll(strange).map(({ place }) => place)).toEqual([]);
});

test("every section says first how well it is known", () => {
  const known = certaintiesOf(legend).map((word) => `**${word}.** `);
  expect(known).toHaveLength(4);
  for (const [number, text] of sections) {
    const paragraphs = text.trim().split("\n\n").slice(1);
    if (number?.includes(".") !== true) continue;
    expect(paragraphs.length, number).toBeGreaterThan(0);
    for (const paragraph of paragraphs)
      expect(known, paragraph).toContain(/^\*\*\w+\.\*\* /.exec(paragraph)?.[0] ?? "");
  }
});

test("the pointers within the page name sections of it", () => {
  const pointers = Array.from(page.matchAll(/\((\d\.\d+(?:, \d\.\d+)*)\)/g), ([, numbers = ""]) => numbers.split(", "));
  expect(pointers.flat().filter((number) => !sections.has(number))).toEqual([]);
});

test.each(
  resourceKinds.flatMap(({ kind, fields }) => fields.map(({ pointer, evidence }) => [kind, pointer, evidence])),
)("what %s%s rests on is known as well as it says", (_kind, _pointer, evidence = "") => {
  for (const [, number = "", certainty = ""] of evidence.matchAll(/API\.md ([\d.]+) \((\w+)\)/g))
    expect(certaintiesOf(sections.get(number)).map((word) => word.toLowerCase())).toContain(certainty);
});

test.each(
  Object.entries(settingRows)
    .filter(([, { reason }]) => !reason.startsWith("not about the API"))
    .map(([name, { reason }]) => [name, reason]),
)("the section of the setting %s says what is open", (_name, reason = "") => {
  const numbers = Array.from(reason.matchAll(/API\.md ([\d.]+\d)/g), ([, number = ""]) => number);
  expect(numbers).not.toEqual([]);
  for (const number of numbers) expect(certaintiesOf(sections.get(number))).toContain("Open");
});

test("the page is part of the package, and the README links to it", () => {
  expect((JSON.parse(readText("package.json")) as { files: string[] }).files).toContain(pageFile);
  expect(readText("README.md")).toContain(`](${pageFile})`);
});
