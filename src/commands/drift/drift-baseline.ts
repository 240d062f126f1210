import type { Stats } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { leaveOutKnown } from "../../drift/list-findings.ts";
import { DriftRecordError } from "../../drift/drift-record-error.ts";
import { checkSameTarget, readDriftRecord, writeDriftRecord, type DriftRecord } from "../../drift/drift-record.ts";
import type { Drift } from "../../drift/drift.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { writeOutputFile } from "../output/output-file.ts";
import { afterResult } from "../output/outputs.ts";

/** A finding takes a hundred bytes, and no space has a million. */
const LARGEST_BYTES = 2 ** 26;

/** What earlier runs of drift found, in the file that `--since-digest` names. */
export interface DriftBaseline {
  /**
   * The drift without what the last run found, too. All of it when there was none.
   *
   * @throws {CommandError} when the file is about another project, environment or space.
   */
  leaveOut: (drift: Drift) => Drift;
  /**
   * Takes down what this run found, known or not. To be called last, so that nothing is known that nobody was told of, and
   * only when everything was read: what could not be read would be told as new by the next run.
   */
  save: (drift: Drift) => Promise<void>;
}

/**
 * Reads what the last run found, before any request is sent.
 *
 * @param file Need not exist.
 * @throws {CommandError} when it cannot be read, holds something else, or could not be written.
 */
export async function openDriftBaseline(io: CommandIo, file: string): Promise<DriftBaseline> {
  const record = await readRecord(io, file);
  return {
    leaveOut(drift) {
      if (record) explain(file, () => checkSameTarget(record, drift));
      return leaveOutKnown(drift, new Set(record?.findings.map(({ digest }) => digest)));
    },
    save: async (drift) => {
      await writeOutputFile(io, file, writeDriftRecord(drift)).catch((error: unknown) => {
        throw afterResult(error);
      });
    },
  };
}

async function readRecord(io: CommandIo, file: string): Promise<DriftRecord | undefined> {
  const place = path.resolve(io.cwd, file);
  let text: string;
  try {
    // It is written when the run ends, and a pipe or a device may have no end.
    const { size } = await stat(place).then(refuseOtherThanFiles);
    if (size > LARGEST_BYTES) throw new Error("it is too large to be one of drift's");
    text = await readFile(place, "utf8");
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const folder = await stat(path.dirname(place)).catch(() => undefined);
    if (isMissing && folder?.isDirectory()) return undefined;
    const why = isMissing ? `${path.dirname(file)} is no folder` : error instanceof Error ? error.message : "";
    throw new CommandError(`${file} cannot be read: ${why}`, {
      code: "drift-record",
      hint: "give --since-digest a file in a folder that exists; the file itself need not be there for the first run",
      cause: error,
    });
  }
  return explain(file, () => readDriftRecord(text));
}

function refuseOtherThanFiles(found: Stats): Stats {
  if (!found.isFile()) throw new Error("it is no file");
  return found;
}

function explain<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DriftRecordError)) throw error;
    throw new CommandError(`${file} cannot be used for --since-digest: ${error.message}`, {
      code: error.code,
      hint: "give every environment and every selection a file of its own; remove the file to start over, and everything is reported again",
      cause: error,
    });
  }
}
