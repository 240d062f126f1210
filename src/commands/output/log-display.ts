import type { CommandIo } from "../io.ts";
import type { Display, Shown } from "./shown.ts";

/**
 * So long a log stays silent, in real time: whoever reads it, be it a pipeline's own watchdog, must see life. They must never
 * wait for 15 seconds, and a busy machine, or a step of pure work, is late.
 */
const LONGEST_SILENCE_MS = 10_000;

/**
 * Says in a log what is on a stage whenever nothing else was said for a while.
 *
 * @param onStage What is shown just now; it changes.
 */
export function createLogDisplay(io: CommandIo, onStage: readonly Shown[]): Display {
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    timer?.refresh();
    if (io.log) {
      const event = onStage.map((shown) => shown.event?.()).findLast((each) => each !== undefined);
      if (event) io.log({ time: new Date().toISOString(), ...event });
      return;
    }
    const line = onStage.map(({ beat }) => beat(Date.now())).findLast((each) => each !== undefined);
    if (line !== undefined) io.stderr(`${line}\n`);
  };
  return {
    start: () => void (timer ??= setTimeout(tell, LONGEST_SILENCE_MS).unref()),
    refresh: () => undefined,
    around(write) {
      write();
      timer?.refresh();
    },
    close: () => clearTimeout(timer),
  };
}
