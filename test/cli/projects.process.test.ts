import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { temporaryFolder } from "../support/project.ts";
import { commitAll, createRepository, git, type Repository } from "../examples/ci/support/git.ts";

/** A project file with these environments. */
const projectFile = (name: string, environments: readonly string[], more = "", uid?: string): string =>
  `apiVersion: audiencectl/v1\nkind: Project\nmetadata: {name: ${name}${uid === undefined ? "" : `, uid: ${uid}`}}\nspec:\n${more}  environments:\n${environments
    .map((each) => `    ${each}: {space: spa_${each}}\n`)
    .join("")}`;

function write({ clone }: Repository, files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(clone, file)), { recursive: true });
    writeFileSync(path.join(clone, file), text);
  }
}

const two = {
  "teams/growth/audiencectl.yaml": projectFile("growth", ["staging", "production"]),
  "teams/ops/audiencectl.yaml": projectFile("ops", ["production"]),
};

/** A repository whose main has these files, on a branch of its own. */
function setUp(files: Record<string, string> = two) {
  const repository = createRepository(temporaryFolder());
  write(repository, files);
  commitAll(repository, "Start");
  git(repository.clone, "checkout", "--quiet", "-b", "change");
  const run = (...words: string[]) => runWords(["projects", ...words], { cwd: repository.clone });
  return { repository, run };
}

