import { describe, expect, test } from "vitest";
import { driftOf } from "../../drift/drift-of.ts";
import type { Annotation } from "../../../src/report/github/annotation.ts";
import { renderDriftGithub } from "../../../src/report/github/drift-github.ts";
import { renderFailureGithub } from "../../../src/report/github/failure-github.ts";
import { renderPlanGithub } from "../../../src/report/github/plan-github.ts";
import { renderAnnotations } from "../../../src/report/github/render-annotations.ts";
import { renderResultGithub } from "../../../src/report/github/result-github.ts";
import { renderPlanText } from "../../../src/report/text/plan-text.ts";
import { createStyle } from "../../../src/report/style.ts";
import { desired, live, plan } from "../../plan/builders.ts";
import { goldenFailures } from "../golden/failures.ts";
import { goldenPlans } from "../golden/plans.ts";
import { goldenResults } from "../golden/results.ts";
import { desiredPart, livePart, managing } from "../parts.ts";
import { readAsRunner, type RunnerCommand } from "../runners/github-runner.ts";

const context = { summary: "", placeOf: (file: string) => `repo/${file}` };
const outside = { summary: "", placeOf: () => undefined };

/** The annotations in a log. */
const annotationsIn = (log: string): RunnerCommand[] =>
  readAsRunner(log).filter(({ command }) => command !== "stop-commands");
const firstLines = (log: string): string[] => annotationsIn(log).map(({ data }) => data.split("\n")[0] ?? "");

const source = { file: "a.yaml", line: 3, column: 5, endLine: 3, endColumn: 9 };
const note = (rest: Partial<Annotation> = {}): Annotation => ({
  type: "warning",
  title: "t",
  lines: ["said"],
  source,
  ...rest,
});
const many = (count: number): Annotation[] => Array.from({ length: count }, (_, n) => note({ lines: [`number ${n}`] }));

describe("an annotation", () => {
  test("stands at its stretch of a line", () => {
    expect(renderAnnotations([note()], context)).toBe(
      "::warning file=repo/a.yaml,line=3,col=5,endLine=3,endColumn=9,title=t::said\n",
    );
  });

  test("over several lines has no columns, which the runner would not take", () => {
    expect(renderAnnotations([note({ source: { ...source, endLine: 7 } })], context)).toBe(
      "::warning file=repo/a.yaml,line=3,endLine=7,title=t::said\n",
    );
  });

  test("about a file outside of the repository says its place in words", () => {
    expect(renderAnnotations([note()], outside)).toBe("::warning title=t::a.yaml:3:5: said\n");
  });

  test("shows what would be invisible in its texts and its file", () => {
    const hostile = note({ title: "\u{202E}t", lines: ["a\u{7}"], source: { ...source, file: "b\n.yaml" } });
    expect(readAsRunner(renderAnnotations([hostile], context))).toMatchObject([
      { properties: { file: "repo/b\\u{a}.yaml", title: "\\u{202e}t" }, data: "a\\u{7}" },
    ]);
  });
});

describe("annotations of one type", () => {
  test("are all shown when there are ten", () => {
    expect(firstLines(renderAnnotations(many(10), context)).at(-1)).toBe("number 9");
  });

  test("end after nine with the number of the others when there are more", () => {
    const lines = firstLines(renderAnnotations(many(1011), context));
    expect(lines).toHaveLength(10);
    expect(lines.slice(8)).toEqual(["number 8", "1,002 more of this type. The log of this step has all of them."]);
  });

  test("are counted apart from those of others", () => {
    const log = renderAnnotations(
      [...many(10), ...many(10).map((each) => ({ ...each, type: "error" as const }))],
      context,
    );
    expect(readAsRunner(log).map(({ command }) => command)).toEqual([
      ...Array.from({ length: 10 }, () => "error"),
      ...Array.from({ length: 10 }, () => "warning"),
    ]);
  });
});

describe("the runner, reading a plan with hostile names,", () => {
  const hostile = goldenPlans.hostile();
  const { log } = renderPlanGithub(hostile, context);

  test("would obey some of them in the plain text", () => {
    expect(readAsRunner(renderPlanText(hostile, createStyle(false))).length).toBeGreaterThan(0);
  });

  test("finds the guard and our annotation of the one delete, and nothing else", () => {
    expect(readAsRunner(log).map(({ command, properties }) => [command, properties["title"]])).toEqual([
      ["stop-commands", undefined],
      ["warning", "Deleted by this plan"],
    ]);
  });

  test("finds only annotations in what became of it, and in a failure that quotes them", () => {
    const { plan: planned, result } = goldenResults.hostile();
    const applied = annotationsIn(renderResultGithub(planned, result, context).log);
    const failed = annotationsIn(renderFailureGithub(goldenFailures.hostile, context).log);
    expect(new Set(applied.map(({ properties }) => properties["title"]))).toEqual(new Set(["Failed"]));
    expect(new Set(failed.map(({ properties }) => properties["title"]))).toEqual(
      new Set(["segment-api-error", "manifest-unknown-field"]),
    );
  });
});

