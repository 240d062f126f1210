import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";

const SHA = "0123456789abcdef0123456789abcdef01234567";
const HEAD = "fedcba9876543210fedcba9876543210fedcba98";

const github = {
  GITHUB_ACTIONS: "true",
  GITHUB_SHA: SHA,
  GITHUB_SERVER_URL: "https://github.example",
  GITHUB_REPOSITORY: "acme/audiences",
  GITHUB_RUN_ID: "42",
};

/** A report of a job with these variables. */
async function reportIn(env: Record<string, string>, format = "markdown", words: string[] = []): Promise<string> {
  const folder = temporaryFolder();
  writeProject(folder, [audience("a")]);
  writeFileSync(path.join(folder, "event.json"), JSON.stringify({ pull_request: { head: { sha: HEAD } } }));
  const { GITHUB_EVENT_PATH: event, ...others } = env;
  const all = { ...others, ...(event !== undefined && { GITHUB_EVENT_PATH: path.join(folder, event) }) };
  const { stdout } = await runWords(["plan", "--simulate", "--format", format, ...words], { cwd: folder, env: all });
  return stdout;
}

describe("a report made in a job", () => {
  test.each([
    ["GitHub", github, SHA, "https://github.example/acme/audiences/actions/runs/42"],
    [
      "GitHub for a pull request, whose commit is the one that was pushed",
      { ...github, GITHUB_EVENT_PATH: "event.json" },
      HEAD,
      "https://github.example/acme/audiences/actions/runs/42",
    ],
    [
      "GitLab",
      { GITLAB_CI: "true", CI_COMMIT_SHA: SHA, CI_PIPELINE_URL: "https://gitlab.example/acme/-/pipelines/7" },
      SHA,
      "https://gitlab.example/acme/-/pipelines/7",
    ],
    [
      "GitLab for merged results",
      {
        GITLAB_CI: "true",
        CI_COMMIT_SHA: SHA,
        CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: HEAD,
        CI_PIPELINE_URL: "https://gitlab.example/acme/-/pipelines/7",
      },
      HEAD,
      "https://gitlab.example/acme/-/pipelines/7",
    ],
    [
      "CircleCI",
      { CIRCLECI: "true", CIRCLE_SHA1: SHA, CIRCLE_BUILD_URL: "https://ci.example/9" },
      SHA,
      "https://ci.example/9",
    ],
    [
      "Jenkins",
      { JENKINS_URL: "https://jenkins.example/", GIT_COMMIT: SHA, BUILD_URL: "https://jenkins.example/job/a/3/" },
      SHA,
      "https://jenkins.example/job/a/3/",
    ],
  ])("of %s names the commit, the time and the run", async (_, env, commit, run) => {
    expect(await reportIn(env)).toMatch(
      new RegExp(
        `Made from commit \`${commit}\` at \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC, by \\[this run\\]\\(${run}\\)\\.`,
      ),
    );
  });

  test.each([
    ["GitHub", { ...github, GITHUB_ACTOR: "ada" }, "ada"],
    ["GitHub that was repeated", { ...github, GITHUB_ACTOR: "ada", GITHUB_TRIGGERING_ACTOR: "bea" }, "bea"],
    ["GitLab", { GITLAB_CI: "true", CI_COMMIT_SHA: SHA, GITLAB_USER_LOGIN: "ada" }, "ada"],
    ["CircleCI", { CIRCLECI: "true", CIRCLE_SHA1: SHA, CIRCLE_USERNAME: "ada" }, "ada"],
    ["Jenkins", { JENKINS_URL: "https://jenkins.example/", GIT_COMMIT: SHA, BUILD_USER_ID: "ada" }, "ada"],
  ])("of %s names who started it", async (_, env, who) => {
    expect(await reportIn(env)).toContain(`, started by \`${who}\`.`);
    expect(await reportIn(env, "html")).toContain(`Started by</dt><dd>${who}<`);
  });

  test.each([
    ["GitHub", { ...github, GITHUB_ACTOR: "ada", GITHUB_EVENT_NAME: "schedule" }],
    ["GitLab", { GITLAB_CI: "true", CI_COMMIT_SHA: SHA, GITLAB_USER_LOGIN: "ada", CI_PIPELINE_SOURCE: "schedule" }],
  ])("by a schedule of %s names nobody who started it", async (_, env) => {
    expect(await reportIn(env)).not.toContain("started by");
  });

  test("names them on a page, too", async () => {
    expect(await reportIn(github, "html")).toMatch(new RegExp(`Made</dt><dd>from commit <code>${SHA}</code>`));
  });

  test.each([
    ["without an event that can be read", { ...github, GITHUB_EVENT_PATH: "missing.json" }, `commit \`${SHA}\``],
    ["without a commit", { GITLAB_CI: "true", CI_PIPELINE_URL: "https://gitlab.example/7" }, "Made at "],
  ])("%s says what is known", async (_, env, said) => {
    expect(await reportIn(env)).toContain(said);
  });
});

test("a report made outside of a job says nothing of a commit", async () => {
  expect(await reportIn({})).not.toMatch(/Made (from|at)/);
});

describe("--markdown-limit", () => {
  test("keeps a report short that would be long", async () => {
    const folder = temporaryFolder();
    writeProject(
      folder,
      Array.from({ length: 60 }, (_, index) => audience(`a${index}`)),
    );
    const words = ["plan", "--simulate", "--format", "markdown"];
    const whole = await runWords(words, { cwd: folder });
    const short = await runWords([...words, "--markdown-limit", "5000"], { cwd: folder });
    expect(whole.stdout.length).toBeGreaterThan(5000);
    expect(short.stdout.length).toBeLessThanOrEqual(5000);
    expect(short.stdout).toContain(": there is no room");
  });

  test("of less than any report needs is refused", async () => {
    const { exitCode, stderr } = await runWords(["plan", "--simulate", "--markdown-limit", "100"], {
      cwd: temporaryFolder(),
    });
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("a whole number from 4000")]);
  });
});
