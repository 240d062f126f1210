import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { profileOf } from "../support/profile.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";

test.each([
  ["../probe.json", "project-outside-repository"],
  ["link.json", "project-outside-repository"],
  ["missing.json", "project-profile-missing"],
  [".git/probe.json", "project-not-a-manifest"],
  [".env", "project-not-a-manifest"],
  ["bad.json", "project-profile-invalid"],
])("the profile %s is not read, and validate says %s at its line", async (profile, code) => {
  const outside = temporaryFolder();
  const folder = path.join(outside, "repository");
  mkdirSync(path.join(folder, ".git"), { recursive: true });
  const text = JSON.stringify(profileOf({}));
  for (const name of ["../probe.json", ".git/probe.json", ".env"]) writeFileSync(path.join(folder, name), text);
  symlinkSync(path.join(outside, "probe.json"), path.join(folder, "link.json"));
  writeFileSync(path.join(folder, "bad.json"), JSON.stringify({ ...profileOf({}), formatVersion: 2 }));
  writeProject(folder, [audience("a")], { profile });
  const { exitCode, stdout } = await runWords(["validate", "--format", "json"], { cwd: folder, env: {} });
  expect(exitCode).toBe(1);
  const file = profile === "bad.json" ? "bad.json" : "audiencectl.yaml";
  expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [{ code, source: { file } }] });
});
