import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { renderBashScript } from "../../src/commands/completion/bash-script.ts";
import { buildModel } from "../../src/commands/completion/build-model.ts";
import { renderFishScript } from "../../src/commands/completion/fish-script.ts";
import { renderZshScript } from "../../src/commands/completion/zsh-script.ts";
import { commandDefinitions } from "../../src/commands/definitions/command-definitions.ts";
import type { CommandDefinition } from "../../src/commands/definitions/definition.ts";
import { isLong } from "../support/length.ts";
import { runWords } from "../support/command-line.ts";
import { audience, linked, temporaryFolder, trait, writeProject } from "../support/project.ts";
import { isInstalled, shells, type Answer, type Shell } from "../support/shells.ts";

/** A project with two environments, another one in a folder, and a file beside them. */
function setUp(): string {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, "sub"));
  writeProject(folder, [audience("vip"), linked("owners"), trait("value")]);
  writeProjectFile(folder, ["staging", "production"]);
  writeProject(path.join(folder, "sub"), [audience("inner")]);
  writeProjectFile(path.join(folder, "sub"), ["elsewhere"]);
  writeFileSync(path.join(folder, "subject.json"), "{}");
  return folder;
}

function writeProjectFile(folder: string, environments: readonly string[]): void {
  const entries = environments.map((name) => `${name}: {space: spa_${name}}`).join(", ");
  writeFileSync(
    path.join(folder, "audiencectl.yaml"),
    `apiVersion: audiencectl/v1\nkind: Project\nmetadata: {name: growth}\nspec: {manifests: [audiences/*.yaml], environments: {${entries}}}\n`,
  );
}

function saveScript(text: string): string {
  const file = path.join(temporaryFolder(), "script");
  writeFileSync(file, text);
  return file;
}

/** What is typed, and what any shell offers for it. Shells differ in what they repeat of it, so that is taken off. */
const everyCase: readonly [typed: string, offered: string[]][] = [
  ["audiencectl dri", ["drift"]],
  ["audiencectl --no-color dri", ["drift"]],
  ["audiencectl --vers", ["--version"]],
  ["audiencectl help dri", ["drift"]],
  ["audiencectl plan --sim", ["--simulate"]],
  ["audiencectl plan --verb", ["--verbose"]],
  ["audiencectl --qui", ["--quiet"]],
  ["audiencectl import --name plan --al", ["--all", "--allow-host"]],
  ["audiencectl apply --log-format ", ["json", "text"]],
  ["audiencectl apply --log-format=j", ["json"]],
  ["audiencectl import --kind audience --kind tr", ["trait"]],
  ["audiencectl validate --out js", ["json"]],
  ["audiencectl validate --out json=subj", ["subject.json"]],
  ["audiencectl explain sch", ["schedule"]],
  ["audiencectl explain query sch", []],
  ["audiencectl ge", ["get"]],
  ["audiencectl get --unm", ["--unmanaged"]],
  ["audiencectl audit --only no-", ["no-destination", "no-members"]],
  ["audiencectl plan --max-deletes s", []],
  ["audiencectl completion z", ["zsh"]],
  ["audiencectl catalog se", ["search"]],
  ["audiencectl catalog search order --kind co", ["column", "context"]],
  ["audiencectl api listSpac", ["listSpaces"]],
  ["audiencectl show subj", ["subject.json"]],
  ["audiencectl init --dir sub", ["sub"]],
  ["audiencectl plan --env ", ["production", "staging"]],
  ["audiencectl plan -e st", ["staging"]],
  ["audiencectl diff st", ["staging"]],
  ["audiencectl diff staging ", ["production", "staging"]],
  ["audiencectl plan --project sub/audiencectl.yaml --env ", ["elsewhere"]],
  ["audiencectl plan --project=sub --env ", ["elsewhere"]],
  ["audiencectl plan --project nowhere --env ", []],
  ["audiencectl graph --affected-by ", ["audience/owners", "audience/vip", "trait/value"]],
  ["audiencectl test --new ", ["audience/owners", "audience/vip", "trait/value"]],
  ["audiencectl run ", ["audience/owners"]],
  ["audiencectl plan ", ["audience/owners", "audience/vip", "trait/value"]],
  ["audiencectl drift audience/owners audience/v", ["audience/vip"]],
  ["audiencectl apply subj", ["subject.json"]],
  ["audiencectl apply trait/", ["trait/value"]],
  ["audiencectl preview ", ["audience/owners", "audience/vip"]],
];

/** A shell takes its time for each answer, so that only every third is asked for before every change. */
const cases = everyCase.filter((_, index) => isLong || index % 3 === 0);

/** Help texts with everything that a shell could take for something else. */
const hostileHelp = String.raw`it's 5: $(touch hit) ${"`touch hit`"} [a] (b) {c} "d" \e * ~ ; & | < > # % ! --x 'end`;

