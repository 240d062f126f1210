import { isHealthy } from "../report/doctor-report.ts";
import { renderDoctorJson } from "../report/json/doctor-json.ts";
import { renderCheckText, renderDoctorSummaryText } from "../report/text/doctor-text.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import type { doctorDefinition } from "./definitions/space.ts";
import { checks } from "./doctor/checks.ts";
import { runChecks } from "./doctor/run-checks.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";

/** `audiencectl doctor`: checks, one after the other, what the other commands need. Never writes to the space. */
export async function run(io: CommandIo, options: OptionsOf<typeof doctorDefinition>): Promise<ExitCode> {
  const style = io.style.stdout;
  const width = Math.max(...checks.map(({ title }) => title.length));
  const reports = await runChecks(checks, { io, options, known: {}, answers: [] }, (report) => {
    // Some checks take a while, so people see each as soon as it is done.
    if (options.format === "text") io.stdout(renderCheckText(report, width, style));
  });
  io.stdout(options.format === "json" ? renderDoctorJson(reports) : renderDoctorSummaryText(reports, style));
  return isHealthy(reports) ? exitCodes.done : exitCodes.failed;
}
