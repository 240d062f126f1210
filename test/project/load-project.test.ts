import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { chooseEnvironment } from "../../src/project/choose-environment.ts";
import { findProjectFile } from "../../src/project/find-project-file.ts";
import { loadProject } from "../../src/project/load-project.ts";
import { openProject, projectText, show, writeFiles } from "../manifest/temp-project.ts";

const head = "apiVersion: audiencectl/v1\nkind: Project\nmetadata: {name: growth}\n";
const minimal = `${head}spec: {environments: {staging: {space: spa_1}}}\n`;

async function faults(text: string | Buffer): Promise<string[]> {
  const { diagnostics } = await loadProject("audiencectl.yaml", writeFiles({ "audiencectl.yaml": text }));
  return diagnostics.map((diagnostic) => show(diagnostic).replace("audiencectl.yaml:", "").replace(" error", ""));
}

describe("findProjectFile", () => {
  test("finds the file in a folder above", () => {
    const folder = writeFiles({ "audiencectl.yaml": minimal });
    mkdirSync(path.join(folder, "a/b"), { recursive: true });
    expect(findProjectFile(path.join(folder, "a/b")).file).toBe(path.join(folder, "audiencectl.yaml"));
  });

  test("takes the nearest file", () => {
    const folder = writeFiles({ "audiencectl.yaml": minimal, "a/audiencectl.yaml": minimal });
    expect(findProjectFile(path.join(folder, "a")).file).toBe(path.join(folder, "a/audiencectl.yaml"));
  });

  test("says where it looked when there is none", () => {
    const folder = writeFiles({});
    expect(findProjectFile(folder).diagnostics.map(show)).toEqual([
      `nowhere error project-not-found: there is no audiencectl.yaml in ${folder} or any folder above it [run the command inside of a project, or name its file with --project; audiencectl init makes a new project, and audiencectl import then writes manifests of what the space has]`,
    ]);
  });

  test("points at a file with nearly the right name", () => {
    const folder = writeFiles({ "audiencectl.yml": minimal });
    expect(findProjectFile(folder).diagnostics[0]?.hint).toBe("rename audiencectl.yml to audiencectl.yaml");
  });
});

describe("a project", () => {
  test("gets its defaults", async () => {
    const project = await openProject(writeFiles({ "audiencectl.yaml": minimal }));
    expect(project).toMatchObject({
      name: "growth",
      manifests: ["**/*.{yaml,yml}"],
      guards: { maxDeletePercent: 30, maxChangePercent: 60, maxDeletes: 10 },
      limits: {},
      allowedFunctions: [],
      tests: ["tests/**/*.{yaml,yml}"],
      lint: { ignore: [], names: [], namePatterns: [] },
      secrets: [],
      forget: [],
    });
    expect([...project.environments.values()]).toEqual([
      { name: "staging", space: "spa_1", region: "us", variables: new Map(), previousNames: [] },
    ]);
  });

  test("keeps what it declares", async () => {
    const spec =
      "spec: {manifests: [a/*.yaml], guards: {maxDeletes: 1}, limits: {createAudience: 5}, forget: [audience/x], environments: {constructor: {space: s, region: eu, variables: {n: 1, b: true, l: [a, 2]}}}}\n";
    const project = await openProject(writeFiles({ "audiencectl.yaml": head + spec }));
    expect(project).toMatchObject({
      manifests: ["a/*.yaml"],
      guards: { maxDeletePercent: 30, maxDeletes: 1 },
      limits: { createAudience: 5 },
      forget: ["audience/x"],
    });
    expect(project.environments.get("constructor")?.variables.get("l")).toEqual(["a", 2]);
  });

  test("knows where its values stand", async () => {
    const project = await openProject(writeFiles({ "audiencectl.yaml": projectText }));
    expect(project.sources.get("/spec/environments/production/region")).toMatchObject({ line: 17, column: 15 });
  });
});

