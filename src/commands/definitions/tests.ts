import { testFormats } from "../output/output-format.ts";
import { defineCommand } from "./definition.ts";
import { addressHelp, baseOfSelectors, oneEnvironment, outputs, project, selectors } from "./shared-options.ts";

/** `audiencectl test`. */
export const testDefinition = defineCommand({
  name: "test",
  summary: "ask the queries of manifests about the invented people of test files, offline",
  description:
    "Runs the tests that spec.tests of the project file lists, and sends no request. Exits with 1 when an expectation does not hold, or when nobody knows whether it does: then the setting that decides it is named. Without --env the tests are run for every environment. Selectors choose among the audiences and traits of which something is expected.",
  arguments: [{ name: "[file|address...]", help: `only the tests in these files or folders, and ${addressHelp}` }],
  options: [
    project,
    oneEnvironment,
    {
      flags: "--filter <text>",
      help: "only tests with this text in their name, and of other tests what they expect of an address with it",
    },
    baseOfSelectors,
    ...selectors,
    ...outputs(testFormats),
    {
      flags: "--coverage",
      help: "list what no test has seen, least covered first; with more than 10 audiences and traits, a summary (--format json has all)",
    },
    {
      flags: "--min-coverage <percent>",
      help: "fail when the tests see less than this share of what there is to see; implies --coverage",
      value: "percent",
    },
    {
      flags: "--watch",
      help: "run again whenever the project file, a manifest or a test changes, comes or goes; ends with Ctrl-C, and with the exit code of the last run",
    },
    {
      flags: "--new <address...>",
      help: "write a test file with an invented person inside and one outside for each condition of these audiences and traits, or of all that fit a pattern such as 'audience/vip-*'",
      value: "list",
    },
    { flags: "--force", help: "with --new: overwrite existing test files, which are left out otherwise" },
    {
      flags: "--mutate",
      help: "when all holds, make slips in the queries, one at a time, and list those that no test notices; the exit code stays as it is",
    },
  ],
  examples: [
    ["audiencectl test", "run all tests"],
    ["audiencectl test tests/buying.yaml --filter win-back", "one file, and what it expects of one audience"],
    ["audiencectl test --coverage --min-coverage 80", "which conditions were never seen true, or never false"],
    ["audiencectl test audience/win-back --mutate", "which tests are missing for one audience"],
    ["audiencectl test --new audience/win-back", "a first test of an audience, to read and to change"],
    ["audiencectl test --watch", "while you write: a fault is reported, and watching continues"],
    ["audiencectl test --format github --out junit=tests.xml", "in a pull request"],
  ],
});
