import path from "node:path";
import { projectFileName } from "../project/find-project-file.ts";
import { printJson } from "../report/print-json.ts";
import { escapeControls } from "../values/printable.ts";
import { lineOf, runGit } from "./base/run-git.ts";
import { findBase } from "./base/find-base.ts";
import { CommandError } from "./command-error.ts";
import type { projectsDefinition } from "./definitions/files.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import { tellFindings } from "./output/tell-findings.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { changedFiles } from "./projects/changed-files.ts";
import { findAlike } from "./projects/find-alike.ts";
import { findReadable, type ProjectsFound, type UnreadableProject } from "./projects/find-projects.ts";
import { withLinks } from "./projects/linked-changes.ts";
import { projectsAt } from "./projects/projects-at.ts";
import type { FoundProject } from "./projects/read-names.ts";
import { findTakenAway, type TakenAway } from "./projects/taken-away.ts";
import { toTargets, type Target } from "./projects/target.ts";
import { homeOf, touchedTargets } from "./projects/touched.ts";

/** `audiencectl projects`: what pipelines of a repository are about. */
export async function run(io: CommandIo, options: OptionsOf<typeof projectsDefinition>): Promise<ExitCode> {
  const root = await findTop(io);
  const found = await findReadable(io, root);
  // Before anything is left out: whether two are told apart does not hang on what a branch changes.
  const alike = findAlike(found.projects);
  const isAlike = ({ folder }: FoundProject): boolean => alike.some((each) => each.folder === folder);
  const targets = toTargets(found.projects.filter((project) => !isAlike(project)));
  const left = [...found.unreadable, ...alike];
  const { unreadable, ...listed } =
    options.base === undefined
      ? { targets, unreadable: left }
      : await touchedSince(io, root, options.base, { ...found, unreadable: left }, targets);
  const faults = unreadable.map(({ folder, error: { message, hint = "" } }) => ({ folder, message, hint }));
  const whole = { ...listed, ...(faults.length > 0 && { unreadable: faults }) };
  io.stdout(options.format === "json" ? printJson(whole) : renderText(listed.targets));
  if (unreadable.length === 0)
    return listed.takenAway?.some(({ severity }) => severity === "error") ? exitCodes.refused : exitCodes.done;
  // Whoever has a job for each of the others can go on with them.
  const errors = [...new Set(unreadable.map(({ error }) => error))];
  const [code, ...others] = new Set(errors.map((error) => error.code));
  throw new CommandError(errors.map(({ message }) => message).join("; "), {
    code: code !== undefined && others.length === 0 ? code : "projects-unreadable",
    hint: errors.map(({ hint }) => hint).join("; "),
    afterResult: true,
  });
}

/** What is listed. */
interface Listed {
  targets: readonly Target[];
  /** What a change takes away. Left out: nothing is compared. */
  takenAway?: readonly Pick<TakenAway, "project" | "severity" | "message" | "hint">[];
  /** The projects that something has changed for, but whose file does not say which they are, or not which of two. */
  unreadable: readonly UnreadableProject[];
}

async function findTop(io: CommandIo): Promise<string> {
  const top = await runGit(io, ["rev-parse", "--show-toplevel"], { cwd: io.cwd });
  if (top.exitCode === 0) return lineOf(top);
  throw new CommandError(`${io.cwd} is not in the working tree of a git repository: ${top.complaint}`, {
    code: "projects-no-repository",
    hint: "run it in a clone; a project without git is the one that the other commands find by themselves",
  });
}

/** Those for which something has changed. What is gone has no line, so a finding tells of it. */
async function touchedSince(
  io: CommandIo,
  root: string,
  ref: string,
  { projects, unreadable }: ProjectsFound,
  targets: readonly Target[],
): Promise<Listed> {
  const base = await findBase(io, ref, path.join(root, projectFileName));
  const isThere = ({ folder }: FoundProject): boolean => unreadable.some((each) => each.folder === folder);
  const then = await projectsAt(io, base);
  // What cannot be read is not gone.
  const before = then.filter((project) => !isThere(project));
  const takenAway = findTakenAway(before, projects);
  tellFindings(io, takenAway, new Map(), { blank: false });
  const changes = await withLinks(io, base.root, await changedFiles(io, base));
  const homes = new Set(changes.map(({ file }) => homeOf([...projects, ...unreadable], file)?.folder));
  // What concerns one of several that are alike concerns all of them, and it is said of all of them each time.
  const causes = new Set(unreadable.filter(({ folder }) => homes.has(folder)).map(({ error }) => error));
  // What was merged while two were alike was never planned.
  const wereAlike = new Set(findAlike(then).map(({ folder }) => folder));
  const touched = new Set(touchedTargets(projects, targets, changes));
  return {
    targets: targets.filter((target) => touched.has(target) || wereAlike.has(target.folder)),
    takenAway: takenAway.map(({ project, severity, message, hint = "" }) => ({ project, severity, message, hint })),
    unreadable: unreadable.filter(({ error }) => causes.has(error)),
  };
}

/** A line for each, whose last word is the folder, so that a shell reads it, too. */
function renderText(targets: readonly Target[]): string {
  const lines = targets.map(({ project, environment, folder }) => `${project} ${environment} ${folder}\n`);
  return lines.map((line) => `${escapeControls(line.trimEnd())}\n`).join("");
}
