#!/usr/bin/env node
import metadata from "../package.json" with { type: "json" };
import { guardReports } from "./commands/running/guard-reports.ts";
import { watchOutput } from "./commands/running/watch-output.ts";

guardReports(process);
const output = watchOutput(process);
const words = process.argv.slice(2);
const stdout = (text: string): void => void process.stdout.write(text);

/** The whole command line, whose reader is loaded only where there is anything to read. */
async function run(): Promise<number> {
  const { runCommandLine } = await import("./cli.ts");
  return await runCommandLine(words, {
    stdout,
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
}

// Scripts ask for the version to see what is installed, and nothing else has to be loaded for that.
if (words.length === 1 && (words[0] === "--version" || words[0] === "-V")) {
  stdout(`${metadata.version}\n`);
  process.exitCode = output.exitCode(0);
} else process.exitCode = output.exitCode(await run());
