import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../support/project.ts";
import { readWorkflow } from "./support/files.ts";
import { runScript, type ScriptResult } from "./support/run-script.ts";

const { jobs, defaults } = readWorkflow("github/apply.yml");

/** Runs a step of the apply by itself, in a folder with these files. Returns the summary, too. */
async function runStep(
  name: string,
  env: Record<string, string>,
  files: Record<string, string> = {},
): Promise<ScriptResult & { summary: string }> {
  const folder = temporaryFolder();
  const summary = path.join(folder, "summary.md");
  const all = { "summary.md": "", "pulls.txt": "", ...files };
  for (const [file, text] of Object.entries(all)) writeFileSync(path.join(folder, file), text);
  const { run = "" } = jobs["apply"]?.steps.find((step) => step.name === name) ?? {};
  const result = await runScript(run, {
    file: path.join(folder, "script.sh"),
    shell: defaults.run.shell,
    cwd: folder,
    env: {
      PATH: process.env["PATH"] ?? "",
      GITHUB_REF_NAME: "main",
      GITHUB_STEP_SUMMARY: summary,
      CODE: "0",
      EARLIER: "",
      LATER: "",
      DIGEST: "",
      ...env,
    },
  });
  return { ...result, summary: readFileSync(summary, "utf8") };
}

test.each([
  ["0", "0", 0, ""],
  ["0", "2", 0, "::warning title=More to do::What was reviewed is applied, but main declares more than that."],
  ["0", "1", 0, "::warning title=Not known::What was reviewed is applied. What is left to do is not known"],
  ["unapproved", "0", 0, ""],
  ["unapproved", "2", 1, "::error title=No reviewed plan::Nothing was applied. The report shows"],
  [
    "unapproved",
    "1",
    1,
    "::error title=No reviewed plan::Nothing was applied, and what there is to apply is not known",
  ],
  ["3", "1", 3, "::error title=Refused::"],
  ["4", "0", 4, "::error title=Stale::"],
  ["5", "3", 5, "::error title=Applied in part::"],
  ["1", "1", 1, "::error title=Failed::"],
])("an apply that ends with %s and a plan after it with %s have the verdict %i %s", async (code, left, exit, text) => {
  const { exitCode, log } = await runStep("Verdict", { CODE: code, LEFT: left });
  expect(exitCode).toBe(exit);
  expect(log).toContain(text);
  expect(log.trim() === "").toBe(text === "");
});

test.each(["3", "4"])(
  "an apply that ends with %s after earlier plans of its run does not say that nothing was applied",
  async (code) => {
    const { log } = await runStep("Verdict", { CODE: code, LEFT: "2", EARLIER: "#12, #13" });
    expect(log).toContain("::The plan of #12, #13 was applied, and nothing after it: ");
    expect(log).not.toContain("Nothing was applied");
  },
);

test.each(["1", "2", "3"])(
  "a run of which a plan is not taken is red, where the plan after it ends with %s",
  async (left) => {
    const { exitCode, log } = await runStep("Verdict", { LEFT: left }, { "not-taken.md": "**No plan.**\n" });
    expect(exitCode).toBe(1);
    expect(log).toContain("::error title=Not all of it::");
  },
);

test.each([
  ["unapproved", "2"],
  ["unapproved", "1"],
  ["0", "2"],
])("an apply that ends with %s, and a plan after it with %s, says who requested changes", async (code, left) => {
  const objections = "bob requested changes on the commit that #7 was merged with.\n";
  const files = { "not-taken.md": "**Changes requested.**\n", "objections.txt": objections };
  const { log } = await runStep("Verdict", { CODE: code, LEFT: left }, files);
  expect(log).toContain(" bob requested changes on the commit that #7 was merged with.");
});

describe("the report of an apply that leaves something", () => {
  const at = "0123456789abcdef0123456789abcdef01234567";
  const from = { GITHUB_SERVER_URL: "https://github.example", GITHUB_REPOSITORY: "acme/audiences" };
  const env = { ...from, TARGET: "growth/staging", LEFT: "3", HEAD: at, APPLIED_AT: at, GITHUB_SHA: at };
  const run = { GITHUB_WORKFLOW: "apply", GITHUB_RUN_ID: "7", GITHUB_RUN_ATTEMPT: "1" };
  const files = { "left.md": "The plan.\n", "left.json": JSON.stringify({ digest: "sha256:0" }) };

  test("offers the digest of a plan that can be applied", async () => {
    const said = "Saved to left.json. To apply exactly this: audiencectl apply left.json\n";
    const { summary, log } = await runStep("Report", { ...env, ...run }, { ...files, "said.txt": said });
    expect(summary, log).toContain("--field target=growth/staging --field digest=sha256:0");
  });

  test.each([
    ["4", "growth/production", true],
    ["0", "growth/production", false],
    ["4", "", false],
  ])("after the code %s, names the later environments %j that wait for it: %s", async (code, later, isSaid) => {
    const { summary, log } = await runStep(
      "Report",
      { ...env, ...run, CODE: code, LATER: later },
      { ...files, "said.txt": "" },
    );
    expect(summary.includes(`Not applied either, because growth/staging goes first: ${later}`), log).toBe(isSaid);
  });

  test("names the later environments that wait where a plan is not taken", async () => {
    const more = { "said.txt": "", "not-taken.md": "**No plan.**\n" };
    const { summary, log } = await runStep(
      "Report",
      { ...env, ...run, LATER: "growth/production" },
      { ...files, ...more },
    );
    expect(summary, log).toContain("Not applied either, because growth/staging goes first: growth/production");
  });

  test("says of a plan that was approved by its digest that it is of everything", async () => {
    const { summary, log } = await runStep(
      "Report",
      { ...env, ...run, DIGEST: "sha256:0" },
      { ...files, "said.txt": "" },
    );
    expect(summary, log).toContain(
      "a plan of everything that main declares, also of what came with other pull requests",
    );
  });

  test("says beside the command that the digest is of everything that is not applied", async () => {
    const said = "Saved to left.json. To apply exactly this: audiencectl apply left.json\n";
    const { summary, log } = await runStep("Report", { ...env, ...run }, { ...files, "said.txt": said });
    const [before = ""] = summary.split("gh workflow run");
    expect(before, log).toContain("of everything that main declares and that is not applied");
  });

  test("says where the rest is when a part has no room", async () => {
    const left = "*… and 182 more changes: there is no room for all of them here; other formats have them.*\n";
    const { summary, log } = await runStep("Report", { ...env, ...run }, { ...files, "left.md": left, "said.txt": "" });
    expect(summary, log).toContain("What has no room here is in the summary of the run.");
  });

  test("offers nothing where nothing of the plan can be applied", async () => {
    const said = "Saved to left.json. Nothing in it can be applied: see to what it leaves out, and plan again.\n";
    const { summary, log } = await runStep("Report", { ...env, ...run }, { ...files, "said.txt": said });
    expect(summary, log).toContain("The plan.");
    expect(summary).not.toContain("gh workflow run");
  });
});
