import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { ciFileRows } from "../../src/commands/init/ci-files.ts";

const folder = path.resolve(import.meta.dirname, "../../examples/two-teams");
const page = readFileSync(path.resolve(folder, "../README.md"), "utf8");

function read(file: string): string {
  return readFileSync(path.join(folder, file), "utf8");
}

test("the page shows the lines of CODEOWNERS as they are", () => {
  const lines = read(".github/CODEOWNERS").replaceAll(/^#.*\n/gm, "");
  expect(page).toContain(`\`\`\`\n${lines}\`\`\`\n`);
});

test("the page shows the query that names another team's audience as it is", () => {
  const query = /trait\('growth_.*\n.*\n/.exec(read("teams/crm/audiences/quiet-buyers.yaml"))?.[0] ?? "none";
  const trimmed = (text: string): string => text.replaceAll(/^ +/gm, "");
  expect(trimmed(page)).toContain(trimmed(query));
});

test.each(["growth", "crm"])("every owner and every row of the page is about something that is there: %s", (team) => {
  expect(read(".github/CODEOWNERS")).toContain(`/teams/${team}/ `);
  for (const file of ["audiencectl.yaml", "audiences"]) {
    expect(existsSync(path.join(folder, "teams", team, file))).toBe(true);
    expect(page).toMatch(new RegExp(`^\\| \`teams/${team}/${file.replace(".", String.raw`\.`)}/?\` \\|`, "m"));
  }
});

/** Whose review a file needs: the last line that fits it counts. */
function ownerOf(file: string): string | undefined {
  const lines = read(".github/CODEOWNERS")
    .split("\n")
    .map((line) => line.split(/ +/));
  return lines.findLast(([pattern = "", owner]) => owner !== undefined && pattern !== "#" && fits(pattern, file))?.[1];
}

/** Patterns of the kinds that the example has: `*` within a name, `/` in front for the top, `/` behind for a folder. */
function fits(pattern: string, file: string): boolean {
  const names = pattern
    .replace(/^\//, "")
    .replaceAll(".", String.raw`\.`)
    .replaceAll("*", "[^/]*");
  return new RegExp(`${pattern.startsWith("/") ? "^" : "(^|/)"}${names}${pattern.endsWith("/") ? "" : "$"}`).test(file);
}

test.each([
  ...ciFileRows.map(({ destination }) => destination),
  "package.json",
  "package-lock.json",
  ".npmrc",
  ".github/CODEOWNERS",
  // Guards, environments and the names of secrets.
  "teams/growth/audiencectl.yaml",
  "teams/crm/audiencectl.yaml",
  "teams/new/audiencectl.yaml",
  "teams/growth/within/audiencectl.yaml",
])("what decides how a change is applied, the platform team has to approve: %s", (file) => {
  expect(ownerOf(file)).toBe("@acme/platform");
});

test("manifests a team approves by itself", () => {
  expect(ownerOf("teams/growth/audiences/new-customers.yaml")).toBe("@acme/growth");
  expect(ownerOf("teams/crm/audiences/quiet-buyers.yaml")).toBe("@acme/crm");
});

test("the projects differ in name and uid, and share a space", () => {
  interface Project {
    metadata: { name: string; uid: string };
    spec: { environments: Record<string, { space: string }> };
  }
  const projects = ["growth", "crm"].map((team) => parse(read(`teams/${team}/audiencectl.yaml`)) as Project);
  const different = (values: string[]): number => new Set(values).size;
  expect(different(projects.map(({ metadata }) => metadata.name))).toBe(2);
  expect(different(projects.map(({ metadata }) => metadata.uid))).toBe(2);
  expect(different(projects.map(({ spec }) => JSON.stringify(spec.environments)))).toBe(1);
  for (const { metadata } of projects)
    expect(page).toContain(`\`metadata: { name: ${metadata.name}, uid: ${metadata.uid} }\``);
});
