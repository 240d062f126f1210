#!/usr/bin/env node
import { runCommandLine } from "./cli.ts";
import { guardReports } from "./commands/running/guard-reports.ts";
import { watchOutput } from "./commands/running/watch-output.ts";

guardReports(process);
const output = watchOutput(process);
const exitCode = await runCommandLine(process.argv.slice(2), {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  env: process.env,
  columns: process.stdout.columns,
  async commandIo(options) {
    const [{ processIo }, { limitHeapGrowth }] = await Promise.all([
      import("./commands/io.ts"),
      import("./commands/running/limit-heap-growth.ts"),
    ]);
    limitHeapGrowth();
    return processIo(options);
  },
});
process.exitCode = output.exitCode(exitCode);
