import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readCiFile } from "./support/files.ts";

interface CircleJob {
  executor: string;
  steps: unknown[];
}
interface CircleUse {
  requires?: string[];
  context?: string;
  type?: string;
  "serial-group"?: string;
  filters?: unknown;
}
interface CircleConfig {
  version: number;
  executors: Record<string, { docker: { image: string }[]; environment: Record<string, string> }>;
  commands: Record<string, unknown>;
  jobs: Record<string, CircleJob>;
  workflows: Record<string, { when: unknown; jobs: (string | Record<string, CircleUse>)[] }>;
}

describe("circleci/config.yml", () => {
  const config = parse(readCiFile("circleci/config.yml")) as CircleConfig;
  const entries = Object.values(config.workflows).flatMap(({ jobs }) =>
    jobs.flatMap((entry): [string, CircleUse][] => (typeof entry === "string" ? [[entry, {}]] : Object.entries(entry))),
  );

  test("names the environment in one place, where init replaces it", () => {
    expect(Object.values(config.executors).map(({ environment }) => environment)).toEqual([
      { AUDIENCECTL_ENV: "production" },
    ]);
    expect(readCiFile("circleci/config.yml").match(/\bproduction\b/g)).toHaveLength(1);
  });

  test("runs jobs that there are, after jobs that are in the same workflow", () => {
    const names = entries.map(([name]) => name);
    const defined = new Set([...Object.keys(config.jobs), "approve"]);
    expect(names.filter((name) => !defined.has(name))).toEqual([]);
    expect(entries.flatMap(([, { requires = [] }]) => requires).filter((name) => !names.includes(name))).toEqual([]);
    expect(Object.keys(config.jobs).filter((name) => !names.includes(name))).toEqual([]);
  });

  test("applies only on main, after an approval, one at a time, and with the token for it", () => {
    const onMain = { branches: { only: "main" } };
    const byName = Object.fromEntries(entries);
    expect(byName["approve"]).toMatchObject({ type: "approval", requires: ["plan"], filters: onMain });
    expect(byName["apply"]).toMatchObject({
      requires: ["approve"],
      context: "audiencectl-write",
      "serial-group": "<< pipeline.project.slug >>/audiencectl-apply",
      filters: onMain,
    });
    expect(entries.filter(([, { context }]) => context === "audiencectl-write")).toHaveLength(1);
  });

  test("runs on images with a version", () => {
    const images = Object.values(config.executors).flatMap(({ docker }) => docker.map(({ image }) => image));
    expect(images).toEqual([expect.stringMatching(/^cimg\/node:\d+\.\d+$/)]);
  });
});

describe("jenkins/Jenkinsfile", () => {
  const text = readCiFile("jenkins/Jenkinsfile");
  /** Without comments and texts. */
  const code = text.replaceAll(/'''[\s\S]*?'''|'[^'\n]*'|"[^"\n]*"|\/\/.*/g, "");
  const stages = [...text.matchAll(/stage\('([^']+)'\)([\s\S]*?)(?=\n {4}stage\(|\n {2}\}\n\})/g)].map(
    ([, name = "", body = ""]) => [name, body] as const,
  );

  test("closes every bracket that it opens", () => {
    const open: string[] = [];
    const pairs: Record<string, string> = { "}": "{", ")": "(", "]": "[" };
    for (const [bracket] of code.matchAll(/[(){}[\]]/g)) {
      const opening = pairs[bracket];
      if (opening === undefined) open.push(bracket);
      else expect(open.pop()).toBe(opening);
    }
    expect(open).toEqual([]);
  });

  test("has the stages in their order", () => {
    expect(stages.map(([name]) => name)).toEqual(["Install", "Validate", "Plan", "Apply", "Drift"]);
  });

  test("names the environment in one place, where init replaces it", () => {
    expect(text).toContain("AUDIENCECTL_ENV = 'production'");
    expect(text.match(/\bproduction\b/g)).toHaveLength(1);
  });

  test("lets Groovy put nothing into a script", () => {
    expect(
      text.match(/^(?! *\/\/).*\bsh\b[ (][^\n]*/gm)?.filter((line) => !line.includes("'''#!/usr/bin/env bash")),
    ).toEqual([]);
  });

  test("keeps the approved plan for a build that is restarted from the stage Apply", () => {
    const bodyOf = (wanted: string): string => stages.find(([name]) => name === wanted)?.[1] ?? "";
    expect(code).toContain("preserveStashes()");
    expect(bodyOf("Plan")).toContain("stash name: 'plan', includes: 'plan.json'");
    expect(bodyOf("Apply")).toMatch(/unstash 'plan'[^]*Restart this build from the stage Apply/);
  });

  test("asks before it applies, on main only, under a lock, with a token that no other stage has", () => {
    const [, apply = ""] = stages.find(([name]) => name === "Apply") ?? [];
    for (const part of ["beforeInput true", "branch 'main'", "input {", "lock(resource:"])
      expect(apply).toContain(part);
    const holders = stages.filter(([, body]) => body.includes("credentials('segment-write-token')"));
    expect(holders.map(([name]) => name)).toEqual(["Apply"]);
    expect(code).toContain("disableConcurrentBuilds()");
  });
});

test.each([
  ["circleci/config.yml", "CIRCLE_BRANCH"],
  ["jenkins/Jenkinsfile", "BRANCH_NAME"],
] as const)("%s plans only what a branch changes, and everything on main", (file, variable) => {
  const script = readCiFile(file);
  expect(script).toMatch(
    new RegExp(String.raw`\[ "\$${variable}" != main \][^]*selection=\(--base origin/main --only-changed\)`),
  );
  expect(script).toContain('audiencectl plan --env "$AUDIENCECTL_ENV" "${selection[@]}" --save');
});
