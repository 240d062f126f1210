import type { TestReport } from "../../../src/report/test-report.ts";
import { mutate, runTests } from "../../../src/testing/index.ts";
import { audienceOf, open, testOf, traitOf } from "../../testing/run.ts";
import { hostileTexts } from "./hostile-texts.ts";

async function reportOf(
  files: Record<string, string>,
  rest: Partial<Omit<TestReport, "results" | "sources">> = {},
): Promise<TestReport> {
  const { run, sources } = await open(files);
  const covered = [...run.definitions.keys()];
  return { results: [runTests({ ...run, covered })], sources, leftOut: 0, diagnostics: [], ...rest };
}

const manifests = [
  audienceOf("pros", "trait('plan') = 'pro' AND event('Order Completed').within(9 days).count() >= 2"),
  audienceOf("left", "NOT trait('pros') = 'true'"),
  traitOf("orders", "event('Order Completed').within(9 days).count()"),
].join("---\n");

const people = `  people:
    ann: {traits: {plan: pro}, events: [{event: Order Completed, at: -3 days, times: 2, every: 1 day}]}
    bob: {basedOn: ann, traits: {plan: free}}
`;

/** What tests give, by name. */
export const goldenTestReports = {
  passed: () =>
    reportOf({
      "a.yaml": manifests,
      "tests/one.yaml": testOf(`${people}  expect: {audience/pros: {members: [ann], notMembers: [bob]}}\n`),
    }),
  failed: () =>
    reportOf({
      "a.yaml": manifests,
      "tests/one.yaml": testOf(
        `${people}  expect:\n    audience/pros: {members: [ann, bob]}\n    audience/left: [{at: +9 days, members: [bob], notMembers: [ann]}]\n    trait/orders: {ann: 3, bob: '2'}\n`,
      ),
    }),
  undecided: () =>
    reportOf({
      "a.yaml": audienceOf("nobody", "trait('plan').none_of('a', 'b')"),
      "tests/one.yaml": testOf("  people: {ann: {}}\n  expect: {audience/nobody: {members: [ann]}}\n"),
    }),
  coverage: () =>
    reportOf(
      {
        "a.yaml": manifests,
        "tests/one.yaml": testOf(`${people}  expect: {audience/pros: {members: [ann], notMembers: [bob]}}\n`),
      },
      { coverage: { least: 80 }, leftOut: 2 },
    ),
  mutations: async () => {
    const files = {
      "a.yaml": manifests,
      "tests/one.yaml": testOf(`${people}  expect: {audience/pros: {members: [ann], notMembers: [bob]}}\n`),
    };
    const { run } = await open(files);
    const result = mutate(run);
    const alike = result.survivors.slice(0, 1).map((each) => ({ ...each, tries: 2000 }));
    return reportOf(files, {
      mutations: [result, { ...result, environment: "production", notTried: 7, survivors: [], alike }],
    });
  },
  nothing: () => reportOf({ "a.yaml": manifests }),
  hostile: () =>
    reportOf({
      "a.yaml": traitOf("plan", "event('A').within(9 days).last(property('plan'))"),
      "tests/one.yaml": testOf(
        `  people: {ann: {}}\n  expect:\n    trait/plan:\n${Object.values(hostileTexts)
          .map((text, index) => `      ann${index}: ${JSON.stringify(text)}\n`)
          .join("")}`.replace(
          "{ann: {}}",
          `{${Object.values(hostileTexts)
            .map(
              (text, index) =>
                `ann${index}: {events: [{event: A, at: -1 day, properties: {plan: ${JSON.stringify(text + " seen")}}}]}`,
            )
            .join(", ")}}`,
        ),
      ),
    }),
} satisfies Record<string, () => Promise<TestReport>>;
