import { spawn } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { openWorkshop } from "../support/workshop.ts";
import { audience, writeProject } from "../support/project.ts";

const cli = path.resolve(import.meta.dirname, "../../dist/cli.js");

/** What a command says on stderr until it has said how long it reads. It is stopped then: in real time that takes a minute. */
async function readUntilTold(folder: string, url: string, words: readonly string[]): Promise<string> {
  const env = { ...process.env, PUBLIC_API_URL: url, PUBLIC_API_TOKEN: "PLACEHOLDER", NO_COLOR: "1" };
  const child = spawn(process.execPath, [cli, ...words], { cwd: folder, env });
  let said = "";
  for await (const chunk of child.stderr) {
    said += String(chunk);
    if (said.includes("at least")) child.kill("SIGKILL");
  }
  return said;
}

test.each([["plan"], ["drift"], ["import --update"], ["import --all"]])(
  "%s says how long reading takes at least, before it waits for it",
  async (words) => {
    const manifests = ["a", "b"].map((name) => audience(name, { destinations: [] }));
    const declared = words === "import --all" ? [audience("z")] : manifests;
    const { folder, space, apply } = await openWorkshop(declared);
    expect((await apply()).exitCode).toBe(0);
    if (words === "import --all")
      for (const name of ["A", "B"])
        await space.byHand.create({ name, audienceType: "USERS", definition: { query: "event('A').count() >= 1" } });
    writeProject(folder, declared, { limits: { listDestinationsFromAudience: 1 } });
    expect(await readUntilTold(folder, space.url, words.split(" "))).toMatch(
      /^Reading the parts of 2 audiences takes \d requests, at least 1 min under the rate limits\.$/m,
    );
  },
);
