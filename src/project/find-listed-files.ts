import { statSync } from "node:fs";
import path from "node:path";
import { compareText } from "../values/compare-text.ts";
import type { Diagnostic, SourceRange } from "../diagnostics/diagnostic.ts";
import { findUnmatched } from "./find-unmatched.ts";
import { DirectoryLister } from "./list-directory.ts";
import { hasManifestName, isGitData } from "./manifest-name.ts";
import { baseOf, matchFiles } from "./match-files.ts";
import { othersFolders } from "./others-folders.ts";
import { plural } from "../values/words.ts";
import type { Project } from "./project.ts";
import { realPath } from "./real-path.ts";
import { isOutside, repositoryOf } from "./repository.ts";
import { showPath } from "./show-path.ts";

/** What of a list of files differs from another one. */
export interface FileList {
  /** The field below `spec` that has its globs. */
  readonly field: "manifests" | "tests";
  /** What a file of it holds. */
  readonly noun: string;
  /** What becomes of files that are not found, after their noun in the plural. */
  readonly lost: string;
  /** The glob that a remedy shows. */
  readonly example: string;
  /** Whether no file at all is as good as some. */
  readonly mayBeEmpty: (project: Project) => boolean;
  /** What to do about a glob that matches nothing, when nothing else helps. */
  readonly emptyHint: string;
}

/** The files of one list, and what is wrong with its globs. */
export interface ListedFiles {
  /** Absolute paths, sorted. */
  files: string[];
  /** YAML files that no glob matches; see `findUnmatched`. */
  unmatched: string[];
  diagnostics: Diagnostic[];
}

/**
 * The files that a list of globs leads to: absolute paths, sorted, each file once even when several globs or links lead to
 * it. A glob that starts with `!` takes files away. The project file itself is never one of them. A glob that matches
 * nothing is an error, unless its folder is there and empty, or the list may be empty.
 *
 * Nothing outside of the repository is read or listed, links followed; what leads out is an error, and so is what has no
 * name of a manifest or lies in a `.git` folder.
 *
 * @param cwd The folder that shown paths are relative to. @default process.cwd()
 * @param repository The folder that files must be in. Default: the project's git repository, else its folder.
 */
export function findListedFiles(
  project: Project,
  list: FileList,
  cwd: string = process.cwd(),
  repository: string = repositoryOf(project.directory),
): ListedFiles {
  const place = (index: number): SourceRange => globPlace(project, list, index);
  const lister = new DirectoryLister(project.directory, repository);
  const all = project[list.field];
  const globs = [...all.entries()].filter(([, glob]) => !glob.startsWith("!"));
  const taken = all.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1));
  const ignore = [...othersFolders, ...taken];
  const matches = globs.map(([index, glob]) => {
    lister.outside.clear();
    const found = matchFiles(project, glob, ignore, lister);
    const [beyond, inside] = divide(found, (file) => isOutside(repository, file));
    const [gitData, outOfGit] = divide(inside, (file) => isGitData(repository, file));
    const [files, others] = divide(outOfGit, hasManifestName);
    return { source: place(index), glob, found, files, gitData, others, outside: [...lister.outside, ...beyond] };
  });
  const empty = list.mayBeEmpty(project) ? [] : matches.filter((each) => each.found.length + each.outside.length === 0);
  const files = eachOnce(matches.flatMap((each) => each.files));
  const unmatched = findUnmatched(project, repository, {
    globs: globs.map(([, glob]) => glob),
    ignore,
    matched: files,
  });
  return {
    files,
    unmatched,
    diagnostics: [
      ...[...lister.unreadable].map(([folder, code]) => unreadableFolder(list, showPath(folder, cwd), code)),
      ...matches.flatMap((match) =>
        match.outside.map((place) => leadsOutside(list, match, { place: showPath(place, cwd), repository })),
      ),
      ...matches.filter(({ gitData }) => gitData.length > 0).map((match) => leadsIntoGit(list, match)),
      ...matches.flatMap((match) => otherNames(project, list, match, cwd)),
      ...empty
        .filter(({ glob }) => !isEmptied(project, glob, files))
        .map((match) => matchesNothing(project, list, match, ignore)),
    ],
  };
}

/** A glob and where it stands. */
interface PlacedGlob {
  glob: string;
  source: SourceRange;
}

/** What a test is true of, and the rest. */
function divide(files: readonly string[], test: (file: string) => boolean): [string[], string[]] {
  const yes = new Set(files.filter(test));
  return [[...yes], files.filter((file) => !yes.has(file))];
}

