import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import type { CommandResult } from "../support/command.ts";
import { audience } from "../support/project.ts";
import { previewSpace, type PreviewedSpace } from "../support/previewed-space.ts";
import { runCli } from "../support/cli.ts";
import { hasScript, onTerminal } from "../support/terminal.ts";
import { isLong } from "../support/length.ts";

const cli = path.resolve(import.meta.dirname, "../../dist/cli.js");
const words = ["preview", "audience/a", "--time-scale", "600"];

/** Interrupts the program each time that the next of some conditions holds for its stderr. */
async function interruptedWhen(
  conditions: readonly ((stderr: string) => boolean)[],
  { folder, env }: PreviewedSpace,
): Promise<CommandResult> {
  const child = spawn(process.execPath, [cli, ...words], { cwd: folder, env: { PATH: process.env["PATH"], ...env } });
  let sent = 0;
  let seen = "";
  child.stderr.setEncoding("utf8").on("data", (data: string) => void (seen += data));
  const timer = setInterval(() => {
    if (!conditions[sent]?.(seen)) return;
    sent += 1;
    child.kill("SIGINT");
  }, 5);
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const [exitCode] = (await once(child, "close")) as [number];
  clearInterval(timer);
  const [stdout, stderr] = await output;
  return { exitCode, stdout, stderr };
}

const says =
  (words: string) =>
  (stderr: string): boolean =>
    stderr.includes(words);

const never = { settings: { previewSeconds: 360_000 } };

describe("an interrupt", () => {
  test.runIf(isLong)("ends the wait, and tells how to read the preview later", async () => {
    const previewed = await previewSpace([audience("a")], never);
    const { exitCode, stdout, stderr } = await interruptedWhen([says("waiting for Segment")], previewed);
    const id = previewed.space.stored().previews?.[0]?.id ?? "";
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(`Error: stopped before preview ${id} was ready; Segment goes on with it`);
    expect(stderr).toContain(`Hint: read it later with: audiencectl preview audience/a --id ${id}`);
  });

  test("before Segment was asked spends nothing", async () => {
    const previewed = await previewSpace([audience("a")], { settings: { pageDelaySeconds: 36_000 } });
    const { exitCode, stderr } = await interruptedWhen([says("reading the space")], previewed);
    expect([exitCode, previewed.asked()]).toEqual([1, 0]);
    expect(stderr).toContain("Error: stopped before Segment was asked for a preview; none was spent");
  });

  test.runIf(isLong)("and a second one while Segment is asked leave open whether that counts, and say so", async () => {
    const previewed = await previewSpace([audience("a")]);
    previewed.space.simulator.faults.push({ operationId: "createAudiencePreview", kind: "hang-headers-after-commit" });
    const isAsked = (): boolean => previewed.space.stored().previews?.length === 1;
    const { exitCode, stderr } = await interruptedWhen([isAsked, says("Stopping")], previewed);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("Error: interrupted while Segment was asked for a preview");
    expect(stderr).toContain("it is open whether that counts");
  });
});

describe("what is seen of a wait", () => {
  test("in a log is a line for each step, and nothing on stdout but the result", async () => {
    const { folder, env } = await previewSpace([audience("a")]);
    const { stdout, stderr } = await runCli(words, { cwd: folder, env });
    expect(stderr.split("\n").map((line) => line.replace(/ \(preview .*\)/, ""))).toEqual([
      "audience/a: reading the space …",
      "audience/a: asking Segment for a preview …",
      "audience/a: waiting for Segment to compute it …",
      "",
    ]);
    expect(stdout).toMatch(/^audience\/a \(USERS\): [\d,]+ users\n/);
  });

  test.runIf(hasScript())("on a terminal is one line, of which nothing is left", async () => {
    const { folder, space } = await previewSpace([audience("a")], { settings: { previewSeconds: 600 } });
    const { exitCode, output, shown } = await onTerminal(words.join(" "), [], { cwd: folder, url: space.url });
    expect(exitCode).toBe(0);
    expect(output).toContain("waiting for Segment to compute it … ");
    expect(shown.join("\n")).not.toContain("waiting for Segment");
  });
});
