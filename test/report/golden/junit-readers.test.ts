import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";

const folder = path.join(import.meta.dirname, "junit");

interface Tag {
  name: string;
  within: string;
  attributes: Record<string, string>;
}

/** The elements of a report, each with what it stands in. */
function tagsOf(xml: string): Tag[] {
  const open: string[] = [];
  const tags: Tag[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    tags.push({ name, within: open.at(-1) ?? "", attributes });
    open.push(name);
  });
  parser.on("closetag", () => void open.pop());
  parser.write(xml).close();
  return tags;
}

/** What dorny/test-reporter, GitLab, Jenkins and CircleCI read between them; a reader that misses one of these shows nothing. */
const needed: Record<string, { within: string; texts: readonly string[]; numbers: readonly string[] }> = {
  testsuites: { within: "", texts: ["name"], numbers: ["tests", "failures", "errors", "time"] },
  testsuite: { within: "testsuites", texts: ["name"], numbers: ["tests", "failures", "errors", "time"] },
  testcase: { within: "testsuite", texts: ["name", "classname"], numbers: ["time"] },
};

test.each(readdirSync(folder))("%s has what readers of JUnit need at every element", (file) => {
  const faults = tagsOf(readFileSync(path.join(folder, file), "utf8")).flatMap(({ name, within, attributes }) => {
    const wanted = needed[name];
    if (!wanted) return [];
    return [
      ...(within === wanted.within ? [] : [`${name} stands in ${within}`]),
      ...wanted.texts.filter((each) => (attributes[each] ?? "") === "").map((each) => `${name} without ${each}`),
      ...wanted.numbers
        .filter((each) => !/^\d+(\.\d+)?$/.test(attributes[each] ?? ""))
        .map((each) => `${name} without a number ${each}`),
    ];
  });
  expect(faults).toEqual([]);
});

test.each(readdirSync(folder))("%s counts its cases as they are", (file) => {
  const tags = tagsOf(readFileSync(path.join(folder, file), "utf8"));
  const number = (name: string): string => String(tags.filter((tag) => tag.name === name).length);
  const [whole] = tags;
  expect(whole?.attributes).toMatchObject({
    tests: number("testcase"),
    failures: number("failure"),
    errors: number("error"),
  });
});
