import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { commandDefinitions } from "../../src/commands/definitions/command-definitions.ts";
import { ensureSpace } from "../../src/simulator/ensure-space.ts";
import { runWords } from "../support/command-line.ts";
import { profileOf } from "../support/profile.ts";
import { temporaryFolder } from "../support/project.ts";
import { startSpace } from "../support/space.ts";
import { audiencectlCalls, faultsOf } from "./ci/support/command-lines.ts";

const page = readFileSync(path.resolve(import.meta.dirname, "../../examples/first-workspace/README.md"), "utf8");

function blocks(language: string): string[] {
  return [...page.matchAll(/```(\w+)\n([\s\S]*?)```/g)].flatMap(([, found, text = ""]) =>
    found === language ? [text] : [],
  );
}

const lines = blocks("sh").flatMap((block) => block.trim().split("\n"));

test("every command of the page is one that the program understands", () => {
  const names: ReadonlySet<string> = new Set(commandDefinitions.map(({ name }) => name));
  const calls = lines.flatMap(audiencectlCalls).filter(([first]) => first?.text !== "probe" || names.has("probe"));
  const faults = calls.flatMap((words) => faultsOf(words, commandDefinitions));
  expect(faults).toEqual([]);
});

test("the commands of the page do, in their order, what it says of them", async () => {
  const space = await startSpace({ settings: { lockSeconds: 0 } });
  const { state } = space.simulator;
  for (const slug of ["acme-dev", "acme-prod"]) ensureSpace(state, slug);
  const production = `/spaces/spa_acme-prod/audiences`;
  for (const name of ["Buyers", "Lapsed"])
    await space.byHand.send("POST", production, {
      name,
      audienceType: "USERS",
      definition: { query: `event('${name}').count() >= 1` },
    });
  const folder = temporaryFolder();
  const [project = "", manifest = ""] = blocks("yaml");
  mkdirSync(path.join(folder, "audiences"));
  writeFileSync(path.join(folder, "audiencectl.yaml"), project);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  for (const line of lines) {
    const [command = "", file] = line.split(" > ");
    const [, name = "", ...words] = command.split(" ");
    // What a probe does is its own tests' matter, and takes long: here is what it leaves.
    if (name === "probe") {
      writeFileSync(path.join(folder, "probe.json"), JSON.stringify(profileOf({ nameCollision: "suffix" })));
      continue;
    }
    if (words.includes("audience/first-try")) writeFileSync(path.join(folder, "audiences", "first-try.yaml"), manifest);
    const before = JSON.stringify(state.spaces);
    const scale = ["explain"].includes(name) || command.includes("sanitise") ? [] : ["--time-scale", "600"];
    const more = name === "apply" ? ["--auto-approve"] : [];
    const { exitCode, stdout, stderr } = await runWords([name, ...words, ...scale, ...more], { cwd: folder, env });
    expect(exitCode, `${line}\n${stdout}${stderr}`).toBe(0);
    if (file !== undefined) writeFileSync(path.join(folder, file), stdout);
    if (name !== "apply") expect(JSON.stringify(state.spaces), `${line} writes nothing`).toBe(before);
  }
  const live = state.spaces.find(({ slug }) => slug === "acme-prod")?.audiences ?? [];
  expect(live.map(({ name, enabled }) => [name, enabled])).toEqual([
    ["Buyers", true],
    ["Lapsed", true],
    ["First try", false],
  ]);
  expect(live.map(({ description }) => description.includes("audiencectl:growth"))).toEqual([false, false, true]);
  expect(readFileSync(path.join(folder, "recording.jsonl"), "utf8")).not.toMatch(/buyers|lapsed|acme/i);
});