describe("faults of a project file are told at their place", () => {
  const known = "manifests, tests, secrets, environments, defaultEnvironment, guards, limits, query, lint, forget";
  const label = "1 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends";
  const env = "environments: {staging: {space: spa_1}}";
  const noValue = "give it a value, or leave the field out; a field that is left out is not managed";

  const reserved: [name: string, owner: string][] = [
    ["PUBLIC_API_TOKEN", "audiencectl itself"],
    ["AUDIENCECTL_WEBHOOK_URL", "audiencectl itself"],
    ["SEGMENT_READ_TOKEN", "audiencectl's pipelines"],
    ["SEGMENT_WRITE_TOKEN", "audiencectl's pipelines"],
    ["SEGMENT_READ_TOKEN_GROWTH_STAGING", "audiencectl's pipelines"],
    ["segment_write_token_growth", "audiencectl's pipelines"],
    ["GITHUB_TOKEN", "GitHub Actions"],
    ["github_token", "GitHub Actions"],
    ["ACTIONS_ID_TOKEN_REQUEST_TOKEN", "GitHub Actions"],
    ["CI_JOB_TOKEN", "GitLab CI"],
    ["CIRCLE_TOKEN", "CircleCI"],
    ["JENKINS_URL", "Jenkins"],
    ["BUILDKITE_AGENT_ACCESS_TOKEN", "Buildkite"],
    ["AWS_SECRET_ACCESS_KEY", "the job's access to a cloud"],
    ["NODE_AUTH_TOKEN", "Node.js and npm"],
    ["NODE_EXTRA_CA_CERTS", "Node.js and npm"],
    ["INPUT_TOKEN", "GitHub Actions"],
    ["CODEBUILD_BUILD_ID", "AWS CodeBuild"],
    ["TF_TOKEN_app_terraform_io", "the job's access to other systems"],
    ["GIT_ASKPASS", "the job's access to other systems"],
    ["NETRC", "the job's access to other systems"],
    ...["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY", "https_proxy"].map((name): [string, string] => [
      name,
      "the network settings of the run",
    ]),
  ];

  test.each<[title: string, text: string, expected: string[]]>([
    [
      "an unknown field",
      `${head}spec: {${env}, gards: {}}\n`,
      [
        `4:49-54 project-unknown-field: spec.gards is not a known field [did you mean guards? allowed fields: ${known}]`,
      ],
    ],
    [
      "an unknown field of query",
      `${head}spec: {${env}, query: {alow: [percentile]}}\n`,
      [
        "4:57-61 project-unknown-field: spec.query.alow is not a known field [did you mean allow? allowed fields: allow]",
      ],
    ],
    [
      "a name that no function can have",
      `${head}spec: {${env}, query: {allow: [percentile()]}}\n`,
      [
        '4:65-77 project-invalid-value: spec.query.allow[0] is "percentile()", which is not allowed [use letters, digits and underscores, with no digit at the start: percentile]',
      ],
    ],
    [
      "a field in the wrong place",
      `${head}spec: {${env}, maxDeletes: 3}\n`,
      [
        `4:49-59 project-unknown-field: spec.maxDeletes is not a known field [it belongs in spec.guards; allowed fields: ${known}]`,
      ],
    ],
    [
      "missing fields",
      "apiVersion: audiencectl/v1\nkind: Project\nmetadata: {}\nspec: {environments: {a: {}}}\n",
      [
        "3:1-9 project-missing-field: metadata lacks name [add name: below metadata]",
        "4:23-24 project-missing-field: spec.environments.a lacks space [add space: below spec.environments.a]",
      ],
    ],
    ["null", `${head}spec:\n`, ["4:1-5 project-null: spec has no value [give it a value]"]],
    [
      "a null variable",
      `${head}spec: {environments: {a: {space: x, variables: {v: ~}}}}\n`,
      [`4:52-53 project-null: spec.environments.a.variables.v has no value [${noValue}]`],
    ],
    [
      "a wrong type",
      `${head}spec: {environments: {a: {space: 12}}}\n`,
      ['4:34-36 project-wrong-type: spec.environments.a.space is the number 12, not a text [put it in quotes: "12"]'],
    ],
    [
      "a variable that is a mapping",
      `${head}spec: {environments: {a: {space: x, variables: {v: {w: 1}}}}}\n`,
      [
        "4:52-58 project-wrong-type: spec.environments.a.variables.v is a mapping, not a text, a number, true or false or a list [put a text that starts with { or [, or holds a colon and a space, in quotes]",
      ],
    ],
    [
      "a list variable with a mapping in it",
      `${head}spec: {environments: {a: {space: x, variables: {v: [{w: 1}]}}}}\n`,
      [
        "4:53-59 project-wrong-type: spec.environments.a.variables.v[0] is a mapping, not a text, a number or true or false [put a text that starts with { or [, or holds a colon and a space, in quotes]",
      ],
    ],
    [
      "a value outside its list",
      `${head}spec: {environments: {a: {space: x, region: uk}}}\n`,
      ['4:45-47 project-invalid-value: spec.environments.a.region is "uk", which is not allowed [allowed: us, eu]'],
    ],
    [
      "a name that is no label",
      head.replace("growth", "My Project") + `spec: {${env}}\n`,
      [`3:18-28 project-invalid-value: metadata.name is "My Project", which is not allowed [use ${label}: my-project]`],
    ],
    [
      "an environment that is no label",
      `${head}spec: {environments: {Prod_EU: {space: x}}}\n`,
      [
        `4:23-30 project-invalid-value: "Prod_EU" is not allowed as a name in spec.environments [use ${label}: prod-eu]`,
      ],
    ],
    [
      "no environment",
      `${head}spec: {environments: {}}\n`,
      ["4:22-24 project-invalid-value: spec.environments needs at least 1 entry"],
    ],
    [
      "a number out of range",
      `${head}spec: {${env}, guards: {maxDeletePercent: 101}}\n`,
      [
        "4:76-79 project-invalid-value: spec.guards.maxDeletePercent is 101, above the greatest value 100 [write 100 or less]",
      ],
    ],
    [
      "an address that is none",
      `${head}spec: {${env}, forget: [x]}\n`,
      [
        '4:58-59 project-invalid-value: spec.forget[0] is "x", which is not allowed [use an address such as audience/high-spenders, or a pattern such as audience/vip-* or, for everything, */*]',
      ],
    ],
    [
      "a number that would not be kept",
      `${head}spec: {environments: {a: {space: x, variables: {v: 007}}}}\n`,
      ['4:52-55 document-lossy-number: 007 would be read as 7 [put it in quotes if it is a text: "007"]'],
    ],
    ["an empty file", "", ["1:1-1 document-empty: audiencectl.yaml declares nothing [fill it or delete it]"]],
    [
      "a text instead of a mapping",
      "hello\n",
      [
        '1:1-6 project-wrong-type: the document is the text "hello", not a mapping [write its fields as key: value, indented below it]',
      ],
    ],
    [
      "a second document",
      `${minimal}---\nkind: Audience\n`,
      ["6:1-15 project-several-documents: a second document starts here [move manifests to files of their own]"],
    ],
    [
      "broken syntax",
      `${head}spec: [\n`,
      [
        "4:7-8 document-syntax: the bracket [ is never closed, or its content is not indented [close the bracket, and indent everything inside it deeper than the key]",
      ],
    ],
    [
      "a secret that is not the name of a variable",
      `${head}spec: {${env}, secrets: ["\${env.BRAZE_KEY}"]}\n`,
      [
        `4:59-77 project-invalid-value: spec.secrets[0] is "\${env.BRAZE_KEY}", which is not allowed [use letters, digits and underscores, with no digit at the start: BRAZE_KEY]`,
      ],
    ],
    ...reserved.map(([name, owner]): [string, string, string[]] => [
      `${name} among the secrets`,
      `${head}spec: {${env}, secrets: [${name}]}\n`,
      [
        `4:59-${59 + name.length} project-reserved-secret: ${name} belongs to ${owner} and cannot be sent to a destination [take it off the list; put what a destination needs into a variable of another name]`,
      ],
    ]),
  ])("%s", async (_title, text, expected) => {
    expect(await faults(text)).toEqual(expected);
  });

  test("a file that is not there", async () => {
    const { diagnostics } = await loadProject("other.yaml", writeFiles({}));
    expect(diagnostics.map(show)).toEqual([
      "nowhere error project-not-found: there is no project file other.yaml [check the path given with --project]",
    ]);
  });
});

