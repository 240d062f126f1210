import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import metadata from "../../package.json" with { type: "json" };
import { ciFileRows, ciSourceFolder, ciSystems, type CiFileRow } from "../../src/commands/init/ci-files.ts";
import type { Workflow } from "../examples/ci/support/files.ts";
import type { InitOutcome } from "../../src/commands/init/outcome.ts";
import { runWords } from "../support/command-line.ts";
import { temporaryFolder } from "../support/project.ts";
import { createRepository, openRepository } from "../support/repository.ts";

const top = path.resolve(import.meta.dirname, "../..");
const rows: readonly CiFileRow[] = ciFileRows;

/** A new git repository on a branch, without a commit. */
function repositoryOn(branch: string): string {
  const { folder, git } = createRepository(temporaryFolder());
  git("symbolic-ref", "HEAD", `refs/heads/${branch}`);
  return folder;
}

async function init(cwd: string, ...words: string[]): Promise<InitOutcome & { stderr: string }> {
  const { exitCode, stdout, stderr } = await runWords(["init", "--yes", "--format", "json", ...words], { cwd });
  expect(exitCode, stderr).toBe(0);
  return { ...(JSON.parse(stdout) as InitOutcome), stderr };
}

test("the package holds the folder of the files for CI", () => {
  expect(metadata.files).toContain(ciSourceFolder.replaceAll(path.sep, "/"));
});

test.each(rows)("the package has $source", ({ source }) => {
  expect(existsSync(path.join(top, ciSourceFolder, source))).toBe(true);
});

test("init --ci with every system writes every file, each at its place", async () => {
  const cwd = repositoryOn("main");
  const { written } = await init(cwd, "--env", "staging=acme", ...ciSystems.flatMap((system) => ["--ci", system]));
  for (const { destination, executable = false } of rows) {
    expect(written).toContain(destination);
    expect((statSync(path.join(cwd, destination)).mode & 0o111) !== 0).toBe(executable);
  }
  expect((await runWords(["validate"], { cwd })).exitCode).toBe(0);
});

describe.each(ciSystems)("the files for %s", (system) => {
  const own = rows.filter(({ ci }) => ci === system).map(({ destination }) => destination);

  test("go to the top of the repository, wherever in it the project is", async () => {
    const repository = repositoryOn("trunk");
    mkdirSync(path.join(repository, "teams"));
    const words = ["--ci", system, "--dir", "growth", "--env", "test=acme"];
    const outcome = await init(path.join(repository, "teams"), ...words);
    for (const file of own) {
      expect(outcome.written).toContain(`../${file}`);
      expect(existsSync(path.join(repository, file))).toBe(true);
      expect(existsSync(path.join(repository, "teams/growth", file))).toBe(false);
    }
  });

  test("can be added to a project that is there", async () => {
    const cwd = repositoryOn("main");
    await init(cwd, "--name", "growth", "--env", "staging=acme-dev", "--env", "production=acme-prod");
    const project = readFileSync(path.join(cwd, "audiencectl.yaml"), "utf8");
    const outcome = await init(cwd, "--ci", system);
    expect(outcome.written).toEqual(own);
    expect(readFileSync(path.join(cwd, "audiencectl.yaml"), "utf8")).toBe(project);
    // A token for each environment, but for cron, which applies nothing.
    const writing = outcome.secrets.filter(({ what }) => what.includes("write audiences"));
    expect(writing).toHaveLength(system === "cron" ? 0 : 2);
    expect((await init(cwd, "--ci", system)).leftAlone).toEqual(own);
  });
});

