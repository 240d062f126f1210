import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";

const TOKEN = "PLACEHOLDER-TOKEN-7f3e9d";

test.each([
  ["plan", `--token=${TOKEN}`],
  ["plan", "--token", TOKEN],
  ["plan", `-t${TOKEN}`],
  ["plan", TOKEN],
  [TOKEN],
  ["plan", "--token-file", TOKEN],
  ["plan", `--time-scale=${TOKEN}`],
  ["plan", "--format", TOKEN],
  ["drift", `--webhok=https://hooks.example/${TOKEN}`],
  ["drift", "--webhook", `ftp://hooks.example/${TOKEN}`],
  ["drift", "--webhook-format", `https://hooks.example/${TOKEN}`],
])("what may be a token or the address of a webhook is in no message about %s %s", async (...words) => {
  const folder = temporaryFolder();
  writeProject(folder, [audience("a")]);
  for (const more of [[], ["--format=json"]]) {
    const { stdout, stderr, exitCode } = await runWords([...words, ...more], { cwd: folder });
    expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/error:/i)]);
    expect(stdout + stderr).not.toContain(TOKEN);
  }
});

/** What a command wrote of its requests. */
function traces(folder: string): string[] {
  const file = path.join(folder, "trace.jsonl");
  return existsSync(file) ? [readFileSync(file, "utf8")] : [];
}

test.each([
  ["a token", "PLACEHOLDER_TOKEN_0123456789", /may be a token/],
  ["an address that is none", `ht!tp://${TOKEN}`, /not a URL/],
  ["another protocol", `ftp://segment.example/${TOKEN}`, /begin with https/],
  ["a foreign host", `https://segment.example/${TOKEN}`, /--allow-host segment\.example /],
  ["a server that is not there", `http://127.0.0.1:9/${TOKEN}`, /PUBLIC_API_URL/],
])("nothing of PUBLIC_API_URL but the host is shown when it holds %s", async (_, url, told) => {
  const folder = temporaryFolder();
  writeProject(folder, [audience("a")]);
  const env = { PUBLIC_API_URL: url, PUBLIC_API_TOKEN: TOKEN };
  const fast = ["--time-scale", "600"];
  for (const words of [
    ["plan", "--format", "json", "--trace", "trace.jsonl"],
    ["api", "listAudiences"],
    ["doctor"],
    ["drift", "--format", "junit"],
    ["init", "--yes", "--env", "test=acme", "--dir", "new"],
  ]) {
    const { stdout, stderr } = await runWords([...words, ...fast], { cwd: folder, env });
    if (words[0] !== "init") expect(stdout + stderr, words.join(" ")).toMatch(told);
    for (const each of [stdout, stderr, ...traces(folder)]) {
      expect(each).not.toContain(TOKEN);
      expect(each).not.toContain("PLACEHOLDER_TOKEN");
    }
  }
});

test("an address in the place of the token is told as such", async () => {
  const folder = temporaryFolder();
  writeProject(folder, [audience("a")]);
  const env = { PUBLIC_API_TOKEN: "https://gateway.example/PLACEHOLDER" };
  const { stdout, stderr } = await runWords(["plan", "--format", "json"], { cwd: folder, env });
  expect(stderr).toContain("there is an address where the API token should be");
  expect(stdout + stderr).not.toContain("gateway");
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each([["plan"], ["api", "listAudiences"], ["doctor"], ["init", "--yes", "--env", "test=acme", "--dir", "new"]])(
  "%s sends nothing to a host of PUBLIC_API_URL until --allow-host names it",
  async (...words) => {
    const folder = temporaryFolder();
    writeProject(folder, [audience("a")]);
    const hosts: string[] = [];
    vi.stubGlobal("fetch", (request: Request) => {
      hosts.push(new URL(request.url).hostname);
      return Promise.resolve(Response.json({ errors: [{ type: "unauthorized", message: "No." }] }, { status: 401 }));
    });
    const env = { PUBLIC_API_URL: "https://gateway.example", PUBLIC_API_TOKEN: TOKEN };
    const refused = await runWords([...words, "--allow-host", "example"], { cwd: folder, env });
    expect([refused.exitCode, hosts]).toEqual([1, []]);
    await runWords([...words, "--allow-host", "other.example", "--allow-host", "gateway.example"], {
      cwd: folder,
      env,
    });
    expect(new Set(hosts)).toEqual(new Set(["gateway.example"]));
  },
);

test.each([
  ["validate", "*.json", "key.json"],
  ["plan", "link.yaml", "key.json"],
  ["validate", ".e*", ".env"],
  ["plan", ".git/*", ".git/config"],
])("%s with the glob %s shows nothing of %s", async (command, glob, file) => {
  const folder = temporaryFolder();
  writeProject(folder, []);
  const projectFile = path.join(folder, "audiencectl.yaml");
  writeFileSync(projectFile, readFileSync(projectFile, "utf8").replace("audiences/*.yaml", `"${glob}"`));
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), `{"type":"account","key":"${TOKEN}"}\n`);
  symlinkSync("key.json", path.join(folder, "link.yaml"));
  const { stdout, stderr, exitCode } = await runWords([command], { cwd: folder });
  expect(exitCode).toBe(1);
  expect(stdout + stderr).toMatch(/manifest-missing-field|project-not-a-manifest/);
  expect(stdout + stderr).not.toContain(TOKEN);
});