describe("the projects of a repository", () => {
  test("are listed with a line for each environment, from any folder in it", async () => {
    const { repository } = setUp();
    const { stdout, exitCode } = await runWords(["projects"], { cwd: path.join(repository.clone, "teams/ops") });
    expect([stdout, exitCode]).toEqual([
      "growth staging teams/growth\ngrowth production teams/growth\nops production teams/ops\n",
      0,
    ]);
  });

  test("have as JSON what names of files and variables are made of", async () => {
    const { run } = setUp({ "audiencectl.yaml": projectFile("re-sell", ["us-west"]) });
    const { stdout } = await run("--format", "json");
    expect(JSON.parse(stdout)).toEqual({
      targets: [
        {
          key: "re-sell/us-west",
          project: "re-sell",
          environment: "us-west",
          folder: ".",
          file: "re-sell.us-west",
          variable: "RE_SELL_US_WEST",
        },
      ],
    });
  });

  test("count although their files have faults, so that a job can tell of them", async () => {
    const { run } = setUp({ "audiencectl.yaml": projectFile("growth", ["test"], "  guards: all\n  zzz: 1\n") });
    expect((await run()).stdout).toBe("growth test .\n");
  });

  describe("of which one does not say its environments", () => {
    const broken = { "teams/ops/audiencectl.yaml": "kind: Project\nmetadata: {name: ops}\nspec: [\n" };

    test("are listed but for that one, which is reported and fails the command", async () => {
      const { run } = setUp({ ...two, ...broken });
      const { stdout, stderr, exitCode } = await run();
      expect([stdout, exitCode]).toEqual(["growth staging teams/growth\ngrowth production teams/growth\n", 1]);
      expect(stderr).toMatch(/teams\/ops\/audiencectl\.yaml does not say[^]*audiencectl validate --project/);
    });

    test("are listed as JSON with that one", async () => {
      const { stdout } = await setUp({ ...two, ...broken }).run("--format", "json");
      const { targets, unreadable } = JSON.parse(stdout) as { targets: unknown[]; unreadable: unknown };
      expect(targets).toHaveLength(2);
      expect(unreadable).toMatchObject([
        { folder: "teams/ops", message: expect.stringContaining("does not say") as string },
      ]);
    });

    test("are not hindered by what was so before a change of another one", async () => {
      const { repository, run } = setUp({ ...two, ...broken, "audiencectl.yaml": "kind: Project\n" });
      write(repository, { "teams/growth/audiences/a.yaml": "" });
      commitAll(repository, "Change");
      const { stdout, exitCode } = await run("--base", "main");
      expect([stdout, exitCode]).toEqual(["growth staging teams/growth\ngrowth production teams/growth\n", 0]);
    });

    test("do not count as taken away by the change that breaks one", async () => {
      const { repository, run } = setUp();
      write(repository, broken);
      const { stdout, exitCode } = await run("--base", "main", "--format", "json");
      expect(exitCode).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({ targets: [], takenAway: [], unreadable: [{ folder: "teams/ops" }] });
    });
  });

  test("do not count where git ignores them", async () => {
    const { repository, run } = setUp();
    write(repository, { ".gitignore": "copy/\n", "copy/audiencectl.yaml": projectFile("copy", ["test"]) });
    expect((await run()).stdout).not.toContain("copy");
  });

  test.each([
    ["node_modules/audiencectl/examples/quickstart/audiencectl.yaml", false],
    ["node_modules/audiencectl/examples/quickstart/audiencectl.yaml", true],
    [".tool/cache/audiencectl.yaml", false],
  ])("do not count in %s, be it committed: %s", async (file, isCommitted) => {
    const { repository, run } = setUp();
    write(repository, { [file]: projectFile("quickstart", ["demo"]) });
    if (isCommitted) commitAll(repository, "Keep what is installed");
    expect((await run()).stdout).not.toContain("quickstart");
  });

  test("count in a folder with a dot that git has", async () => {
    const { run } = setUp({ ".config/segment/audiencectl.yaml": projectFile("growth", ["test"]) });
    expect((await run()).stdout).toBe("growth test .config/segment\n");
  });

  test.each([
    ["of one name", projectFile("growth", ["test"]), projectFile("growth", ["test"]), "GROWTH_TEST"],
    ["whose variables would be the same", projectFile("a-b", ["c"]), projectFile("a", ["b-c"]), "A_B_C"],
  ])("%s are reported", async (_title, one, other, variable) => {
    const { run } = setUp({ "a/audiencectl.yaml": one, "b/audiencectl.yaml": other });
    const { exitCode, stderr } = await run();
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`for both, variables end in ${variable}`);
  });

  test.each([
    ["a name", "growth", "give a copy another metadata.name and a metadata.uid of its own"],
    ["another name", "sales", "give a copy a metadata.uid of its own"],
  ])("with one uid and %s are reported, with what makes two of them", async (_title, name, remedy) => {
    const { repository, run } = setUp({ "growth/audiencectl.yaml": projectFile("growth", ["test"], "", "k3f9") });
    write(repository, { "sales/audiencectl.yaml": projectFile(name, ["test"], "", "k3f9") });
    const refused = await run();
    expect([refused.exitCode, refused.stderr]).toEqual([1, expect.stringContaining("have the same uid k3f9")]);
    expect(refused.stderr).toContain(remedy);
    const [, uid = ""] = /such as ([a-z0-9]+), and no previousNames/.exec(refused.stderr) ?? [];
    write(repository, { "sales/audiencectl.yaml": projectFile("sales", ["test"], "", uid) });
    expect((await run()).stdout).toBe("growth test growth\nsales test sales\n");
  });

  test("that cannot be told apart do not keep the others from being listed", async () => {
    const { run } = setUp({ ...two, "copy/audiencectl.yaml": projectFile("growth", ["staging"], "", "k3f9") });
    const { stdout, stderr, exitCode } = await run();
    expect([stdout, exitCode]).toEqual(["ops production teams/ops\n", 1]);
    expect(stderr.match(/cannot tell growth\/staging in copy from growth\/staging in teams\/growth/g)).toHaveLength(1);
  });

  test("that cannot be told apart are both under what cannot be read as JSON", async () => {
    const { run } = setUp({ ...two, "copy/audiencectl.yaml": projectFile("growth", ["staging"]) });
    expect(JSON.parse((await run("--format", "json")).stdout)).toMatchObject({
      targets: [{ key: "ops/production" }],
      unreadable: [{ folder: "copy" }, { folder: "teams/growth" }],
    });
  });

  test("that a copy is taken for do not count as taken away, and the copy is reported", async () => {
    const { repository, run } = setUp();
    write(repository, { "copy/audiencectl.yaml": projectFile("growth", ["staging"]) });
    commitAll(repository, "Copy");
    const { stdout, exitCode } = await run("--base", "main", "--format", "json");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ targets: [], takenAway: [] });
  });

  test.each([
    ["by the change that copies it", { "copy/audiencectl.yaml": projectFile("growth", ["staging"]) }],
    ["by one that changes the original alone", { "teams/growth/a.yaml": "" }],
  ])("that cannot be told apart are listed with all their folders %s", async (_title, files) => {
    const both = { ...two, "copy/audiencectl.yaml": projectFile("growth", ["staging"]) };
    const { repository, run } = setUp("copy/audiencectl.yaml" in files ? two : both);
    write(repository, files);
    commitAll(repository, "Change");
    const { unreadable } = JSON.parse((await run("--base", "main", "--format", "json")).stdout) as {
      unreadable: { folder: string }[];
    };
    expect(unreadable.map(({ folder }) => folder).toSorted()).toEqual(["copy", "teams/growth"]);
  });

  test("that can be told apart again are all listed, because nobody has planned what was merged meanwhile", async () => {
    const { repository, run } = setUp({ ...two, "copy/audiencectl.yaml": projectFile("growth", ["staging"]) });
    git(repository.clone, "rm", "--quiet", "-r", "copy");
    commitAll(repository, "Take the copy away");
    const { stdout } = await run("--base", "main");
    expect(stdout).toBe("growth staging teams/growth\ngrowth production teams/growth\n");
  });

  test("with one uid are reported with the same words every time", async () => {
    const same = projectFile("growth", ["test"], "", "k3f9");
    const { run } = setUp({ "a/audiencectl.yaml": same, "b/audiencectl.yaml": same });
    expect((await run()).stderr).toBe((await run()).stderr);
  });

  test.each([
    ["whose YAML is broken", "kind: Project\nspec: [\n", /a\/audiencectl\.yaml:\d+:\d+: .*\[/],
    [
      "that has no environments",
      "apiVersion: audiencectl/v1\nkind: Project\nmetadata: {name: a}\nspec: {}\n",
      /a\/audiencectl\.yaml:4:\d+: .*environments/,
    ],
  ])("of which one has a file %s are reported with its first error and the line", async (_title, text, expected) => {
    const { run } = setUp({ "a/audiencectl.yaml": text });
    const { stderr } = await run();
    expect(stderr).toContain("does not say its name and its environments; its first error: ");
    expect(stderr).toMatch(expected);
  });

  test.each([
    ["both of which have a uid", "aaa1", "bbb2", "if both were applied, give one of them another"],
    ["one of which has no uid", "aaa1", undefined, "if both were applied, give the one in b another"],
    ["none of which has a uid", undefined, undefined, "if both were applied, to spaces of their own, give one"],
  ])("of one name, %s, can be two only in a way that takes nobody's objects", async (_title, one, other, remedy) => {
    const { run } = setUp({
      "a/audiencectl.yaml": projectFile("growth", ["test"], "", one),
      "b/audiencectl.yaml": projectFile("growth", ["test"], "", other),
    });
    const { stderr } = await run();
    expect(stderr).toContain("give a copy another metadata.name and a metadata.uid of its own");
    expect(stderr).toContain(remedy);
  });

  test("that do not say who they are make it fail, with the command that says why", async () => {
    const { run } = setUp({ "a/audiencectl.yaml": "kind: Project\n" });
    const { exitCode, stderr } = await run();
    expect(exitCode).toBe(1);
    expect(stderr).toContain("audiencectl validate --project a/audiencectl.yaml says what is wrong");
  });

  test("are asked of git, and where there is none that is said", async () => {
    const { exitCode, stderr } = await runWords(["projects"], { cwd: temporaryFolder() });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("is not in the working tree of a git repository");
  });
});