describe("pipelines that are asked for in a folder with projects below it and none of its own", () => {
  async function twoTeams(): Promise<string> {
    const repository = repositoryOn("main");
    await init(repository, "--dir", "teams/growth", "--name", "growth", "--env", "dev=a", "--env", "prod=b");
    await init(repository, "--dir", "teams/crm", "--name", "crm", "--env", "dev=a", "--env", "prod=b");
    return repository;
  }

  test.each(["", "teams"])("are for all of them, and no project is made: ./%s", async (folder) => {
    const repository = await twoTeams();
    const { stdout, stderr, exitCode } = await runWords(["init", "--ci", "github", "--format", "json"], {
      cwd: path.join(repository, folder),
    });
    expect(exitCode, stderr).toBe(0);
    const outcome = JSON.parse(stdout) as InitOutcome;
    const writing = outcome.secrets.flatMap(({ secret }) => /WRITE_TOKEN.* audiencectl\/(.*)$/.exec(secret)?.[1] ?? []);
    expect(writing.toSorted()).toEqual(["crm/dev", "crm/prod", "growth/dev", "growth/prod"]);
    expect(outcome.project).toBeUndefined();
    expect(outcome.next.map(({ command }) => command)).toContain("audiencectl projects");
    expect(existsSync(path.join(repository, folder, "audiencectl.yaml"))).toBe(false);
  });

  test("are made once", async () => {
    const repository = await twoTeams();
    await init(repository, "--ci", "gitlab");
    const { leftAlone, written } = await init(repository, "--ci", "gitlab");
    expect([leftAlone, written]).toEqual([[".gitlab-ci.yml", ".gitlab/audiencectl-apply.yml"], []]);
  });

  test("are not made where one of them does not say its environments", async () => {
    const repository = await twoTeams();
    writeFileSync(path.join(repository, "teams/crm/audiencectl.yaml"), "kind: Project\n");
    const { exitCode, stderr } = await runWords(["init", "--ci", "github"], { cwd: repository });
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringMatching(
        /teams\/crm\/audiencectl\.yaml does not say[^]*Hint: .*--project teams\/crm\/audiencectl\.yaml/,
      ),
    ]);
    expect(existsSync(path.join(repository, ".github"))).toBe(false);
  });

  test("come with a further project where its name and its space are given, too", async () => {
    const repository = await twoTeams();
    const { project } = await init(repository, "--ci", "github", "--name", "whole", "--env", "test=c");
    expect(project).toMatchObject({ name: "whole", directory: repository });
  });
});

describe("files for pipelines that are there already", () => {
  const file = ".github/workflows/audiencectl-apply.yml";

  /** A project whose pipelines were made and then changed by hand. */
  async function changed(change: (text: string) => string): Promise<string> {
    const cwd = repositoryOn("trunk");
    await init(cwd, "--env", "staging=acme", "--ci", "github");
    const place = path.join(cwd, file);
    writeFileSync(place, change(readFileSync(place, "utf8")));
    return cwd;
  }

  test.each(rows)("say in $destination which version made them", async ({ ci, destination }) => {
    const cwd = repositoryOn("main");
    await init(cwd, "--env", "staging=acme", "--ci", ci);
    const [first = "", second = ""] = readFileSync(path.join(cwd, destination), "utf8").split("\n");
    expect(first.startsWith("#!") ? second : first).toContain(` Made by audiencectl ${metadata.version}. `);
  });

  test("are told apart by whether this version makes them otherwise, with a command that shows how", async () => {
    const cwd = await changed((text) =>
      text.replace(metadata.version, "0.0.1").replace("timeout-minutes: 360", "timeout-minutes: 60"),
    );
    const { stdout } = await runWords(["init", "--yes", "--ci", "github"], { cwd });
    expect(stdout).toContain(
      `  ${file}  differs from what audiencectl ${metadata.version} makes; it was made by 0.0.1\n`,
    );
    expect(stdout.match(/ differs from /g)).toHaveLength(1);
    const [, command = ""] = /^ +(git diff --no-index .*?) {2}/m.exec(stdout) ?? [];
    const shown = spawnSync("sh", ["-c", command], { cwd, encoding: "utf8" });
    expect(shown.stdout).toMatch(/^-.*timeout-minutes: 360\n\+.*timeout-minutes: 60$/m);
    expect(readFileSync(path.join(cwd, file), "utf8")).toContain("timeout-minutes: 60");
  });

  test("are the same when only the version in them is another", async () => {
    const cwd = await changed((text) => text.replace(metadata.version, "0.0.1"));
    expect((await init(cwd, "--ci", "github")).outdated).toEqual([]);
  });
});

