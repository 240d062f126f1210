import path from "node:path";

/** Where the catalog of an environment is. @param directory Absolute path of the project's folder. */
export function catalogFileOf(directory: string, environment: string): string {
  return path.join(directory, "catalog", `${environment}.json`);
}
