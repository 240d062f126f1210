import { ownTextsIn } from "../../probe/own-texts.ts";
import type { Exchange } from "../../segment/exchange.ts";
import type { CommandIo } from "../io.ts";
import { openRecording } from "../project/recording-file.ts";
import type { Trace } from "../project/trace.ts";
import { recordingName, type ProbeOptions } from "./probe-options.ts";

/** The recording of a probe: every exchange without anybody's data, but with the texts that the probe thought up. */
export interface ProbeRecording extends Trace {
  /**
   * Begins the file beside the profile, with all that was written before. A probe that is refused leaves the file of the
   * one before it.
   *
   * @throws {CommandError} when it cannot be written.
   */
  begin: () => void;
}

/** A recording whose file is not begun yet. */
export function prepareRecording(io: CommandIo, options: ProbeOptions): ProbeRecording {
  const ownTexts = new Set<string>();
  const waiting: Exchange[] = [];
  let recording: Trace | undefined;
  const write = (exchange: Exchange): void => {
    if (!recording) return void waiting.push(exchange);
    for (const text of ownTextsIn(exchange)) ownTexts.add(text);
    recording.write(exchange);
  };
  return {
    write,
    begin() {
      recording = openRecording(io, recordingName(options), ownTexts);
      for (const exchange of waiting.splice(0)) write(exchange);
    },
    close: () => recording?.close(),
  };
}
