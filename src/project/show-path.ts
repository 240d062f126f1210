import path from "node:path";

/** A path as people should see it: relative to the working directory where that is shorter, with forward slashes. */
export function showPath(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  const shown = relative !== "" && relative.length < file.length ? relative : file;
  return shown.replaceAll(path.sep, "/");
}
