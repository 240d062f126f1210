import { existsSync } from "node:fs";
import path from "node:path";

/**
 * The line that tells editors which schema a file has. The schema is that of the package in the nearest `node_modules` of
 * the repository. Where the package is not installed, the line leads to where it would be, the top of the repository: nothing of
 * this machine may stand in a file that others get.
 *
 * @param directory Absolute path of the project's folder.
 * @param file The file's path from there.
 * @param schema The schema's name without its ending, such as `manifest`.
 */
export function schemaLine(directory: string, file: string, schema: string): string {
  const target = path.join(
    findModules(directory) ?? topOf(directory) ?? directory,
    "node_modules",
    "audiencectl",
    "schemas",
  );
  const from = path.dirname(path.join(directory, file));
  const relative = path.relative(from, path.join(target, `${schema}.schema.json`)).replaceAll(path.sep, "/");
  return `# yaml-language-server: $schema=${relative}\n`;
}

/** The nearest folder whose `node_modules` has the package, no higher than the top of the repository. */
function findModules(directory: string): string | undefined {
  const folders = foldersUpwards(directory);
  const top = folders.findIndex(isTop);
  return folders
    .slice(0, Math.max(top, 0) + 1)
    .find((folder) => existsSync(path.join(folder, "node_modules", "audiencectl", "schemas")));
}

function topOf(directory: string): string | undefined {
  return foldersUpwards(directory).find(isTop);
}

function isTop(folder: string): boolean {
  return existsSync(path.join(folder, ".git"));
}

function foldersUpwards(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersUpwards(parent)];
}