describe("the projects that a branch has to do with", () => {
  test.each<[title: string, files: Record<string, string>, folders: string[]]>([
    ["are those with a changed file", { "teams/ops/a.yaml": "" }, ["teams/ops"]],
    ["are none where all is elsewhere", { "docs/a.md": "" }, []],
    [
      "are all where another version of the program may run",
      { "package-lock.json": "{}" },
      ["teams/growth", "teams/ops"],
    ],
    ["are those that have come", { "new/audiencectl.yaml": projectFile("new", ["test"]) }, ["new"]],
  ])("%s", async (_title, files, folders) => {
    const { repository, run } = setUp();
    write(repository, files);
    commitAll(repository, "Change");
    const { stdout } = await run("--base", "main");
    expect([
      ...new Set(
        stdout
          .split("\n")
          .filter(Boolean)
          .map((line) => line.split(" ")[2]),
      ),
    ]).toEqual(folders);
  });

  test.each<[title: string, link: string, to: string]>([
    ["a file", "teams/growth/audiences/shared.yaml", "../../../shared/audiences.yaml"],
    ["a folder", "teams/growth/audiences", "../../shared"],
  ])("are those with a link to %s that has changed", async (_title, link, to) => {
    const { repository, run } = setUp();
    write(repository, { "shared/audiences.yaml": "kind: Audience\n" });
    mkdirSync(path.join(repository.clone, path.dirname(link)), { recursive: true });
    symlinkSync(to, path.join(repository.clone, link));
    commitAll(repository, "Share a manifest");
    write(repository, { "shared/audiences.yaml": "kind: Audience\nspec: {}\n" });
    expect((await run("--base", "HEAD")).stdout).toBe("growth staging teams/growth\ngrowth production teams/growth\n");
  });

  test("are those with a link to a file that is gone", async () => {
    const { repository, run } = setUp();
    write(repository, { "shared.yaml": "kind: Audience\n" });
    symlinkSync("../../shared.yaml", path.join(repository.clone, "teams/ops/shared.yaml"));
    commitAll(repository, "Share a manifest");
    rmSync(path.join(repository.clone, "shared.yaml"));
    expect((await run("--base", "HEAD")).stdout).toBe("ops production teams/ops\n");
  });

  test("do not include the one around them", async () => {
    const { repository, run } = setUp({ ...two, "audiencectl.yaml": projectFile("top", ["test"]) });
    write(repository, { "teams/ops/a.yaml": "" });
    commitAll(repository, "Change");
    expect((await run("--base", "main")).stdout).toBe("ops production teams/ops\n");
  });

  test("include one whose patterns lead out of its folder, whatever has changed", async () => {
    const globs = "  manifests: [../shared/*.yaml]\n";
    const { repository, run } = setUp({ ...two, "far/audiencectl.yaml": projectFile("far", ["test"], globs) });
    write(repository, { "shared/a.yaml": "" });
    commitAll(repository, "Change");
    expect((await run("--base", "main")).stdout).toBe("far test far\n");
  });
});

