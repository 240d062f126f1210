import type { ProbeEvent } from "../../probe/run-probes.ts";
import { escapeControls } from "../../values/printable.ts";
import { plural } from "../../values/words.ts";
import type { CommandIo } from "../io.ts";

/** Tells on stderr what a probe is at. Who wants it quiet hears only what ends before its end. */
export function tellProgress(io: CommandIo): (event: ProbeEvent | { event: "sweep" }) => void {
  const style = io.style.stderr;
  const say = (text: string): void => io.stderr(`${text}\n`);
  return (event) => {
    if (io.told === "quiet" && event.event !== "stopped") return;
    if (event.event === "sweep") say(style.bold("Deleting what was made"));
    else if (event.event === "group") say(style.bold(`${event.group}  ${event.title}`));
    else if (event.event === "probe") say(`   ${event.title}  ${style.dim(plural(event.requests, "request"))}`);
    else if (event.event === "again") say(style.yellow(`   again, because ${escapeControls(event.because)}`));
    else if (event.event === "left-out") say(style.dim(`${event.group}  left out: ${escapeControls(event.because)}`));
    else say(style.yellow(`   ${event.group} ended: ${escapeControls(event.because)}`));
  };
}
