import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import * as init from "../../src/commands/init.ts";
import { runInProcess } from "../support/command.ts";
import { temporaryFolder } from "../support/project.ts";
import { startSpace } from "../support/space.ts";
import { hasScript, onTerminal } from "../support/terminal.ts";

/** What somebody types, in a folder named `growth`, beside a workspace with these slugs. */
async function answer(typed: string[], { slugs, options = {} }: { slugs?: string[]; options?: object } = {}) {
  const folder = temporaryFolder();
  const space = await startSpace();
  if (slugs)
    space.simulator.state.spaces = slugs.map((slug) => ({
      id: `spa_${slug}`,
      slug,
      name: `Space \u001b[2J${slug}`,
      audiences: [],
      deletedKeys: [],
    }));
  const env: Record<string, string> = slugs ? { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" } : {};
  const result = await runInProcess(init, { cwd: folder, env, options: { dir: "growth", ...options }, typed });
  const read = (): string =>
    readFileSync(path.join(folder, "growth", "audiencectl.yaml"), "utf8").replace(/^ {2}uid: .*\n/m, "");
  return { ...result, folder, read };
}

describe("the questions of init", () => {
  test("offer the folder's name and the spaces of the workspace", async () => {
    const typed = ["", "2", "", "1", "", "", "none", "no"];
    const { exitCode, stderr, read } = await answer(typed, { slugs: ["acme-dev", "acme-prod"] });
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toContain("Project name [growth]: ");
    expect(stderr).toContain("Call this space's environment [development]: ");
    expect(read()).toContain(
      [
        "  name: growth",
        "spec:",
        '  manifests: ["{audiences,traits,filters}/**/*.{yaml,yml}"]',
        "  environments:",
        "    production:",
        "      space: acme-prod",
        "      region: us",
        "    development:",
        "      space: acme-dev",
      ].join("\n"),
    );
  });

  test("take the only space when the answer is empty", async () => {
    const { read } = await answer(["", "", "", "", "", ""], { slugs: ["acme"] });
    expect(read()).toContain("    production:\n      space: acme\n");
  });

  test("are about regions when no token tells them", async () => {
    const { read, stderr } = await answer(["", "acme", "eu", "live", "", ""]);
    expect(read()).toContain("    live:\n      space: acme\n      region: eu\n");
    expect(stderr).not.toContain("Write manifests");
  });

  test.each([
    ["a name", ["Growth!", "growth", "1"], "cannot be the name of a project"],
    ["a number of a space", ["", "7", "1"], "there is no space 7 in the list"],
    ["the name of an environment", ["", "1", "Live", "live"], "such as live"],
    ["a name that is taken", ["", "1", "a", "2", "a", "b"], "there is an environment a already"],
    ["CI systems", ["", "1", "", "", "travis", "none"], "known: github, gitlab"],
    ["a yes that nobody asked for", ["yes", "growth", "1"], '"yes" answers a question that was not asked; press Enter'],
    ["a yes in place of a space", ["", "y", "1"], "give the number, slug or id of a space"],
    ["a no in place of a name", ["", "1", "n", "live"], "press Enter to take what is in brackets, or type a name"],
    ["yes or no", ["", "1", "", "", "none", "perhaps", "n"], "answer yes or no"],
  ])("come again after an answer that will not do: %s", async (_, typed, words) => {
    const { exitCode, stderr } = await answer([...typed, "", "", "", ""], { slugs: ["acme", "other"] });
    expect(stderr).toContain(words);
    expect(exitCode).toBe(0);
  });

  test.each(["n", "no", "No"])("take %s for an end of the spaces and for no CI files", async (no) => {
    const { exitCode, read } = await answer(["", "1", "", no, no, no], { slugs: ["acme", "other"] });
    expect(exitCode).toBe(0);
    expect(read()).toContain("  environments:\n    production:\n      space: acme\n      region: us\n");
    expect(read()).not.toContain(`space: ${no}`);
  });

  test("are only those that no flag answers", async () => {
    const options = { name: "given", env: ["test=acme"], import: false };
    const { exitCode, stderr } = await answer(["none"], { slugs: ["acme"], options });
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^CI files: [^\n]* \[none\]: $/);
  });

  test("are none with --yes", async () => {
    const { exitCode, stderr } = await answer([], { slugs: ["acme"], options: { yes: true } });
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
  });

  test("that are not all answered leave nothing behind", async () => {
    const { exitCode, stderr, folder } = await answer(["growth", "acme"]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("the input ended");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("keep stdout for the result, and names in the space cannot paint over them", async () => {
    const { stdout, stderr } = await answer(["", "1", "", "", "", ""], {
      slugs: ["acme"],
      options: { format: "json" },
    });
    expect(JSON.parse(stdout)).toMatchObject({ environments: [{ name: "production", space: "acme", seen: true }] });
    expect(stderr).toContain(String.raw`Space \u{1b}[2Jacme`);
  });
});

describe.runIf(hasScript())("init on a terminal", () => {
  test("asks, and writes what was answered", async () => {
    const folder = temporaryFolder();
    const { exitCode, output } = await onTerminal(
      "init --dir growth",
      [
        ["Project name", "\n"],
        ["Space, by", "acme\n"],
        ["Its region", "eu\n"],
        ["Call this space's environment", "\n"],
        ["Add another space", "\n"],
        ["CI files", "none\n"],
      ],
      { cwd: folder },
    );
    expect(exitCode).toBe(0);
    expect(output).toContain("growth/audiences/example.yaml");
    expect(readFileSync(path.join(folder, "growth", "audiencectl.yaml"), "utf8")).toContain("space: acme");
  });

  test("an interrupt between the questions writes nothing", async () => {
    const folder = temporaryFolder();
    const { exitCode } = await onTerminal(
      "init",
      [
        ["Project name", "growth\n"],
        ["Space, by", "\u0003"],
      ],
      { cwd: folder },
    );
    expect(exitCode).not.toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("the end of the input writes nothing", async () => {
    const folder = temporaryFolder();
    const { exitCode, output } = await onTerminal("init", [["Project name", "\u0004"]], { cwd: folder });
    expect(exitCode).toBe(1);
    expect(output).toContain("nothing was written");
    expect(readdirSync(folder)).toEqual([]);
  });
});
