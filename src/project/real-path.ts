import { realpathSync } from "node:fs";

/** The path without links; a broken link stays as it is. The system's own way, which asks three times less of it. */
export function realPath(file: string): string {
  try {
    return realpathSync.native(file);
  } catch {
    // Reading it tells what is wrong.
    return file;
  }
}
