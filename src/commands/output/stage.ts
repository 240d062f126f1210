import type { CommandIo } from "../io.ts";
import type { LogLine } from "./log-line.ts";
import { createLogDisplay } from "./log-display.ts";
import { createPaintedDisplay } from "./painted-display.ts";
import type { Display, Shown } from "./shown.ts";

/**
 * The same outputs with a stage: what is written to them comes above what is painted.
 *
 * @returns `close`: takes away what is painted and ends all timers.
 */
export function openStage(given: CommandIo): { io: CommandIo; close: () => void } {
  const onStage: Shown[] = [];
  const display =
    given.told === "quiet"
      ? hidden
      : given.screen
        ? createPaintedDisplay(given, given.screen, onStage)
        : createLogDisplay(given, onStage);
  const io: CommandIo = {
    ...given,
    stdout: (text) => display.around(() => given.stdout(text)),
    stderr: (text) => display.around(() => given.stderr(text)),
    ...(given.log && { log: (event: LogLine) => display.around(() => given.log?.(event)) }),
    stage: {
      show(shown) {
        onStage.push(shown);
        display.start();
        return {
          refresh: display.refresh,
          close() {
            onStage.splice(onStage.indexOf(shown), 1);
            display.refresh();
          },
        };
      },
    },
  };
  return { io, close: display.close };
}

const nothing = (): void => undefined;
const hidden: Display = { start: nothing, refresh: nothing, around: (write) => write(), close: nothing };
