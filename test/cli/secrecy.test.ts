import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { runCli } from "../support/cli.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

const TOKEN = "PLACEHOLDER-TOKEN-7f3e9d";

/** The text of every file below a folder. */
function allFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, "utf8"));
}

test("the token is in no output, plan file, simulator file or error, whatever happens", async () => {
  const space = await startSpace();
  const folder = temporaryFolder();
  writeProject(folder, [audience("a"), audience("b")]);
  const outputs: string[] = [];
  const run = async (words: string[], env: Record<string, string> = { PUBLIC_API_URL: space.url }): Promise<void> => {
    const { stdout, stderr } = await runCli(words, { cwd: folder, env: { PUBLIC_API_TOKEN: TOKEN, ...env } });
    outputs.push(stdout, stderr);
  };
  await run(["plan", "--save", "plan.json"]);
  await run(["apply", "plan.json", "--format", "json"]);
  await run(["apply", "plan.json"]);
  await run(["drift", "--format", "json"]);
  await run(["apply", "--simulate", "--auto-approve"]);
  space.simulator.settings.tokenAccess = "none";
  await run(["plan"]);
  await run(["plan", "--format", "json"]);
  await run(["plan", "--time-scale", "600"], { PUBLIC_API_URL: "http://127.0.0.1:9" });
  await run(["plan"], { PUBLIC_API_URL: "http://segment.example" });
  await run(["plan", "--token", TOKEN]);
  const written = allFiles(folder);
  expect(outputs.length + written.length).toBeGreaterThan(20);
  // The last command shows its own wrong use; commander repeats the flag, never its value.
  for (const text of [...outputs, ...written, JSON.stringify(space.simulator.state), space.requests.join("\n")])
    expect(text).not.toContain(TOKEN);
});
