import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { showPath } from "../../project/show-path.ts";
import type { Repository } from "./look-at-repository.ts";
import type { NextCommand } from "./next-command.ts";

/**
 * The command that locks the program for the pipelines, which install what is locked at the top of the repository; none where it
 * is locked already, or where there are no pipelines.
 *
 * @param directory Absolute path of the project's folder.
 */
export function lockCommand(
  directory: string,
  cwd: string,
  repository: Pick<Repository, "toTop"> | undefined,
): NextCommand[] {
  if (!repository) return [];
  const top = path.join(directory, repository.toTop);
  const lock = path.join(top, "package-lock.json");
  if (existsSync(lock) && readFileSync(lock, "utf8").includes('"node_modules/audiencectl"')) return [];
  const where = path.relative(cwd, top) === "" ? "" : `, in ${showPath(top, cwd)}`;
  return [
    {
      command: "npm install --save-dev --save-exact audiencectl",
      what: `lock the version that the pipelines install${where}`,
    },
  ];
}