describe("the environments that a branch has to do with", () => {
  const manifest = "kind: Audience\nmetadata: {name: vips, environments: [production]}\n";
  const start = { ...two, "teams/growth/vips.yaml": manifest };

  test("are those that read what has changed", async () => {
    const { repository, run } = setUp({ ...start, "teams/ops/audiencectl.yaml": projectFile("ops", ["test", "live"]) });
    write(repository, {
      "teams/growth/vips.yaml": `${manifest}spec: {}\n`,
      "teams/ops/audiencectl.yaml": projectFile("ops", ["test", "live"]).replace("spa_live", "spa_other"),
    });
    commitAll(repository, "Change");
    expect((await run("--base", "main")).stdout).toBe("growth production teams/growth\nops live teams/ops\n");
  });

  test("are those that have read what is deleted", async () => {
    const { repository, run } = setUp(start);
    git(repository.clone, "rm", "--quiet", "teams/growth/vips.yaml");
    commitAll(repository, "Change");
    expect((await run("--base", "main")).stdout).toBe("growth production teams/growth\n");
  });
});

describe("a project or an environment that a branch takes away", () => {
  const uid = (name: string, environments: readonly string[], more = "") =>
    projectFile(name, environments, more, "k3f9");

  /** What is said after the file of the project growth has become another text, or is gone. */
  async function changeTo(before: string, after: string | undefined, place = "teams/growth") {
    const { repository, run } = setUp({ ...two, "teams/growth/audiencectl.yaml": before });
    git(repository.clone, "rm", "--quiet", "-r", "teams/growth");
    if (after !== undefined) write(repository, { [`${place}/audiencectl.yaml`]: after });
    commitAll(repository, "Change");
    return await run("--base", "main");
  }

  test("is refused with what becomes of its objects and the ways out", async () => {
    const { exitCode, stdout, stderr } = await changeTo(uid("growth", ["staging", "production"]), undefined);
    expect([exitCode, stdout]).toEqual([3, ""]);
    expect(stderr).toContain(
      "this change takes the project growth in teams/growth away: the objects that it manages stay",
    );
    expect(stderr).toContain("[project-taken-away]");
    expect(stderr).toContain(
      'To release them, bring the files back without tests/, write manifests: [] and forget: ["*/*"] into the project file',
    );
    expect(stderr).toContain("To delete them in Segment, have manifests: [] alone merged and applied before that");
  });

  test("is in the JSON, for annotations", async () => {
    const { repository, run } = setUp();
    git(repository.clone, "rm", "--quiet", "-r", "teams/ops");
    const { takenAway } = JSON.parse((await run("--base", "main", "--format", "json")).stdout) as {
      takenAway: unknown;
    };
    expect(takenAway).toEqual([
      {
        project: "ops",
        severity: "error",
        message: expect.stringContaining("takes the project ops"),
        hint: expect.stringContaining("keep the project file until its objects are released or deleted"),
      },
    ]);
  });

  test("leaves the list of the others as it is", async () => {
    const { repository, run } = setUp();
    git(repository.clone, "rm", "--quiet", "-r", "teams/ops");
    write(repository, { "teams/growth/a.yaml": "" });
    commitAll(repository, "Change");
    const { exitCode, stdout } = await run("--base", "main");
    expect([exitCode, stdout]).toEqual([3, "growth staging teams/growth\ngrowth production teams/growth\n"]);
  });

  test("is a warning when it is one of several environments, which no merge can release before", async () => {
    const { exitCode, stdout, stderr } = await changeTo(
      uid("growth", ["staging", "production"]),
      uid("growth", ["production"]),
    );
    expect([exitCode, stdout]).toEqual([0, "growth production teams/growth\n"]);
    expect(stderr).toContain("takes the environment staging of the project growth in teams/growth away");
    expect(stderr).toContain("apply that to staging alone");
  });

  test.each<[title: string, before: string, after: string | undefined, place?: string]>([
    ["is in another folder", uid("growth", ["test"]), uid("growth", ["test"]), "squads/growth"],
    [
      "has another name and says so",
      uid("growth", ["test"]),
      uid("sales", ["test"]).replace("uid:", "previousNames: [growth], uid:"),
    ],
    [
      "is an environment that has another name and says so",
      uid("growth", ["test"]),
      uid("growth", ["dev"]).replace("{space: spa_dev", "{previousNames: [test], space: spa_test"),
    ],
    ["let go of everything before", uid("growth", ["test"], '  manifests: []\n  forget: ["*/*"]\n'), undefined],
  ])("is not one that %s", async (_title, before, after, place) => {
    expect((await changeTo(before, after, place)).stderr).toBe("");
  });

  test.each<[title: string, to: string, told: string]>([
    ["another space", "{space: other", "from the space "],
    ["another region", "{region: eu, space:", " in us to "],
  ])("is told when an environment leads to %s", async (_title, to, told) => {
    const before = uid("growth", ["staging", "production"]);
    const at = before.lastIndexOf("{space:");
    const after =
      before.slice(0, at) + before.slice(at).replace(to.includes("other") ? /\{space: [^,}]+/ : "{space:", to);
    const { exitCode, stderr } = await changeTo(before, after);
    expect(exitCode).toBe(0);
    expect(stderr).toContain("leads the environment production of the project growth in teams/growth from the space ");
    expect(stderr).toContain(told);
    expect(stderr).not.toContain("environment staging");
  });

  test("is one whose uid is another, because it owns nothing of what it did", async () => {
    const { stderr } = await changeTo(uid("growth", ["test"]), projectFile("growth", ["test"], "", "zzz9"));
    expect(stderr).toContain("takes the project growth in teams/growth away");
  });
});