test("two environments of one space are refused at the second", async () => {
  const spec = "spec: {environments: {staging: {space: acme}, production: {space: acme}}}\n";
  expect(await faults(head + spec)).toEqual([
    expect.stringMatching(/^4:\d+-\d+ project-shared-space: the environments staging and production name one space/),
  ]);
});

describe("a project file that is a link", () => {
  test("is read where it leads, as long as that is in the repository", async () => {
    const folder = writeFiles({ "real.yaml": minimal });
    symlinkSync("real.yaml", path.join(folder, "audiencectl.yaml"));
    expect((await openProject(folder)).name).toBe("growth");
  });

  test.each([".env", ".git/config", ".git/x.yaml"])("is not read when it leads to %s", async (target) => {
    const folder = writeFiles({ [target]: "token: PLACEHOLDER\n" });
    symlinkSync(target, path.join(folder, "audiencectl.yaml"));
    const { source, diagnostics } = await loadProject("audiencectl.yaml", folder);
    expect(diagnostics.map(({ code }) => code)).toEqual(["project-not-a-manifest"]);
    expect(source).toBeUndefined();
  });

  test("is not read when it leads out of the repository", async () => {
    const outside = writeFiles({ credentials: "token: PLACEHOLDER\n" });
    const folder = writeFiles({});
    symlinkSync(path.join(outside, "credentials"), path.join(folder, "audiencectl.yaml"));
    const { source, diagnostics } = await loadProject("audiencectl.yaml", folder);
    expect(diagnostics.map(({ code }) => code)).toEqual(["project-outside-repository"]);
    expect(source).toBeUndefined();
  });
});