describe("the workflows of GitHub", () => {
  test("are the same whatever the default branch is called, and nothing is said about it", async () => {
    const [one, other] = [repositoryOn("master"), repositoryOn("develop")];
    const { stderr } = await init(one, "--ci", "github", "--env", "test=acme");
    await init(other, "--ci", "github", "--env", "test=acme");
    const [text, same] = [one, other].map((cwd) =>
      readFileSync(path.join(cwd, ".github/workflows/audiencectl-apply.yml"), "utf8"),
    );
    expect(text).toBe(same);
    expect(stderr).not.toContain("branch");
  });

  test("are made for a folder without a repository, too, and that is said", async () => {
    const { stderr, written } = await init(temporaryFolder(), "--ci", "github", "--env", "test=acme");
    expect(written).toContain(".github/workflows/audiencectl-plan.yml");
    expect(stderr).toContain("there is no git repository here");
  });
});

describe("what is left to do for pipelines", () => {
  test("is said for every environment, as the system calls it", async () => {
    const cwd = repositoryOn("main");
    const words = ["init", "--yes", "--name", "growth", "--env", "staging=dev", "--env", "production=prod"];
    const { stdout } = await runWords([...words, "--ci", "github"], { cwd });
    expect(stdout).toMatch(
      /^Secrets to set:\n +secret SEGMENT_READ_TOKEN of the repository +a token that can read the space dev and the space prod\n/m,
    );
    for (const [environment, space] of Object.entries({ staging: "dev", production: "prod" }))
      expect(stdout).toMatch(
        new RegExp(
          `secret SEGMENT_WRITE_TOKEN of the environment audiencectl/growth/${environment} +a token that can write audiences in the space ${space}\n`,
        ),
      );
    expect(stdout).toMatch(/npm install --save-dev --save-exact audiencectl +lock the version/);
  });

  test("names the system where there are several", async () => {
    const cwd = repositoryOn("main");
    const { stdout } = await runWords(["init", "--yes", "--env", "test=acme", "--ci", "gitlab", "--ci", "jenkins"], {
      cwd,
    });
    expect(stdout).toContain("  gitlab: masked variable SEGMENT_READ_TOKEN ");
    expect(stdout).toContain("  jenkins: credential segment-read-token ");
  });

  test("is no command to lock what is locked", async () => {
    const cwd = repositoryOn("main");
    writeFileSync(path.join(cwd, "package-lock.json"), '{ "packages": { "node_modules/audiencectl": {} } }');
    const { next } = await init(cwd, "--ci", "github", "--env", "test=acme");
    expect(next.filter(({ command }) => command.startsWith("npm"))).toEqual([]);
  });

  test("is the secret of an environment that is added where pipelines are, and of no other", async () => {
    const repository = repositoryOn("main");
    await init(repository, "--dir", "growth", "--env", "dev=acme-dev", "--ci", "github");
    const { secrets } = await init(repository, "--dir", "growth", "--env", "staging=acme-staging");
    const writing = secrets.map(({ secret }) => secret).filter((secret) => secret.includes("WRITE"));
    expect(writing).toEqual(["secret SEGMENT_WRITE_TOKEN of the environment audiencectl/growth/staging"]);
  });

  test("is of a new project alone where pipelines are, also where they are asked for again", async () => {
    const repository = repositoryOn("main");
    await init(repository, "--dir", "teams/growth", "--name", "growth", "--env", "prod=acme", "--ci", "github");
    const { secrets, steps } = await init(
      repository,
      "--dir",
      "teams/crm",
      "--name",
      "crm",
      "--env",
      "prod=acme",
      "--ci",
      "github",
    );
    expect(secrets).toEqual([
      {
        ci: "github",
        secret: "secret SEGMENT_READ_TOKEN of the repository",
        what: "the token that is there, if it can read the space acme, too",
      },
      {
        ci: "github",
        secret: "secret SEGMENT_WRITE_TOKEN of the environment audiencectl/crm/prod",
        what: "a token that can write audiences in the space acme; growth/prod names the same space, so the token can be the same",
      },
    ]);
    const said = steps.map(({ step }) => step).join("\n");
    expect([said.includes("growth"), said.includes("teams/crm/audiences/example.yaml")]).toEqual([false, true]);
  });

  test.each(["github", "gitlab", "circleci", "jenkins"])(
    "is for %s a review, with owners of files, and the example that is real",
    async (system) => {
      const { steps } = await init(repositoryOn("main"), "--env", "test=acme", "--ci", system);
      const said = steps.map(({ step }) => step).join("\n");
      expect(said).toContain("protect the default branch");
      expect(said).toContain("CODEOWNERS");
      expect(said).toContain("otherwise the first apply makes it, switched off");
    },
  );

  test("is said for every project of the repository", async () => {
    const repository = repositoryOn("main");
    await init(repository, "--dir", "teams/growth", "--name", "growth", "--env", "dev=a", "--env", "prod=b");
    await init(repository, "--dir", "teams/crm", "--name", "crm", "--env", "prod=b");
    const { secrets } = await init(path.join(repository, "teams/crm"), "--ci", "github");
    const writing = secrets.flatMap(({ secret }) => /WRITE_TOKEN.* audiencectl\/(.*)$/.exec(secret)?.[1] ?? []);
    expect(writing.toSorted()).toEqual(["crm/prod", "growth/dev", "growth/prod"]);
  });

  test("is said for the project alone where others cannot be read, and that is said", async () => {
    const repository = repositoryOn("main");
    writeFileSync(path.join(repository, "audiencectl.yaml"), "kind: Project\n");
    const { secrets, stderr } = await init(repository, "--dir", "crm", "--env", "prod=b", "--ci", "github");
    expect(secrets.some(({ secret }) => secret.endsWith("audiencectl/crm/prod"))).toBe(true);
    expect(stderr).toContain("secrets are listed for crm alone: audiencectl.yaml does not say its name");
  });

  test("is nothing without pipelines", async () => {
    const { secrets, next } = await init(temporaryFolder(), "--env", "test=acme");
    expect(secrets).toEqual([]);
    expect(next.filter(({ command }) => command.startsWith("npm"))).toEqual([]);
  });
});

