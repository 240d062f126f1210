import { readRecording } from "../../recording/read-recording.ts";
import { replay } from "../../recording/replay/replay.ts";
import { printJson } from "../../report/print-json.ts";
import type { OptionsOf } from "../definitions/option-values.ts";
import type { traceDefinition } from "../definitions/trace.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";
import { simulatedSettings } from "../project/simulated-settings.ts";
import { readLines } from "./line-error.ts";
import { renderReplayText } from "./replay-text.ts";

/** `audiencectl trace verify`: replays a recording, and lists what differs. */
export async function verifyRecording(
  io: CommandIo,
  options: OptionsOf<typeof traceDefinition>,
  source: { text: string; name: string },
): Promise<ExitCode> {
  const hint = "give a recording that trace sanitise or probe has made";
  const recording = readLines(readRecording, source.text, source.name, hint);
  const result = await replay(recording, { settings: simulatedSettings(io, options), timeScale: options.timeScale });
  io.stdout(options.format === "json" ? printJson(result) : renderReplayText(result, io.style.stdout));
  return result.differences.length > 0 ? exitCodes.differences : exitCodes.done;
}
