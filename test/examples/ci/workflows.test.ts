import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readCiFile, readWorkflow, workflowFiles, type Action, type GithubStep } from "./support/files.ts";

const action = parse(readCiFile("github/action/action.yml")) as Action;
const manifestSecret = "${{ secrets[format('BRAZE_KEY_{0}', matrix.target.variable)] || secrets.BRAZE_KEY }}";
const plansOrApplies = ({ run = "" }: GithubStep): boolean => /\/audiencectl (plan|apply) /.test(run);
const strictShell = "bash -euo pipefail {0}";

const variants = workflowFiles.flatMap((file) => [
  { file, how: "as it stands", optional: false },
  { file, how: "with all that can be switched on", optional: true },
]);

describe.each(variants)("$file $how", ({ file, optional }) => {
  const text = readCiFile(file);
  const workflow = readWorkflow(file, { optional });
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  test("has steps that either run a script or use an action", () => {
    expect(steps.filter(({ run, uses }) => (run === undefined) === (uses === undefined))).toEqual([]);
  });

  test("names no project and no environment: it finds them", () => {
    expect(text.replaceAll(/^ *#.*$|description: .*$/gm, "")).not.toMatch(/\b(production|staging|growth)\b/);
    expect(text).toContain("audiencectl projects");
  });

  test("carries project and environment in all that is shared by its jobs", () => {
    const matrices = jobs.filter(([, job]) => job.strategy !== undefined);
    expect(matrices).not.toEqual([]);
    for (const [, job] of matrices) {
      expect(job.name).toContain("${{ matrix.target.key }}");
      const names = job.steps.flatMap((step) => (step.uses?.startsWith("actions/upload-artifact@") ? [step.with] : []));
      for (const { name } of names as { name: string }[]) expect(name).toMatch(/\.\$\{\{ matrix\.target\.file \}\}$/);
      for (const shared of [job.environment, job.concurrency?.group])
        if (shared !== undefined) expect(shared).toMatch(/\/\$\{\{ matrix\.target\.key \}\}$/);
    }
    const markers = text.match(/MARKER="[^"]*"/g) ?? [];
    expect(markers.filter((marker) => !marker.includes(" workflow: $TARGET -->"))).toEqual([]);
  });

  test("grants nothing but what a job names", () => {
    expect(workflow.permissions).toEqual({});
    expect(jobs.filter(([, { permissions }]) => permissions === undefined)).toEqual([]);
  });

  test("pins every action by its commit and says which version that is, in comments, too", () => {
    const uses = text.match(/\buses: .*/g) ?? [];
    expect(uses).not.toEqual([]);
    expect(uses.filter((line) => !/^uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  test("pins each action to one commit", () => {
    const pins = [...text.matchAll(/uses: (\S+)@(\S+ # \S+)/g)].map(([, name, pin]) => `${name} ${pin}`);
    const names = new Set(pins.map((pin) => pin.split(" ")[0]));
    expect(new Set(pins).size).toBe(names.size);
  });

  test("puts nothing from outside into a script", () => {
    expect(steps.filter(({ run = "" }) => run.includes("${{"))).toEqual([]);
  });

  test("gives a token only to steps that need one, never to the installation", () => {
    const withSecrets = steps.filter(({ env = {} }) => Object.values(env).some((value) => value.includes("secrets")));
    expect(withSecrets.filter(({ run = "" }) => !run.includes("audiencectl "))).toEqual([]);
    const shared = [workflow.env, ...jobs.map(([, job]) => job.env)].flatMap((env) => Object.entries(env ?? {}));
    expect(shared.filter(([, value]) => value.includes("secrets"))).toEqual([]);
  });

  test("has one place for the secrets of manifests, which go to the steps that plan for people or apply, and to no other", () => {
    expect(text.match(/# Secrets of manifests: /g) ?? []).toHaveLength(file === "github/drift.yml" ? 0 : 1);
    // What only finds out whether somebody has to be asked needs none.
    const needing = jobs.flatMap(([name, job]) => (name === "look" ? [] : job.steps.filter(plansOrApplies)));
    const given = steps.filter(({ env = {} }) => env["BRAZE_KEY"] === manifestSecret);
    expect(given).toEqual(optional ? needing : []);
  });

  test("puts nothing that is installed on the PATH of its steps", () => {
    expect(text).not.toMatch(/GITHUB_PATH|\bPATH=|npx /);
  });

  test("keeps no credentials in the checkout, and runs no scripts of packages", () => {
    const checkouts = steps.filter(({ uses = "" }) => uses.startsWith("actions/checkout@"));
    expect(checkouts.map((step) => step.with?.["persist-credentials"])).toEqual(checkouts.map(() => false));
    const installs = steps.filter(({ run = "" }) => run.includes("npm "));
    expect(installs.filter(({ run = "" }) => !run.includes("npm ci --ignore-scripts"))).toEqual([]);
  });

  test("ends every job after some time, on a named image, in a strict shell", () => {
    expect(workflow.defaults.run.shell).toBe(strictShell);
    expect(jobs.filter(([, job]) => job["timeout-minutes"] === undefined)).toEqual([]);
    expect(text).not.toContain("-latest");
  });

  test("is never started by pull_request_target", () => {
    expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
  });
});

test("only a plan may be stopped for a newer one: an apply never", () => {
  const stopped = workflowFiles.map((file) => {
    const { concurrency, jobs } = readWorkflow(file);
    return (concurrency ?? jobs["apply"]?.concurrency)?.["cancel-in-progress"];
  });
  expect(stopped).toEqual([true, false, false]);
});

test("the token that writes is in one file, in a job that an environment protects", () => {
  const holders = workflowFiles.filter((file) => readCiFile(file).includes("secrets.SEGMENT_WRITE_TOKEN"));
  expect(holders).toEqual(["github/apply.yml"]);
  const jobs = Object.entries(readWorkflow("github/apply.yml").jobs);
  const users = jobs.filter(([, job]) => JSON.stringify(job).includes("SEGMENT_WRITE_TOKEN"));
  expect(users.map(([name, { environment }]) => [name, environment])).toEqual([
    ["apply", "audiencectl/${{ matrix.target.key }}"],
  ]);
});

describe("github/action/action.yml", () => {
  const steps: GithubStep[] = action.runs.steps;

  test("puts no input into a script, and runs strictly", () => {
    expect(steps.filter(({ run = "" }) => run.includes("${{"))).toEqual([]);
    expect(steps.map(({ shell }) => shell)).toEqual(steps.map(() => strictShell));
  });

  test("uses no other action", () => {
    expect(steps.filter(({ uses }) => uses !== undefined)).toEqual([]);
  });

  test("describes every input and output, and names only inputs that it has", () => {
    const described = [...Object.values(action.inputs), ...Object.values(action.outputs)];
    expect(described.filter(({ description }) => !description)).toEqual([]);
    const named = [...JSON.stringify(steps).matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(Object.keys(action.inputs)));
  });
});
