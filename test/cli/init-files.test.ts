import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readCiFiles, type CiFileRow } from "../../src/commands/init/ci-files.ts";
import { environmentNameFor } from "../../src/commands/init/environment-name.ts";
import { ignoreAddition, projectRows } from "../../src/commands/init/ignored-files.ts";
import { packageFolder } from "../../src/commands/init/package-folder.ts";
import { writeFiles } from "../../src/commands/init/write-files.ts";
import { temporaryFolder } from "../support/project.ts";

const ignored = ["node_modules/", ".audiencectl/", "*.plan.json", "plan.json", "*.trace.jsonl", "trace.jsonl"];

describe("files for CI", () => {
  const rows: CiFileRow[] = [
    { ci: "github", source: "one/plan.yml", destination: ".github/workflows/plan.yml" },
    { ci: "cron", source: "one/drift.sh", destination: "scripts/drift.sh", executable: true },
  ];

  function sources(): string {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, "one"));
    writeFileSync(path.join(folder, "one", "plan.yml"), "# Plans.\non:\n  push:\n");
    writeFileSync(path.join(folder, "one", "drift.sh"), "#!/bin/sh\n# Drift.\n");
    return folder;
  }

  test("are those of the systems asked for, at the top of the repository", () => {
    const folder = sources();
    const files = readCiFiles(["github"], { folder, toTop: "../..", rows });
    const text = expect.stringMatching(/^# Made by .*\n# Plans\.\non:\n {2}push:\n$/) as string;
    const source = path.join(folder, "one/plan.yml");
    expect(files).toEqual([{ path: "../../.github/workflows/plan.yml", text, executable: false, source }]);
  });

  test("that are scripts can be run", async () => {
    const target = temporaryFolder();
    await writeFiles(target, readCiFiles(["cron"], { folder: sources(), toTop: "", rows }));
    expect(statSync(path.join(target, "scripts", "drift.sh")).mode & 0o111).not.toBe(0);
  });

  test("name the version after the interpreter of a script", () => {
    const [script] = readCiFiles(["cron"], { folder: sources(), toTop: "", rows });
    expect(script?.text).toMatch(/^#!\/bin\/sh\n# Made by audiencectl \S+\. .*\n# Drift\.\n$/);
  });

  test("that the package lacks are a bug", () => {
    const missing = [{ ci: "github", source: "two/plan.yml", destination: "plan.yml" }];
    expect(() => readCiFiles(["github"], { folder: sources(), toTop: "", rows: missing })).toThrow("ENOENT");
  });

  test("are looked for in the package itself", () => {
    expect(packageFolder()).toBe(path.resolve(import.meta.dirname, "../.."));
  });
});

describe("lines of .gitignore", () => {
  test("are all of them where there is no such file", () => {
    expect(ignoreAddition("", projectRows).split("\n").slice(1, -1)).toEqual(ignored);
  });

  test("are none where all are there, in whatever spelling", () => {
    expect(
      ignoreAddition(
        "node_modules\n/.audiencectl\n*.plan.json\r\nplan.json\n*.trace.jsonl \n/trace.jsonl",
        projectRows,
      ),
    ).toBe("");
  });

  test("are only those that are missing", () => {
    const addition = ignoreAddition(`${ignored.slice(1).join("\n")}\n`, projectRows);
    expect(addition).toBe("\n# audiencectl: the installed program\nnode_modules/\n");
  });

  test("start on a line of their own, and end lines as the file does", () => {
    expect(ignoreAddition("dist/", projectRows)).toMatch(/^\n\n# audiencectl/);
    expect(ignoreAddition("dist/\r\n", projectRows)).toMatch(/^\r\n# audiencectl.*\r\nnode_modules\/\r\n/);
  });
});

describe("writing files", () => {
  test("takes all of them away again when one cannot be written", async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, "kept"));
    writeFileSync(path.join(folder, "kept", "mine"), "mine");
    const files = ["a", "deep/er/b", "kept/c", "kept/mine"].map((file) => ({ path: file, text: "new" }));
    await expect(writeFiles(folder, files)).rejects.toThrow(path.join("kept", "mine"));
    expect(readdirSync(folder)).toEqual(["kept"]);
    expect(readdirSync(path.join(folder, "kept"))).toEqual(["mine"]);
    expect(readFileSync(path.join(folder, "kept", "mine"), "utf8")).toBe("mine");
  });

  test("adds to the end of a file, and leaves what it holds", async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, "list");
    writeFileSync(file, Buffer.from([0xff, 0x0a]));
    chmodSync(file, 0o600);
    await writeFiles(folder, [], [{ path: "list", text: "more\n" }]);
    expect(readFileSync(file)).toEqual(Buffer.from([0xff, 0x0a, ...Buffer.from("more\n")]));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

test.each([
  ["acme-prod", [], "production"],
  ["acme-staging-2", ["production"], "staging"],
  ["qa", [], "test"],
  ["shop", [], "production"],
  ["shop", ["production"], "shop"],
  ["acme-prod", ["production"], "acme-prod"],
  ["顧客", ["production"], ""],
])("a space %s beside %j is offered the environment name %j", (slug, taken, expected) => {
  expect(environmentNameFor(slug, taken)).toBe(expected);
});