describe("secrets of manifests", () => {
  /** A project whose manifests may name some. */
  async function withSecrets(...names: string[]): Promise<string> {
    const cwd = repositoryOn("main");
    await init(cwd, "--name", "growth", "--env", "staging=acme");
    listSecrets(cwd, names);
    return cwd;
  }

  function listSecrets(cwd: string, names: readonly string[]): void {
    const file = path.join(cwd, "audiencectl.yaml");
    writeFileSync(
      file,
      readFileSync(file, "utf8").replace(/spec:\n( +secrets: .*\n)?/, `spec:\n  secrets: [${names.join(", ")}]\n`),
    );
  }

  /** What a step of the job that is called like its workflow has in its environment. */
  function stepEnv(cwd: string, file: string, step: string): Record<string, string> | undefined {
    const text = readFileSync(path.join(cwd, `.github/workflows/audiencectl-${file}.yml`), "utf8");
    return (parse(text) as Workflow).jobs[file]?.steps.find(({ name }) => name === step)?.env;
  }

  test("are listed and passed on by GitHub to applies alone", async () => {
    const cwd = await withSecrets("BRAZE_KEY", "ADS_TOKEN");
    const { secrets } = await init(cwd, "--ci", "github");
    expect(secrets.map(({ secret }) => secret)).toEqual(
      expect.arrayContaining([
        "secret BRAZE_KEY of each environment audiencectl/…",
        "secret ADS_TOKEN of each environment audiencectl/…",
      ]),
    );
    const planning = Object.keys(stepEnv(cwd, "plan", "Plan") ?? {});
    expect(planning).toContain("PUBLIC_API_TOKEN");
    expect(planning.filter((name) => /BRAZE|ADS/.test(name))).toEqual([]);
    const steps = [stepEnv(cwd, "apply", "Apply"), stepEnv(cwd, "apply", "Look again")];
    for (const env of steps)
      expect(env).toMatchObject({
        BRAZE_KEY: "${{ secrets[format('BRAZE_KEY_{0}', matrix.target.variable)] || secrets.BRAZE_KEY }}",
        ADS_TOKEN: "${{ secrets[format('ADS_TOKEN_{0}', matrix.target.variable)] || secrets.ADS_TOKEN }}",
      });
  });

  test("take the place of the example of a line, which is no twin of theirs", async () => {
    const cwd = await withSecrets("BRAZE_KEY");
    await init(cwd, "--ci", "github");
    const text = readFileSync(path.join(cwd, ".github/workflows/audiencectl-apply.yml"), "utf8");
    expect(text.match(/^.*BRAZE_KEY: .*$/gm)).toEqual([
      "          BRAZE_KEY: ${{ secrets[format('BRAZE_KEY_{0}', matrix.target.variable)] || secrets.BRAZE_KEY }}",
    ]);
  });

  test("are bound by Jenkins in the apply alone, to a credential of each project and environment", async () => {
    const cwd = await withSecrets("ADS_TOKEN");
    const { secrets } = await init(cwd, "--ci", "jenkins");
    expect(secrets.map(({ secret }) => secret)).toContain("credential ads-token-… for each project and environment");
    const text = readFileSync(path.join(cwd, "Jenkinsfile"), "utf8");
    expect(text.match(/.*ADS_TOKEN.*/g)).toEqual([
      "        string(credentialsId: \"ads-token-${target.replace('/', '-')}\", variable: 'ADS_TOKEN'),",
    ]);
  });

  test.each([
    ["gitlab", "masked and protected variable ADS_TOKEN, limited to each environment"],
    ["circleci", "ADS_TOKEN in each context audiencectl-write-…"],
  ])("are listed for %s, which takes them without an edit", async (system, secret) => {
    const { secrets } = await init(await withSecrets("ADS_TOKEN"), "--ci", system);
    expect(secrets.map((each) => each.secret)).toContain(secret);
  });

  test("of every project of the repository are passed on", async () => {
    const cwd = await withSecrets("ADS_TOKEN");
    await init(cwd, "--dir", "crm", "--env", "prod=b", "--ci", "github");
    expect(stepEnv(cwd, "apply", "Apply")).toHaveProperty("ADS_TOKEN");
  });

  test("that pipelines which are there do not pass on are told with their lines", async () => {
    const cwd = await withSecrets("ADS_TOKEN");
    await init(cwd, "--ci", "github");
    listSecrets(cwd, ["ADS_TOKEN", "NEW_KEY"]);
    const { stderr, outdated } = await init(cwd, "--ci", "github");
    const line = "  NEW_KEY: ${{ secrets[format('NEW_KEY_{0}', matrix.target.variable)] || secrets.NEW_KEY }}\n";
    expect(stderr).toContain(
      `.github/workflows/audiencectl-apply.yml does not pass on all secrets of manifests, which an apply needs; add at "Secrets of manifests" there:\n${line}`,
    );
    expect(stderr).not.toContain("audiencectl-plan.yml does not");
    expect(stderr).not.toContain("ADS_TOKEN");
    expect(outdated).toEqual([]);
  });

  test("that are no names are not written into pipelines", async () => {
    const cwd = await withSecrets('"A: b"', "GITHUB_TOKEN", "ADS_TOKEN");
    await init(cwd, "--ci", "github");
    expect(Object.keys(stepEnv(cwd, "apply", "Apply") ?? {}).slice(-2)).toEqual(["DIGEST", "ADS_TOKEN"]);
  });
});

