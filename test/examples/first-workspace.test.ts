import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { commandDefinitions } from "../../src/commands/definitions/command-definitions.ts";
import { ensureSpace } from "../../src/simulator/ensure-space.ts";
import { smallShop } from "../../src/simulator/seeds/small-shop.ts";
import { runWords } from "../support/command-line.ts";
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

/** What a command of the page leaves in the folder, with when it was written. */
function written(folder: string): Map<string, string> {
  const names = readdirSync(folder).filter((name) => /\.jsonl?$/.test(name));
  return new Map(names.map((name) => [name, readFileSync(path.join(folder, name), "utf8")]));
}

test(
  "the commands of the page do, in an empty folder and their order, what it says of them",
  { timeout: 120_000 },
  async () => {
    const state = smallShop(Date.now());
    const [shop] = state.spaces;
    if (shop === undefined) throw new Error("the seed has no space");
    shop.slug = "acme-prod";
    const dev = ensureSpace(state, "acme-dev");
    const space = await startSpace({ state, settings: { lockSeconds: 30, computeSeconds: 0, previewSeconds: 0 } });
    const names = shop.audiences.map(({ name }) => name);
    const described = JSON.stringify(shop.audiences.map(({ description }) => description));
    const folder = temporaryFolder();
    const [project = "", manifest = ""] = blocks("yaml");
    const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
    for (const line of lines) {
      const [command = "", file] = line.split(" > ");
      const [program, name = "", ...words] = command.split(" ");
      if (program === "mkdir") {
        mkdirSync(path.join(folder, name));
        // The page shows the project file right after it.
        writeFileSync(path.join(folder, "audiencectl.yaml"), project);
        continue;
      }
      if (words.includes("audience/first-try"))
        writeFileSync(path.join(folder, "audiences", "first-try.yaml"), manifest);
      const [before, files] = [JSON.stringify(shop), written(folder)];
      const scale = ["explain"].includes(name) || command.includes("sanitise") ? [] : ["--time-scale", "600"];
      const more = name === "apply" ? ["--auto-approve"] : [];
      const { exitCode, stdout, stderr } = await runWords([name, ...words, ...scale, ...more], { cwd: folder, env });
      expect(exitCode, `${line}\n${stdout}${stderr}`).toBe(0);
      if (file !== undefined) writeFileSync(path.join(folder, file), stdout);
      if (name !== "apply") expect(JSON.stringify(shop), `${line} writes nothing in production`).toBe(before);
      const after = written(folder);
      const lost = [...files].filter(([each, text]) => after.get(each) !== text).map(([each]) => each);
      expect(lost, `${line} overwrites no file of a step before it`).toEqual([]);
    }
    const live = shop.audiences;
    expect(live.map(({ name }) => name)).toEqual([...names, "First try"]);
    expect(JSON.stringify(live.slice(0, -1).map(({ description }) => description))).toBe(described);
    expect(live.at(-1)).toMatchObject({
      enabled: false,
      description: expect.stringContaining("audiencectl:growth") as string,
    });
    expect(dev.audiences).toEqual([]);
    const sent = [
      ...(page.split("## What to send back")[1]?.split("\n## ")[0] ?? "").matchAll(/`([\w.-]+\.jsonl?)`/g),
    ].map(([, each]) => each);
    expect([...written(folder).keys()]).toEqual(expect.arrayContaining([...new Set(sent)]));
    const recording = readFileSync(path.join(folder, "recording.jsonl"), "utf8");
    expect(names.filter((name) => recording.includes(name))).toEqual([]);
  },
);
