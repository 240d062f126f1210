import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { createSimulator } from "../../src/simulator/simulator.ts";
import { createStateWriter, loadStateFile } from "../../src/simulator/state-file.ts";
import { runCli } from "../support/cli.ts";
import { runWords } from "../support/command-line.ts";
import { isLong } from "../support/length.ts";
import { temporaryFolder } from "../support/project.ts";
import { createRepository } from "../support/repository.ts";
import { startSpace } from "../support/space.ts";
import { pages, readPage, root } from "./pages.ts";
import { sections } from "./sections.ts";

// The built program prints the same, and takes longer to start than to do what it is told.
const runProgram = isLong ? runCli : runWords;

describe.each(pages)("%s", (page) => {
  test("the generated sections are what the code says", () => {
    expectOrUpdate(page, (text) =>
      Object.entries(sections).reduce(
        (result, [name, render]) =>
          result.replace(
            new RegExp(`(<!-- begin: ${name} -->\n)[\\s\\S]*?(<!-- end: ${name} -->)`),
            (_, begin: string, end: string) => `${begin}${render()}\n${end}`,
          ),
        text,
      ),
    );
  });

  test("every command prints what the page shows", async () => {
    let folder = copyExample();
    const env: Record<string, string> = {};
    const outputs: string[] = [];
    const blocks = readPage(page).matchAll(/((?:<!-- .*? -->\n)*)```console\n\$ audiencectl (.*)\n/g);
    for (const [, notes = "", command = ""] of blocks) {
      for (const [, note = ""] of notes.matchAll(/<!-- (.*?) -->/g)) {
        const [, example] = /^start anew(?:: (\S+))?$/.exec(note) ?? [];
        const [, name, value] = /^env: (\w+)=(\S+)$/.exec(note) ?? [];
        if (note.startsWith("start anew")) folder = copyExample(example);
        else if (note === "empty folder") folder = temporaryFolder();
        else if (note === "space acme") Object.assign(env, await startAcme());
        else if (name !== undefined) env[name] = value ?? "";
        else await prepare(folder, note, env);
      }
      const { stdout, stderr } = await runProgram(toWords(command), { cwd: folder, env });
      // Findings that are no errors stand on stderr beside a result; most blocks are about the result alone.
      const shown = notes.includes("<!-- with findings -->") ? stderr + stdout : stdout === "" ? stderr : stdout;
      outputs.push(steady(shown));
    }
    let index = 0;
    expectOrUpdate(page, (text) =>
      text.replaceAll(
        /(```console\n\$ audiencectl .*\n)[\s\S]*?```/g,
        (_, head: string) => `${head}\n${outputs[index++] ?? ""}\`\`\``,
      ),
    );
  });
});

test("the schemas that a page gives to editors are in the package", () => {
  const text = readPage("schemas/README.md");
  const snippets = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = ""]) => JSON.parse(json) as object);
  const named = [JSON.stringify(snippets), text].flatMap((each) => [
    ...each.matchAll(/node_modules\/audiencectl\/(schemas\/[\w.-]+\.json)/g),
  ]);
  const files = new Set(named.map(([, file = ""]) => file));
  expect([...files].toSorted()).toEqual([
    "schemas/catalog.schema.json",
    "schemas/manifest.schema.json",
    "schemas/project.schema.json",
  ]);
  for (const file of files)
    expect(() => JSON.parse(readFileSync(path.join(root, file), "utf8")) as unknown).not.toThrow();
});

test("the commands that do everything are the ones that package.json has", () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["demo", "test"]));
  const text = readPage("README.md");
  expect(text).toContain("npm ci && npm run demo");
  expect(text).toContain("npm ci && npm test");
});

function copyExample(name = "quickstart"): string {
  const folder = temporaryFolder();
  cpSync(path.join(root, "examples", name), folder, { recursive: true });
  return folder;
}