describe("the way to the first apply", () => {
  test("leads on GitHub over environments, secrets and rules to a pull request, and not to an apply by hand", async () => {
    const cwd = repositoryOn("main");
    const words = ["init", "--yes", "--name", "growth", "--env", "production=acme", "--ci", "github"];
    const { stdout } = await runWords(words, { cwd });
    expect(stdout).not.toContain("audiencectl apply");
    expect(stdout).toMatch(
      /Then, for the pipelines:\n {2}1\. make the environment audiencectl\/growth\/production .* required reviewers, .*Prevent self-review.* the default branch as the only one .*\n {2}2\. set the secrets .*\n {2}3\. .* the check audiencectl;.*Dismiss stale pull request approvals.*most recent reviewable push.*\n {2}4\. .*CODEOWNERS.*\n {2}5\. replace the example .*\n {2}6\. .* pull request/,
    );
  });

  test("leads on Jenkins to a job of its own for the default branch, whose folder alone has what writes", async () => {
    const { steps, secrets } = await init(repositoryOn("main"), "--env", "production=acme", "--ci", "jenkins");
    const [folders, credentials] = steps.map(({ step }) => step);
    expect(folders).toMatch(/^make two folders .* all branches but the default one; .* the default branch alone/);
    expect(credentials).toMatch(
      /those that read to both folders, all others to the folder of the default branch alone/,
    );
    expect(secrets.filter(({ secret }) => secret.includes("write"))).toMatchObject([
      { secret: expect.stringMatching(/ in the folder of the default branch$/) as string },
    ]);
  });

  test("names a file that is in the repository once the package is installed", async () => {
    const { steps } = await init(repositoryOn("main"), "--env", "production=acme", "--ci", "github");
    const named = steps.flatMap(({ step }) => step.match(/node_modules\/audiencectl\/(\S+\.md)/)?.[1] ?? []);
    expect(named.length).toBeGreaterThan(0);
    for (const file of named) expect(existsSync(path.join(import.meta.dirname, "../..", file))).toBe(true);
  });

  test.each(ciSystems)("is told for %s", async (ci) => {
    const { steps, next } = await init(repositoryOn("main"), "--env", "test=acme", "--ci", ci);
    expect(steps.length).toBeGreaterThan(1);
    expect(next.some(({ command }) => command.startsWith("audiencectl apply"))).toBe(ci === "cron");
  });

  test("says for an environment that is added who has to review it", async () => {
    const repository = repositoryOn("main");
    await init(repository, "--name", "growth", "--env", "dev=acme-dev", "--ci", "github");
    const { steps } = await init(repository, "--env", "staging=acme-staging");
    expect(steps).toEqual([{ ci: "github", step: expect.stringContaining("audiencectl/growth/staging") as string }]);
  });
});

