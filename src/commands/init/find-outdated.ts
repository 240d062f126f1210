import { readFileSync } from "node:fs";
import path from "node:path";
import metadata from "../../../package.json" with { type: "json" };
import { showPath } from "../../project/show-path.ts";
import { quoteWord } from "../../values/quote-word.ts";
import type { NewFile } from "./new-file.ts";
import type { NextCommand } from "./next-command.ts";
import { withoutSecretLines } from "./secret-lines.ts";
import { versionIn, withoutVersion } from "./version-line.ts";

/** A file for pipelines that is there, and that this version would make otherwise. */
export interface OutdatedFile {
  /** As people see it from where they are. */
  path: string;
  /** The version that it says it was made by. Left out: it does not say. */
  madeBy?: string;
  /** How to see the differences. */
  compare: NextCommand;
}

/**
 * Those of the files that are left alone which differ from what this version makes: edited, or made by another version.
 *
 * @param directory Absolute path of the project's folder, from which the paths of the files go.
 * @param secrets What manifests may name: which of these a file passes on is no difference.
 */
export function findOutdated(
  directory: string,
  cwd: string,
  existing: readonly NewFile[],
  secrets: readonly string[],
): OutdatedFile[] {
  return existing.flatMap(({ path: file, text, source }) => {
    const place = path.join(directory, file);
    const there = source === undefined ? undefined : readText(place);
    if (source === undefined || there === undefined) return [];
    const example = readFileSync(source, "utf8");
    const bare = (each: string): string => withoutSecretLines(withoutVersion(each), example, secrets);
    if (bare(there) === bare(text)) return [];
    const shown = showPath(place, cwd);
    const madeBy = versionIn(there);
    const words = ["git", "diff", "--no-index", showPath(source, cwd), shown].map(quoteWord);
    const what = `what audiencectl ${metadata.version} makes, and yours`;
    return [{ path: shown, ...(madeBy !== undefined && { madeBy }), compare: { command: words.join(" "), what } }];
  });
}

/** What is no text, such as a folder, is not compared. */
function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
