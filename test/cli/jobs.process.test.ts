import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { commandsOfAll, jobs } from "../report/runners/marks.ts";
import { audience } from "../support/project.ts";
import { openWorkshop } from "../support/workshop.ts";
import { isLong } from "../support/length.ts";

const cli = path.resolve(import.meta.dirname, "../../dist/cli.js");

/** A space in which somebody gave an audience a name full of commands, and bash with `CLI` as the built program. */
async function openHostile(env: Record<string, string>) {
  const { space, folder, apply } = await openWorkshop([audience("a")]);
  expect((await apply()).exitCode).toBe(0);
  await space.byHand.edit("A", { name: commandsOfAll });
  // The variables of a job in which these tests themselves may run are not theirs.
  const { PATH, HOME } = process.env;
  const access = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const functions = `CLI() { "${process.execPath}" "${cli}" "$@" --time-scale 600; }`;
  return {
    bash: async (script: string): Promise<void> =>
      void (await promisify(execFile)("bash", ["-c", `${functions}; ${script}`], {
        cwd: folder,
        env: { PATH, HOME, ...access, ...env },
      })),
    read: (file: string): string => readFileSync(path.join(folder, file), "utf8"),
  };
}

/** Writes a plan in each format, and what is said of a command line that quotes commands. */
const script = `
  CLI plan > text 2> notes
  CLI plan --format json --out markdown=/dev/fd/3 --out html=/dev/fd/4 --out github=/dev/fd/5 > json 3> markdown 4> html 5> github
  CLI plan --target '##vso[x] ##teamcity[x] @@continua[x] ##[error]x' 2> failure >&2 || true
`;
const logs = ["text", "notes", "json", "markdown", "html", "github", "failure"];

describe("a plan of a space with a name that holds commands", () => {
  // Every job has programs of its own, which are what takes time; the tables that they go by are tested without any.
  const everyday = isLong ? jobs : jobs.filter(({ name }) => name === "Azure Pipelines");
  test.each(everyday.map((job) => [job.name, job] as const))(
    "has none of them in a job of %s, whatever the format, and its JSON says the same",
    async (name, { env, read: readAsRunner }) => {
      const { bash, read } = await openHostile(env);
      await bash(script);
      // What the format for GitHub says to GitHub's runner is meant.
      const meant = (log: string): boolean => log === "github" && name === "GitHub Actions";
      for (const log of logs.filter((each) => !meant(each))) expect([log, readAsRunner(read(log))]).toEqual([log, []]);
      for (const log of logs) expect([log, read(log).includes("\u{1B}")]).toEqual([log, false]);
      expect((JSON.parse(read("json")) as Plan).changes[0]?.before).toMatchObject({ name: commandsOfAll });
    },
  );

  test.runIf(isLong)("says it as it is where no runner reads, and folds nothing in a job of GitLab's", async () => {
    const { bash, read } = await openHostile({ CI: "true", GITLAB_CI: "true" });
    await bash(script);
    expect(read("json")).toContain("##vso[task.setvariable variable=PATH]x");
    for (const log of logs) expect([log, read(log).includes("\u{1B}")]).toEqual([log, false]);
  });
});