test("another key than the expected one is told beside the manifest that it is of", () => {
  const { plan: planned, result } = goldenResults["other-key"]();
  const { log } = renderResultGithub(planned, result, context);
  const told = annotationsIn(log).filter(({ properties }) => properties["title"] === "Another key");
  expect(told.map(({ properties }) => properties["file"])).toEqual([
    "repo/audiences/link-0.yaml",
    "repo/audiences/link-1.yaml",
  ]);
});

describe("the annotations of a plan", () => {
  test("begin with what is sent again, then what most people lose, and so on", () => {
    expect(firstLines(renderPlanGithub(goldenPlans.dangerous(), context).log)).toEqual([
      expect.stringContaining(
        "all who will be in the audience (not known how many; 1,200,345 are in it today) will be sent to Mailroom",
      ),
      expect.stringContaining("audience/gone-5 will be deleted"),
      expect.stringContaining("audience/gone-4 will be deleted"),
      expect.stringContaining("audience/anew-2 will be replaced (deleted and recreated)"),
      expect.stringContaining("audience/anew-1 will be replaced (deleted and recreated)"),
      expect.stringContaining("audience/gone-3 will be deleted"),
      expect.stringContaining("audience/gone-2 will be deleted"),
      expect.stringContaining("audience/gone-1 will be deleted"),
      expect.stringContaining("audience/gone-0 will be deleted"),
      expect.stringContaining("audience/anew-0 will be replaced (deleted and recreated)"),
    ]);
  });

  test("of a delete have no file, because none declares it", () => {
    const [first] = annotationsIn(renderPlanGithub(plan([], [live("gone")]), context).log);
    expect(first).toEqual({
      command: "warning",
      properties: { title: "Deleted by this plan" },
      data: 'audience/gone will be deleted ("GONE", aud_gone)\nno manifest declares it',
    });
  });

  test("tell of a replacement once, at its manifest and with what it costs", () => {
    const replaced = plan([desired("a", { audienceType: "ACCOUNTS" }, { replaceAllowed: true })], [live("a")]);
    const annotations = annotationsIn(renderPlanGithub(replaced, context).log);
    expect(annotations).toMatchObject([{ properties: { file: "repo/all.yaml", line: "1" } }]);
    expect(annotations[0]?.data).toContain("audienceType cannot be edited");
    expect(annotations[0]?.data).toContain("the new one is empty until it is computed");
  });

  test("do not tell of the parts of an audience that goes", () => {
    const gone = plan([], [live("a"), livePart(["aud_a"], "Destination", "con_1", {}, { name: "Mailroom" })]);
    expect(firstLines(renderPlanGithub(gone, context).log)).toEqual([
      expect.stringContaining("audience/a will be deleted"),
    ]);
  });

  test("are errors where the plan is refused", () => {
    const { log, outputs } = renderPlanGithub(goldenPlans.refused(), context);
    const errors = annotationsIn(log).filter(({ command }) => command === "error");
    expect(errors.map(({ properties }) => properties["title"])).toEqual(["plan-still-used", "plan-too-many-deletes"]);
    expect(outputs["refused"]).toBe("2");
  });
});

describe("the annotations of a drift", () => {
  const declared = managing(desired("a"), "Schedule");
  const config = { strategy: "PERIODIC", config: { interval: "4h" } };
  const space = [live("a"), live("stranger", { marker: null })];
  const found = plan([declared, desiredPart(declared, "Schedule", config)], space);

  test("are errors for drift, and notices for what is none", () => {
    const { log, outputs } = renderDriftGithub(driftOf(found, { live: space }), context);
    expect(annotationsIn(log).map(({ command, properties }) => [command, properties["title"]])).toEqual([
      ["error", "drift-differing"],
      ["notice", "drift-unmanaged"],
    ]);
    expect(outputs).toMatchObject({ drift: "true", differing: "1", unmanaged: "1", edited: "0" });
  });
});

describe("the annotations of an apply", () => {
  test("begin with what is half done, and end with what was skipped for it", () => {
    const { plan: planned, result } = goldenResults.partial();
    const { log, outputs } = renderResultGithub(planned, result, context);
    const titles = annotationsIn(log).map(({ command, properties }) => [command, properties["title"]]);
    expect(titles.slice(0, 3)).toEqual([
      ["error", "Half done: the old object is gone, the new one is not there"],
      ["error", "Failed"],
      ["warning", "Skipped"],
    ]);
    expect(outputs).toMatchObject({ verdict: "partial", failed: "2", stale: "0" });
  });

  test("stand at the manifest of their change", () => {
    const { plan: planned, result } = goldenResults.stale();
    const files = annotationsIn(renderResultGithub(planned, result, context).log).map(
      ({ properties }) => properties["file"],
    );
    expect(files).toEqual(["repo/audiences/a.yaml", "repo/audiences/b.yaml"]);
  });
});