/** A space with the slug acme, that several projects can share. Returns how commands get at it. */
async function startAcme(): Promise<Record<string, string>> {
  const { url, simulator } = await startSpace();
  simulator.state.spaces.push({ id: "spa_acme", slug: "acme", name: "Acme", audiences: [], deletedKeys: [] });
  return { PUBLIC_API_URL: url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
}

/** Acts out what a remark before a block says: a seed, an apply, an edit by hand in the space, or one in a file. */
async function prepare(folder: string, note: string, env: Record<string, string>): Promise<void> {
  const seed = /^seed: (\S+)$/.exec(note);
  if (seed)
    cpSync(path.join(root, "examples", "seeds", seed[1] ?? ""), path.join(folder, ".audiencectl", "simulator.json"));
  if (note === "apply") {
    const { exitCode, stderr } = await runProgram(["apply", "--simulate", "--auto-approve"], { cwd: folder, env });
    expect(exitCode, stderr).toBe(0);
    // Members are counted once the first computation is over.
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  if (note === "git repository") createRepository(folder);
  const removed = /^remove: (\S+)$/.exec(note);
  if (removed) rmSync(path.join(folder, removed[1] ?? ""));
  const [, command] = /^run: audiencectl (.+)$/.exec(note) ?? [];
  if (command !== undefined) {
    const { exitCode, stderr } = await runProgram(toWords(command), { cwd: folder, env });
    expect(exitCode, stderr).toBe(0);
  }
  const edit = /^by hand: (.+?) (\{.*\})$/.exec(note);
  if (edit) await editByHand(folder, edit[1] ?? "", edit[2] ?? "{}");
  const replace = /^replace: (\S+) ("(?:[^"\\]|\\.)*") with ("(?:[^"\\]|\\.)*")$/.exec(note);
  if (!replace) return;
  const file = path.join(folder, replace[1] ?? "");
  const [before, after] = [replace[2], replace[3]].map((text) => JSON.parse(text ?? '""') as string);
  const text = readFileSync(file, "utf8");
  expect(text).toContain(before);
  writeFileSync(file, text.replace(before ?? "", after ?? ""));
}

async function editByHand(folder: string, name: string, body: string): Promise<void> {
  const file = path.join(folder, ".audiencectl", "simulator.json");
  const state = await loadStateFile(file);
  const simulator = createSimulator({ state, timeScale: 60, onChange: createStateWriter(file) });
  const space = state.spaces.find(({ audiences }) => audiences.length > 0);
  const audience = space?.audiences.find((each) => each.name === name);
  const response = await simulator.fetch(
    new Request(`http://127.0.0.1/spaces/${space?.id}/audiences/${audience?.id}`, {
      method: "PATCH",
      headers: {
        authorization: "Bearer PLACEHOLDER",
        "content-type": "application/json",
        "x-simulator-user": "ada.meyer@example.com",
      },
      body,
    }),
  );
  expect(response.status).toBe(200);
}

/** Splits a command line at blanks, but for those in double quotes. */
function toWords(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

/** What differs from run to run, made steady. */
function steady(text: string): string {
  return text
    .replaceAll(/\b(aud|ctr|flt|sch|ii|act)_[0-9A-Za-z]{27}/g, "$1_2NfKq8VtLr7Yp0WsZbJcHdEgMx1")
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z/g, (_, ms?: string) =>
      ms === undefined ? "2026-03-02T16:41:07Z" : "2026-03-02T16:41:07.000Z",
    )
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, "2026-03-02 16:41 UTC")
    .replaceAll(/(?<=\(read at )\d\d:\d\d UTC/g, "16:41 UTC")
    .replaceAll(/\b(since|last|last seen on) \d{4}-\d\d-\d\d\b/g, "$1 2026-02-23");
}

/** Compares a page with what it should be; with UPDATE_README=1 it is rewritten instead. */
function expectOrUpdate(page: string, render: (text: string) => string): void {
  const text = readPage(page);
  if (process.env["UPDATE_README"] === "1") writeFileSync(path.join(root, page), render(text));
  else expect(text).toBe(render(text));
}