/** Sorted, without further paths to the same file; the path without links stays where there is one. */
function eachOnce(files: readonly string[]): string[] {
  const byTarget = new Map<string, string>();
  for (const file of [...new Set(files)].toSorted(compareText)) {
    const target = realPath(file);
    const known = byTarget.get(target);
    if (known === undefined || file === target) byTarget.set(target, file);
  }
  return [...byTarget.values()].toSorted(compareText);
}

/**
 * Whether a glob names a folder that stands there and from which the last file was removed. The project's own folder
 * always stands there, and proves nothing.
 */
function isEmptied(project: Project, glob: string, found: readonly string[]): boolean {
  if (!/[*?[\]{}()!+@]/.test(glob)) return false;
  const base = baseOf(glob);
  const folder = path.resolve(project.directory, base);
  if (folder === project.directory || statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return false;
  const present = matchFiles(
    project,
    `${base}/**/*.{yaml,yml}`,
    othersFolders,
    new DirectoryLister(project.directory, repositoryOf(project.directory)),
  );
  const known = new Set(found);
  return present.every((file) => known.has(file));
}

function matchesNothing(
  project: Project,
  list: FileList,
  { glob, source }: PlacedGlob,
  ignore: readonly string[],
): Diagnostic {
  const message = `the glob ${glob} matches no ${list.noun}`;
  const hint = nothingHint(project, list, glob, ignore);
  return { code: "project-glob-matches-nothing", severity: "error", message, hint, source };
}

function nothingHint(project: Project, { emptyHint }: FileList, glob: string, ignore: readonly string[]): string {
  const other = glob.endsWith(".yaml") ? `${glob.slice(0, -5)}.yml` : `${glob.replace(/\.yml$/, "")}.yaml`;
  const found = matchFiles(
    project,
    other,
    ignore,
    new DirectoryLister(project.directory, repositoryOf(project.directory)),
  )[0];
  if (found !== undefined) {
    return `${path.relative(project.directory, found)} ends in ${path.extname(found)}: rename it or write ${other}`;
  }
  const folder = path.resolve(project.directory, glob);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) {
    return `${glob} is a folder: write ${glob.replace(/\/$/, "")}/**/*.{yaml,yml}`;
  }
  return `globs are relative to ${project.source.file}: check the folder's name; ${emptyHint}`;
}

/** Where a glob stands; the list's place, or the start of the file, for one that is a default. */
function globPlace({ sources, source }: Project, { field }: FileList, index: number): SourceRange {
  return sources.get(`/spec/${field}/${index}`) ?? sources.get(`/spec/${field}`) ?? source.range(0);
}

function leadsOutside(
  { noun }: FileList,
  { glob, source }: PlacedGlob,
  { place, repository }: { place: string; repository: string },
): Diagnostic {
  const message = `the glob ${glob} leads to ${place}, outside of the repository ${repository}, which is not read`;
  // What stands in the project's folder and leads out of it is a link, which other files may need.
  const takeAway = place.startsWith("..") || path.isAbsolute(place) ? "" : `, or take the place away: "!${place}"`;
  const hint = `keep ${noun}s in the repository${takeAway}`;
  return { code: "project-outside-repository", severity: "error", message, hint, source };
}

/** Names of git's data are data, too: branches and remotes. */
function leadsIntoGit({ noun }: FileList, { glob, source }: PlacedGlob): Diagnostic {
  const message = `the glob ${glob} leads into a .git folder, which is not read`;
  const hint = `keep ${noun}s outside of .git, and take the glob or the link away`;
  return { code: "project-not-a-manifest", severity: "error", message, hint, source };
}

function otherNames(
  project: Project,
  { noun, example }: FileList,
  { glob, source, others }: PlacedGlob & { others: readonly string[] },
  cwd: string,
): Diagnostic[] {
  const [first, ...more] = others.toSorted(compareText);
  if (first === undefined) return [];
  const shown = showPath(first, cwd);
  const which = more.length === 0 ? shown : `${shown} and ${plural(more.length, "other file")}`;
  const message = `the glob ${glob} matches ${which}, not read because ${noun}s end in .yaml, .yml or .json`;
  const own = path.relative(project.directory, first).replaceAll(path.sep, "/");
  const hint = `write a glob that ends so, such as ${example}, or take the file away: "!${own}"; a link has to lead to such a file`;
  return [{ code: "project-not-a-manifest", severity: "error", message, hint, source }];
}

function unreadableFolder({ field, noun, lost }: FileList, shown: string, code: string): Diagnostic {
  const source = { file: shown, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const message = `the folder ${shown} cannot be read: ${code}`;
  const hint = `${noun}s in it ${lost}; make it readable or leave it out of spec.${field}`;
  return { code: "document-unreadable", severity: "error", message, hint, source };
}