const hostile: CommandDefinition = {
  name: "hostile",
  summary: hostileHelp,
  description: "",
  options: [
    { flags: "--flag", help: hostileHelp },
    { flags: "-o, --option <file>", help: hostileHelp },
  ],
  examples: [],
};

const renderers: Record<string, (definitions: readonly CommandDefinition[]) => string> = {
  bash: (definitions) => renderBashScript(buildModel(definitions)),
  zsh: (definitions) => renderZshScript(buildModel(definitions)),
  fish: (definitions) => renderFishScript(buildModel(definitions)),
};

describe.each(shells.map((shell) => ({ ...shell, there: isInstalled(shell.name) })))(
  "the script for $name",
  (shell) => {
    const { name, there } = shell;
    const script = renderers[name]?.(commandDefinitions) ?? "";

    test("is what the program prints", async () => {
      const { exitCode, stdout, stderr } = await runWords(["completion", name], { cwd: temporaryFolder() });
      expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: script, stderr: "" });
    });

    test("has every command with every flag, but for hidden ones", () => {
      for (const { name, options } of commandDefinitions) {
        expect(script).toContain(name);
        for (const { flags, hidden } of options)
          if (hidden !== true) expect(script).toContain(/--([\w-]+)/.exec(flags)?.[1]);
      }
    });

    test.runIf(there)("is read by the shell without complaint", () => {
      for (const text of [script, renderers[name]?.([hostile]) ?? ""])
        execFileSync(name, [...shell.check, saveScript(text)], { stdio: "pipe" });
    });

    describe.runIf(there)("in the shell itself", () => {
      testInShell(shell, script);
    });
  },
);

function testInShell(shell: Shell, script: string): void {
  // Starting a shell takes longer than asking it, so the first test asks one shell everything.
  let asking: Promise<Answer[]> | undefined;
  const ask = async (): Promise<Answer[]> =>
    await shell.answers(
      saveScript(script),
      cases.map(([typed]) => typed),
      setUp(),
    );

  test.each(cases.map(([typed, offered], index) => [typed, offered, index] as const))(
    "%j is offered %j",
    async (_typed, offered, index) => {
      const found = (await (asking ??= ask()))[index]?.offers ?? [];
      const words = found.map(({ word }) => word.replace(/^.*=(?=.)/, "").replace(/[=/]$/, ""));
      expect([...new Set(words)].toSorted()).toEqual(offered);
    },
  );

  test("a help text is shown as it is, and nothing in it is run", async () => {
    const file = saveScript(renderers[shell.name]?.([hostile]) ?? "");
    const lines = ["audiencectl host", "audiencectl hostile --fl", "audiencectl hostile --option hi"];
    const answers = await shell.answers(file, lines, temporaryFolder());
    const [commands = [], flags = [], files] = answers.map(({ offers }) => offers);
    expect(commands.map(({ word }) => word)).toEqual(["hostile"]);
    expect(flags.map(({ word }) => word)).toEqual(["--flag"]);
    const shown = [...commands, ...flags].flatMap(({ about }) => about ?? []);
    // bash shows words alone.
    expect(shown).toEqual(shell.name === "bash" ? [] : [hostileHelp, hostileHelp]);
    expect(files).toEqual([]);
  });
}

describe("what scripts ask the program for", () => {
  const ask = (cwd: string, ...words: string[]) => runWords(["completion", ...words], { cwd });

  test("is one name a line", async () => {
    expect((await ask(setUp(), "addresses")).stdout).toBe("audience/vip\naudience/owners\ntrait/value\n");
  });

  test("comes as far as the files can be read", async () => {
    const folder = setUp();
    writeProject(folder, [audience("good"), audience("bad", { enabled: "perhaps" })]);
    expect(await ask(folder, "addresses")).toMatchObject({ exitCode: 0, stdout: "audience/good\n", stderr: "" });
  });

  test.each(["environments", "addresses", "audiences", "linked-audiences"])("never fails: %s", async (source) => {
    const folder = temporaryFolder();
    const nothing = { exitCode: 0, stdout: "", stderr: "" };
    expect(await ask(folder, source)).toEqual(nothing);
    expect(await ask(folder, source, "--project", "nowhere.yaml")).toEqual(nothing);
    writeFileSync(path.join(folder, "audiencectl.yaml"), "{{");
    expect(await ask(folder, source)).toEqual(nothing);
    writeFileSync(path.join(folder, "audiencectl.yaml"), Buffer.from([0xff, 0xfe, 0x00]));
    expect(await ask(folder, source)).toEqual(nothing);
  });

  test("is not in the help", async () => {
    const { stdout } = await runWords(["completion", "--help"], { cwd: temporaryFolder() });
    expect(stdout).not.toContain("--project");
    expect(stdout).not.toContain("addresses");
  });
});

test("an unknown shell is an error that names the known ones", async () => {
  const { exitCode, stdout, stderr } = await runWords(["completion", "fis"], { cwd: temporaryFolder() });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toContain("did you mean fish? shells: bash, zsh, fish");
});
