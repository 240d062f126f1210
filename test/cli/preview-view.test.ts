import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { CommandIo } from "../../src/commands/io.ts";
import { createPreviewView } from "../../src/commands/preview/view.ts";
import { createStyle } from "../../src/report/style.ts";

function open(columns?: number) {
  let stderr = "";
  const style = createStyle(false);
  const io: CommandIo = {
    stdout: () => undefined,
    stderr: (text) => void (stderr += text),
    stdin: Readable.from([]),
    env: {},
    cwd: "/",
    interactive: false,
    style: { stdout: style, stderr: style },
    ...(columns !== undefined && { screen: () => ({ columns, rows: 24 }) }),
  };
  return { view: createPreviewView(io, "audience/a", 1), written: () => stderr };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a preview that takes long", () => {
  test("gives a sign of life in a log every 15 seconds, until it is closed", () => {
    const { view, written } = open();
    view.note("waiting", "preview p1");
    vi.advanceTimersByTime(30_000);
    view.close();
    vi.advanceTimersByTime(60_000);
    expect(written().split("\n")).toEqual([
      "audience/a: waiting (preview p1) …",
      "audience/a: still waiting, 15 s",
      "audience/a: still waiting, 30 s",
      "",
    ]);
  });

  test("shows on a terminal how long it has taken, in one line that fits", () => {
    const { view, written } = open(30);
    view.note("waiting for Segment", "preview p1");
    vi.advanceTimersByTime(3000);
    expect(written()).toContain("audience/a: waiting for Segm…");
    expect(written()).not.toContain("\n");
  });

  test("lets other texts stand above the line on a terminal", () => {
    const { view, written } = open(80);
    view.note("waiting");
    view.write("Stopping.\n");
    expect(written()).toContain("\r\u001b[JStopping.\n\raudience/a: waiting … 0 s");
  });
});