describe("chooseEnvironment", () => {
  test("takes the one that is named", async () => {
    const project = await openProject(writeFiles({ "audiencectl.yaml": projectText }));
    expect(chooseEnvironment(project, "production").environment).toMatchObject({ space: "acme-prod", region: "eu" });
  });

  test("takes the only one when none is named", async () => {
    const project = await openProject(writeFiles({ "audiencectl.yaml": minimal }));
    expect(chooseEnvironment(project).environment?.name).toBe("staging");
  });

  test("never guesses among several", async () => {
    const project = await openProject(writeFiles({ "audiencectl.yaml": projectText }));
    expect(chooseEnvironment(project).diagnostics[0]).toMatchObject({
      code: "project-environment-needed",
      message: "this project has 2 environments",
      hint: "choose one with --env staging or --env production, or set AUDIENCECTL_ENV or spec.defaultEnvironment",
    });
  });

  test("takes a word for the one that was meant where it is the name of one", async () => {
    const project = await openProject(writeFiles({ "audiencectl.yaml": projectText }));
    expect(chooseEnvironment(project, undefined, undefined, ["audience/a", "staging"]).diagnostics[0]).toMatchObject({
      code: "project-environment-needed",
      message: "staging is an environment, and objects are expected here",
      hint: "write --env staging",
    });
  });

  test("takes the default one among several when none is named", async () => {
    const text = `${projectText}\n  defaultEnvironment: staging\n`;
    const project = await openProject(writeFiles({ "audiencectl.yaml": text }));
    expect(chooseEnvironment(project).environment?.name).toBe("staging");
  });

  test("marks the name of the one that was probably meant", async () => {
    const project = await openProject(writeFiles({ "audiencectl.yaml": projectText }));
    const { source } = chooseEnvironment(project, "prodution").diagnostics[0] ?? {};
    expect(project.source.line(source?.line ?? 0)?.slice(source && source.column - 1)).toBe("production:");
  });

  test("suggests the one that was probably meant", async () => {
    const project = await openProject(writeFiles({ "audiencectl.yaml": projectText }));
    expect(chooseEnvironment(project, "prodution").diagnostics[0]).toMatchObject({
      code: "project-unknown-environment",
      hint: "did you mean production? environments: staging, production",
    });
  });
});
