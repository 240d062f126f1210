import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { CommandError } from "../../src/commands/command-error.ts";
import type { CommandIo } from "../../src/commands/io.ts";
import { writeOutputs } from "../../src/commands/output/outputs.ts";
import { tellFindingsBeside } from "../../src/commands/output/tell-findings.ts";
import { runCommand } from "../../src/commands/running/run-command.ts";
import { createStyle } from "../../src/report/style.ts";

/** What a person sees of a command that finds something odd in the files and then does something. */
async function seen(body: (io: CommandIo) => Promise<void>): Promise<string> {
  let all = "";
  const style = createStyle(false);
  const write = (text: string): void => void (all += text);
  const io: CommandIo = {
    stdout: write,
    stderr: write,
    stdin: Readable.from([]),
    env: {},
    cwd: "/",
    interactive: false,
    style: { stdout: style, stderr: style },
  };
  await runCommand(io, { format: "text" }, async (own) => {
    tellFindingsBeside(own, [{ code: "query-letter-case", severity: "warning", message: "odd" }], new Map());
    await body(own);
    return 0;
  });
  return all;
}

const warning = "warning: odd [query-letter-case]\n\n1 warning.\n\n";

test("warnings beside a result come after it, and before what to do next", async () => {
  const text = await seen(async (io) => {
    await writeOutputs<"text">(io, { format: "text" }, { text: () => "The result.\n" });
    io.stderr("Next.\n");
  });
  expect(text).toBe(`The result.\n\n${warning}Next.\n`);
});

test("warnings come before the failure that there is in place of a result", async () => {
  const text = await seen(() => Promise.reject(new CommandError("it failed", { code: "internal" })));
  expect(text).toBe(`${warning}Error: it failed\n`);
});

test("warnings are told at the end of a command that prints its result in its own way", async () => {
  expect(await seen(async (io) => io.stdout("The result.\n"))).toBe(`The result.\n${warning}`);
});
