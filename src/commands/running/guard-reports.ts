/** What is asked of Node's diagnostic reports; `excludeEnv` came with Node 22.13. */
type Reports = Pick<
  NonNullable<NodeJS.Process["report"]>,
  "reportOnFatalError" | "reportOnSignal" | "reportOnUncaughtException" | "signal"
> & { excludeEnv?: boolean };

/**
 * Keeps the environment, and with it the token, out of the diagnostic reports that `NODE_OPTIONS` may ask for. Where Node
 * cannot leave it out, no report is written.
 *
 * @param process The process itself.
 */
export function guardReports(process: Pick<NodeJS.Process, "on" | "stderr"> & { report: Reports }): void {
  const { report } = process;
  if ("excludeEnv" in report) {
    report.excludeEnv = true;
    return;
  }
  report.reportOnFatalError = false;
  report.reportOnUncaughtException = false;
  if (!report.reportOnSignal) return;
  report.reportOnSignal = false;
  // Nobody listening, the signal would end the program in the middle of its work.
  process.on(report.signal, () =>
    process.stderr.write(
      "No diagnostic report is written: this Node would put the token into it. Node 22.13 does not.\n",
    ),
  );
}
