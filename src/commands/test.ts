import type { TestReport } from "../report/test-report.ts";
import { holds } from "../report/test-report.ts";
import { tellFindingsBeside } from "./output/tell-findings.ts";
import { mutate, runTests, type TestResult } from "../testing/index.ts";
import { quoteWord } from "../values/quote-word.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import { nextCommand } from "./definitions/next-command.ts";
import type { testDefinition } from "./definitions/tests.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { writeOutputs } from "./output/outputs.ts";
import { testRenderers } from "./output/test-outputs.ts";
import { isAddressWord, withAddresses } from "./project/address-words.ts";
import { refuseBaseAlone } from "./project/selectors.ts";
import { chooseTests } from "./test/choose-tests.ts";
import { refuseClashes } from "./test/clashes.ts";
import { openEnvironments } from "./test/open-environments.ts";

/** `audiencectl test`: asks the queries of manifests about invented people, offline; or writes or watches test files. */
export async function run(
  io: CommandIo,
  given: OptionsOf<typeof testDefinition>,
  words: readonly string[],
): Promise<ExitCode> {
  const files = words.filter((word) => !isAddressWord(word));
  const options = withAddresses(io, given, words.filter(isAddressWord));
  refuseBaseAlone(options);
  refuseClashes(options, files);
  if (options.new !== undefined) {
    const { writeNewTests } = await import("./test/write-new-tests.ts");
    return await writeNewTests(io, { ...options, addresses: options.new });
  }
  if (options.watch !== true) return await runOnce(io, options, files);
  const { watchTests } = await import("./test/watch/watch-tests.ts");
  return await watchTests(io, options, () => runOnce(io, options, files));
}

async function runOnce(
  io: CommandIo,
  options: OptionsOf<typeof testDefinition>,
  files: readonly string[],
): Promise<ExitCode> {
  const { environments, warnings: all, sources } = await openEnvironments(io.cwd, options);
  const { runs, leftOut, about } = await chooseTests(io, environments, { ...options, files });
  const warnings = about(all);
  tellFindingsBeside(io, warnings, sources, { complete: options.format === "github" });
  const { minCoverage, coverage = minCoverage !== undefined } = options;
  const results = runs.map((run) => runTests(run));
  const mutations = options.mutate === true && results.every(isPassed) ? runs.map((run) => mutate(run)) : undefined;
  if (options.mutate && !mutations) io.stderr("No slips were made: they show only when every expectation holds.\n");
  const report: TestReport = {
    project: environments[0]?.declared.project.name,
    results,
    sources,
    leftOut,
    newTest: (address) => nextCommand("test", io.given, ["--new", quoteWord(address)]),
    diagnostics: warnings,
    ...(mutations && { mutations }),
    ...(coverage && { coverage: { ...(minCoverage !== undefined && { least: minCoverage }) } }),
  };
  await writeOutputs(io, options, testRenderers(io, report));
  return holds(report) ? exitCodes.done : exitCodes.failed;
}

/** Whether a slip in a query would show: where something does not hold already, nobody could tell. */
function isPassed({ summary }: TestResult): boolean {
  return summary.failed + summary.unknown === 0;
}
