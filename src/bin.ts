#!/usr/bin/env node
import { runCommandLine } from "./cli.ts";

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
  throw error;
});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  async commandIo(options) {
    const [{ processIo }, { limitHeapGrowth }] = await Promise.all([
      import("./commands/io.ts"),
      import("./commands/running/limit-heap-growth.ts"),
    ]);
    limitHeapGrowth();
    return processIo(options);
  },
});
