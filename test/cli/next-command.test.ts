import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { commandDefinitions } from "../../src/commands/definitions/command-definitions.ts";
import { nextCommand } from "../../src/commands/definitions/next-command.ts";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { createRepository } from "../support/repository.ts";

describe("a command to go on with", () => {
  const given = { project: "teams/growth", env: "prod", simulate: true, tokenFile: "a b", save: "plan.json" };

  test("leads where the run was, with what the command takes of that", () => {
    expect(nextCommand("plan", given, ["--save", "FILE"])).toBe(
      "audiencectl plan --save FILE --project teams/growth --env prod --token-file 'a b' --simulate",
    );
    expect(nextCommand("validate", given)).toBe("audiencectl validate --project teams/growth --env prod");
    expect(nextCommand("show", given, ["plan.json"])).toBe("audiencectl show plan.json");
    expect(nextCommand("plan", undefined)).toBe("audiencectl plan");
  });

  const folder = path.resolve(import.meta.dirname, "../../src");
  /** Where texts stand that people read after a run. */
  const rooms = /^(commands|report|drift|planning|apply)\//;
  /** Where commands are spoken of and are none to go on with. */
  const others =
    /^report\/junit\/|^commands\/((definitions|completion|usage)\/|(running\/help-texts|exit-codes|init\/project-files|catalog\/make-from-plan|project\/read-profile-file|api\/find-operation|projects\/read-names)\.ts$)/;
  const takesProject = commandDefinitions
    .filter(({ options }) => options.some(({ flags }) => flags.includes("--project ")))
    .map(({ name }) => name);

  test.each(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((file) => file.replaceAll(path.sep, "/"))
      .filter((file) => file.endsWith(".ts") && rooms.test(file) && !others.test(file)),
  )("is written by hand nowhere in %s", (file) => {
    const code = readFileSync(path.join(folder, file), "utf8").replaceAll(/\/\*\*[^]*?\*\/|^\s*\/\/.*$/gm, "");
    expect(code).not.toMatch(new RegExp(`audiencectl (${takesProject.join("|")})\\b`));
  });
});

describe("in a folder with projects below", () => {
  function setUp(...teams: string[]): string {
    const { folder } = createRepository(temporaryFolder());
    for (const team of teams) {
      mkdirSync(path.join(folder, "teams", team), { recursive: true });
      writeProject(path.join(folder, "teams", team), [audience("a")]);
    }
    return folder;
  }

  test("a saved plan is applied with the command that the plan prints", async () => {
    const cwd = setUp("growth");
    const where = ["--project", "teams/growth", "--simulate"];
    const { stderr } = await runWords(["plan", ...where, "--save", "plan.json"], { cwd });
    const [, command = ""] = /To apply exactly this: audiencectl (.*)/.exec(stderr) ?? [];
    const applied = await runWords(command.split(" "), { cwd });
    expect(applied.exitCode, applied.stderr).toBe(0);
  });

  test("a file that cannot be read as a plan names the project in the remedy", async () => {
    const { stderr } = await runWords(["apply", "gone.json", "--project", "teams/growth"], { cwd: setUp("growth") });
    expect(stderr).toContain("audiencectl plan --save FILE --project teams/growth");
  });

  test("the projects are named where none is found, a handful at most", async () => {
    const two = await runWords(["validate"], { cwd: path.join(setUp("growth", "crm"), "teams") });
    expect(two.stderr).toContain("choose a project below this folder: --project crm, or --project growth\n");
    const many = await runWords(["plan"], { cwd: setUp("a", "b", "c", "d", "e", "f", "g") });
    expect(many.stderr).toContain("--project teams/e, or another one; audiencectl projects lists all");
  });

  test("nothing is named where there are none of your own", async () => {
    const cwd = setUp();
    mkdirSync(path.join(cwd, "node_modules/audiencectl/examples/shop"), { recursive: true });
    writeProject(path.join(cwd, "node_modules/audiencectl/examples/shop"), [audience("a")]);
    expect((await runWords(["validate"], { cwd })).stderr).toContain("name its file with --project");
  });
});
