import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createPreviewView } from "../../src/commands/preview/view.ts";
import { openWatched } from "../support/watched-io.ts";

function open(columns?: number) {
  const { io, written } = openWatched({ columns });
  return { io, written, view: createPreviewView(io, "audience/a", 1) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a preview that takes long", () => {
  test("gives a sign of life in a log every 10 seconds, until it is closed", () => {
    const { view, written } = open();
    view.note("waiting", "preview p1");
    vi.advanceTimersByTime(29_000);
    view.close();
    vi.advanceTimersByTime(60_000);
    expect(written().split("\n")).toEqual([
      "audience/a: waiting (preview p1) …",
      "audience/a: still waiting, 10 s",
      "audience/a: still waiting, 20 s",
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
    const { io, view, written } = open(80);
    view.note("waiting");
    vi.advanceTimersByTime(1);
    io.stderr("Stopping.\n");
    expect(written()).toContain("\r\u001b[JStopping.\n\raudience/a: waiting … 0 s");
  });
});
