import path from "node:path";
import { escapePath } from "tinyglobby";
import { DirectoryLister } from "../project/list-directory.ts";
import { matchFiles } from "../project/match-files.ts";
import { othersFolders } from "../project/others-folders.ts";
import { patternLine } from "../project/pattern-line.ts";
import type { Project } from "../project/project.ts";
import { repositoryOf } from "../project/repository.ts";
import { joinWords, plural } from "../values/words.ts";

/** So many files are named one by one. */
const MOST_NAMED = 3;

/**
 * Whether a glob leads to nothing but these files, apart from what the project takes away with `!`. Then it can stand for
 * them: it reads no file that is kept out in another way, and takes no file away that is read.
 *
 * @param files Absolute paths.
 */
export function coversOnly(project: Project, glob: string, files: readonly string[]): boolean {
  const taken = project.manifests.filter((each) => each.startsWith("!")).map((each) => each.slice(1));
  const lister = new DirectoryLister(project.directory, repositoryOf(project.directory));
  const known = new Set(files);
  return matchFiles(project, glob, [...othersFolders, ...taken], lister).every((file) => known.has(file));
}

/**
 * How files come to be read, or are left out on purpose.
 *
 * @param files Absolute paths; at least one.
 * @param glob The glob for all of them. Left out: there is none that leads to nothing else.
 */
export function coverHint(project: Project, files: readonly string[], glob?: string): string {
  const own = files.map((file) => escapePath(path.relative(project.directory, file).replaceAll(path.sep, "/")));
  const add = glob === undefined ? own : [glob];
  const leaveOut = glob !== undefined && own.length > MOST_NAMED ? [glob] : own;
  const where = project.sources.has("/spec/manifests") ? "below spec.manifests" : "below spec";
  const away = leaveOut.map((each) => `!${each}`);
  return `write into ${project.source.file}, ${where}: ${lines(project, add)}; or, to leave ${own.length === 1 ? "it" : "them"} out on purpose: ${lines(project, away)}`;
}

function lines(project: Project, globs: readonly string[]): string {
  const more = globs.length - MOST_NAMED;
  const named = globs.slice(0, MOST_NAMED);
  const rest = more > 0 ? `, and likewise for the ${plural(more, "other file")}` : "";
  // Where the default holds, one line has all of them.
  if (!project.sources.has("/spec/manifests")) return `${patternLine(project, ...named)}${rest}`;
  const each = named.map((glob) => patternLine(project, glob));
  return `${more > 0 ? each.join(", ") : joinWords(each, "and")}${rest}`;
}