describe("the .gitignore at the top of a repository", () => {
  const top = (folder: string): string => readFileSync(path.join(folder, ".gitignore"), "utf8");

  test("is written for a project in a folder, with what comes to be at the top", async () => {
    const repository = repositoryOn("main");
    const { written } = await init(repository, "--dir", "teams/growth", "--env", "test=acme");
    expect(written).toContain(".gitignore");
    expect(top(repository).split("\n").slice(1)).toEqual(["node_modules/", "*.plan.json", "plan.json", ""]);
    const { git } = openRepository(repository);
    mkdirSync(path.join(repository, "node_modules"));
    for (const file of ["node_modules/a", "plan.json"]) writeFileSync(path.join(repository, file), "");
    expect(git("status", "--porcelain")).not.toMatch(/node_modules|plan\.json/);
  });

  test("gets only lines that it does not have, behind its own", async () => {
    const repository = repositoryOn("main");
    writeFileSync(path.join(repository, ".gitignore"), "# mine\nnode_modules\n!keep");
    const { extended } = await init(repository, "--dir", "teams/growth", "--env", "test=acme");
    expect(extended).toEqual([".gitignore"]);
    expect(top(repository)).toBe("# mine\nnode_modules\n!keep\n\n# audiencectl: saved plans\n*.plan.json\nplan.json\n");
    await init(path.join(repository, "teams/growth"), "--ci", "github");
    expect(top(repository).match(/plan\.json/g)).toHaveLength(2);
  });

  test("is made with pipelines for a project that is there", async () => {
    const cwd = path.join(repositoryOn("main"), "growth");
    mkdirSync(cwd);
    await init(cwd, "--env", "test=acme");
    rmSync(path.join(cwd, "../.gitignore"));
    expect((await init(cwd, "--ci", "cron")).written).toContain("../.gitignore");
  });
});
