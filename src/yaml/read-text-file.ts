import { readFileSync, statSync } from "node:fs";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { mebibytes } from "../values/words.ts";
import { decodeText, type DecodedText } from "./decode-text.ts";

/** The largest file that is read, in bytes: five thousand audiences of usual size. */
export const maxFileBytes = 5 * 1024 * 1024;

/** How large a file of some sort may be. */
export interface FileLimit {
  bytes: number;
  /** What it is, as `a manifest`. */
  what: string;
  /** What to do about one that is larger. */
  remedy: string;
}

const manifestLimit: FileLimit = {
  bytes: maxFileBytes,
  what: "a manifest",
  remedy: "narrow spec.manifests, or split the file",
};

/** What to call the things that are not files, by how `fs.Stats` tells them. */
const otherKinds = [
  ["isDirectory", "a directory"],
  ["isFIFO", "a named pipe"],
  ["isSocket", "a socket"],
  ["isCharacterDevice", "a device"],
  ["isBlockDevice", "a device"],
] as const;

/** Plain words for the errors the operating system gives; others are shown by their code. */
const systemErrors: Record<string, string> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  ENOENT: "there is no such file, or it is a link to one that is gone",
  ELOOP: "the link points at itself",
  ENOTDIR: "a part of the path is not a directory",
};

/**
 * Reads a text file. The size and kind are looked at first, so a huge file costs nothing and a pipe cannot hang.
 *
 * @param path The file to open.
 * @param shownPath The path as people should see it in findings.
 * @param limit How large it may be. Default: as large as a manifest.
 */
export function readTextFile(path: string, shownPath: string, limit: FileLimit = manifestLimit): DecodedText {
  try {
    const stats = statSync(path);
    const other = otherKinds.find(([test]) => stats[test]());
    if (other) return refuse("document-unreadable", shownPath, `${shownPath} is ${other[1]}, not a file`);
    if (stats.size > limit.bytes) return refuse(...tooLarge(shownPath, stats.size, limit));
    return decodeText(readFileSync(path), shownPath);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    return refuse("document-unreadable", shownPath, `${shownPath} cannot be read: ${systemErrors[code] ?? code}`);
  }
}

function tooLarge(
  file: string,
  size: number,
  { bytes, what, remedy }: FileLimit,
): [Diagnostic["code"], string, string, string] {
  const message = `${file} has ${mebibytes(size)}, more than the ${mebibytes(bytes)} ${what} may have`;
  return ["document-too-large", file, message, remedy];
}

function refuse(code: Diagnostic["code"], file: string, message: string, hint?: string): DecodedText {
  const source = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  return { diagnostics: [{ code, severity: "error", message, ...(hint && { hint }), source }] };
}
