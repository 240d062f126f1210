// CPU time of `test` over many audiences, each of which is asked about each of twenty people: the whole process.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { cli, runNode } from "./processes.mjs";
import { writeManifests } from "./spaces.mjs";

const people = Array.from({ length: 20 }, (_, index) => `p${index}`);

/** Nobody bought three times in a shop; the events are there to be counted. */
function testOf(count) {
  const persons = people.map((name, index) => {
    const events = Array.from({ length: 5 }, (_, at) => {
      const shop = (index * 50 + at * 7) % 1000;
      return `        - { event: Order Completed, at: -${at * 7 + 1} days, ${at % 3 === 0 ? "times: 2, every: 1 hour, " : ""}properties: { shop: ${shop} } }\n`;
    });
    return `    ${name}:\n      traits: { plan: pro, age: ${index + 20} }\n      events:\n${events.join("")}`;
  });
  const expected = Array.from(
    { length: count },
    (_, index) => `    audience/audience-${index}: { notMembers: [${people.join(", ")}] }\n`,
  );
  return `apiVersion: audiencectl/v1\nkind: Test\nmetadata: { name: bench }\nspec:\n  now: 2026-03-01T12:00:00Z\n  people:\n${persons.join("")}  expect:\n${expected.join("")}`;
}

/** A program that does no more than read the same files with the same library. */
function readingOnly(folder) {
  const library = import.meta.resolve("yaml");
  const files = ["audiences", "tests"].flatMap((each) =>
    readdirSync(path.join(folder, each)).map((name) => path.join(folder, each, name)),
  );
  const program = `import { readFileSync } from "node:fs"; import { parseAllDocuments } from ${JSON.stringify(library)}; for (const file of ${JSON.stringify(files)}) for (const each of parseAllDocuments(readFileSync(file, "utf8"))) each.toJS();`;
  return ["--input-type=module", "-e", program];
}

export async function run() {
  const folder = mkdtempSync(path.join(tmpdir(), "audiencectl-bench-"));
  try {
    writeManifests(folder, 1000);
    mkdirSync(path.join(folder, "tests"));
    writeFileSync(path.join(folder, "tests", "all.yaml"), testOf(1000));
    const runs = [];
    for (let round = 0; round < 5; round += 1) {
      const [all, reading] = [await runNode([cli, "test"], { cwd: folder }), await runNode(readingOnly(folder))];
      if (all.code !== 0 || reading.code !== 0) throw new Error(all.errors + reading.errors);
      runs.push({ all: all.cpuMs / 1000, reading: reading.cpuMs / 1000 });
    }
    const median = (name) => runs.map((each) => each[name]).toSorted((a, b) => a - b)[2];
    return [
      {
        name: "test of 1,000 audiences × the 20 people of one test file, CPU",
        value: median("all"),
        unit: "s",
        aim: "< 2",
      },
      { name: "  over reading the same YAML and nothing else", value: median("all") / median("reading"), unit: "×" },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
