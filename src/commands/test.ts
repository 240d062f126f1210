import type { TestReport } from "../report/test-report.ts";
import { holds } from "../report/test-report.ts";
import { renderDiagnosticsText } from "../report/text/diagnostics-text.ts";
import { runTests } from "../testing/index.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import type { testDefinition } from "./definitions/tests.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { writeOutputs } from "./output/outputs.ts";
import { testRenderers } from "./output/test-outputs.ts";
import { refuseBaseAlone } from "./project/selectors.ts";
import { chooseTests } from "./test/choose-tests.ts";
import { openEnvironments } from "./test/open-environments.ts";

/** `audiencectl test`: asks the queries of manifests about invented people, offline. */
export async function run(
  io: CommandIo,
  options: OptionsOf<typeof testDefinition>,
  files: readonly string[],
): Promise<ExitCode> {
  refuseBaseAlone(options);
  const { environments, warnings, sources } = await openEnvironments(io.cwd, options);
  if (warnings.length > 0) io.stderr(`${renderDiagnosticsText(warnings, sources, io.style.stderr)}\n`);
  const { runs, leftOut } = await chooseTests(io, environments, { ...options, files });
  const { minCoverage, coverage = minCoverage !== undefined } = options;
  const report: TestReport = {
    results: runs.map((run) => runTests(run)),
    sources,
    leftOut,
    diagnostics: warnings,
    ...(coverage && { coverage: { ...(minCoverage !== undefined && { least: minCoverage }) } }),
  };
  await writeOutputs(io, options, testRenderers(io, report));
  return holds(report) ? exitCodes.done : exitCodes.failed;
}
