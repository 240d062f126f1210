import { afterEach, describe, expect, test, vi } from "vitest";
import type { ApplyEvent } from "../../src/apply/events.ts";
import { showApply } from "../../src/commands/apply/show-apply.ts";
import type { CommandIo } from "../../src/commands/io.ts";
import { createPainter } from "../../src/commands/output/painter.ts";
import { openStage } from "../../src/commands/output/stage.ts";
import { createStyle } from "../../src/report/style.ts";
import { screenOf } from "../support/screen.ts";

/** A terminal of a size that can change, and everything written to it. */
function terminal(columns = 40, rows = 10) {
  const size = { columns, rows };
  const writes: string[] = [];
  return {
    size,
    writes,
    write: (text: string) => void writes.push(text),
    shown: () => screenOf(writes.join(""), size),
  };
}

describe("a painted block", () => {
  test("takes the place of the one before, whether that was longer or shorter", () => {
    const { write, size, shown } = terminal();
    const painter = createPainter(write, () => size);
    write("before\n");
    painter.paint(["one", "two"]);
    painter.paint(["1", "2", "3", "4"]);
    painter.paint(["one and a half"]);
    expect(shown()).toEqual(["before", "one and a half"]);
    painter.erase();
    write("after\n");
    expect(shown()).toEqual(["before", "after", ""]);
  });

  test("is not written again while it is the same", () => {
    const { write, size, writes } = terminal();
    const painter = createPainter(write, () => size);
    painter.paint(["one"]);
    painter.paint(["one"]);
    expect(writes).toHaveLength(1);
  });

  test("is written in one piece that erases nothing but ends of lines and what is below", () => {
    const { write, size, writes } = terminal();
    const painter = createPainter(write, () => size);
    painter.paint(["one", "two"]);
    painter.paint(["1", "2"]);
    expect(writes.at(-1)).toBe("\u001b[1A\r1\u001b[K\n2\u001b[K\u001b[J");
  });

  test("at the bottom of the terminal scrolls what is above it and no more", () => {
    const { write, size, shown } = terminal(40, 4);
    const painter = createPainter(write, () => size);
    write("1\n2\n3\n4\n");
    painter.paint(["a", "b", "c"]);
    painter.paint(["d", "e", "f"]);
    expect(shown()).toEqual(["1", "2", "3", "4", "d", "e", "f"]);
  });

  test("that a narrower terminal has wrapped is taken away whole", () => {
    const { write, size, writes } = terminal();
    const painter = createPainter(write, () => size);
    painter.paint(["x".repeat(30), "y"]);
    size.columns = 16;
    painter.erase();
    expect(writes.at(-1)).toBe("\u001b[2A\r\u001b[J");
  });

  test("that was never painted needs no erasing", () => {
    const { write, size, writes } = terminal();
    createPainter(write, () => size).erase();
    expect(writes).toEqual([]);
  });
});

describe("a view of an apply", () => {
  afterEach(() => void vi.useRealTimers());

  const event = (code: ApplyEvent["code"], address?: string, data: ApplyEvent["data"] = {}): ApplyEvent => ({
    time: new Date().toISOString(),
    code,
    level: "info",
    ...(address !== undefined && { address }),
    data: { action: "create", ...data },
  });

  /** A view on a terminal, or without one, with time that stands still. */
  function openView(onTerminal: boolean) {
    vi.useFakeTimers();
    const output = terminal(80, 10);
    const style = createStyle(false);
    const given = {
      stderr: output.write,
      style: { stdout: style, stderr: style },
      ...(onTerminal && { screen: () => output.size }),
    } as unknown as CommandIo;
    const { io } = openStage(given);
    return { ...output, io, view: showApply(io, { timeScale: 1 }) };
  }

  test("is painted ten times a second at most, however much happens", () => {
    const { view, writes } = openView(true);
    view.onEvent(event("apply.started", undefined, { changes: 1000, seconds: 0 }));
    for (let index = 0; index < 1000; index += 1) {
      view.onEvent(event("change.done", `audience/a${index}`));
      vi.advanceTimersByTime(1);
    }
    expect(writes.length).toBeGreaterThan(5);
    expect(writes.length).toBeLessThanOrEqual(11);
  });

  test("goes on without events, and leaves nothing behind but failures", () => {
    const { io, view, writes, shown } = openView(true);
    view.onEvent(event("apply.started", undefined, { changes: 3, seconds: 120 }));
    view.onEvent(event("change.failed", "audience/a", { reason: "no" }));
    vi.advanceTimersByTime(150);
    expect(shown()).toEqual([
      "audience/a: failed: no",
      "Applying: 0 of 3 done, 1 failed, 2 not begun, about 2 min left",
    ]);
    vi.advanceTimersByTime(61_000);
    expect(shown().at(-1)).toContain("about 1 min left");
    io.stderr("Stopping.\n");
    expect(shown()[1]).toBe("Stopping.");
    view.close();
    vi.advanceTimersByTime(60_000);
    const written = writes.length;
    vi.advanceTimersByTime(60_000);
    expect(shown()).toEqual(["audience/a: failed: no", "Stopping.", ""]);
    expect(writes).toHaveLength(written);
  });

  test("without a terminal says every 10 s that it is at work, unless it said something else", () => {
    const { view, writes } = openView(false);
    view.onEvent(event("apply.started", undefined, { changes: 2, seconds: 240 }));
    view.onEvent(event("change.started", "audience/a"));
    vi.advanceTimersByTime(9_000);
    view.onEvent(event("change.done", "audience/a"));
    vi.advanceTimersByTime(9_000);
    expect(writes).toEqual(["audience/a: creating …\n", "audience/a: created\n"]);
    vi.advanceTimersByTime(1000);
    expect(writes.slice(2)).toEqual(["still working: 1 of 2 done, about 4 min left\n"]);
    vi.advanceTimersByTime(25_000);
    expect(writes).toHaveLength(5);
    view.close();
    vi.advanceTimersByTime(60_000);
    expect(writes).toHaveLength(5);
  });
});
