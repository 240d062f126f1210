import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
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
import { findProjects } from "./projects/find-projects.ts";
import { withLinks } from "./projects/linked-changes.ts";
import { projectsAt } from "./projects/projects-at.ts";
import type { FoundProject } from "./projects/read-names.ts";
import { refuseSameUid } from "./projects/same-uid.ts";
import { findTakenAway } from "./projects/taken-away.ts";
import { toTargets, type Target } from "./projects/target.ts";
import { touchedTargets } from "./projects/touched.ts";

/** `audiencectl projects`: what pipelines of a repository are about. */
export async function run(io: CommandIo, options: OptionsOf<typeof projectsDefinition>): Promise<ExitCode> {
  const root = await findTop(io);
  const projects = await findProjects(io, root);
  // Before anything is left out: whether two are told apart does not hang on what a branch changes.
  refuseSameUid(projects);
  const targets = toTargets(projects);
  const listed =
    options.base === undefined ? { targets } : await touchedSince(io, root, options.base, projects, targets);
  io.stdout(options.format === "json" ? printJson(listed) : renderText(listed.targets));
  return listed.takenAway?.some(({ severity }) => severity === "error") ? exitCodes.refused : exitCodes.done;
}

/** What is listed, as it is as JSON. */
interface Listed {
  targets: readonly Target[];
  /** What a change takes away. Left out: nothing is compared. */
  takenAway?: readonly { severity: Diagnostic["severity"]; message: string; hint: string }[];
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
  projects: readonly FoundProject[],
  targets: readonly Target[],
): Promise<Listed> {
  const base = await findBase(io, ref, path.join(root, projectFileName));
  const takenAway = findTakenAway(await projectsAt(io, base), projects);
  tellFindings(io, takenAway, new Map(), { blank: false });
  const touched = touchedTargets(projects, targets, await withLinks(io, base.root, await changedFiles(io, base)));
  return {
    targets: touched,
    takenAway: takenAway.map(({ severity, message, hint = "" }) => ({ severity, message, hint })),
  };
}

/** A line for each, whose last word is the folder, so that a shell reads it, too. */
function renderText(targets: readonly Target[]): string {
  const lines = targets.map(({ project, environment, folder }) => `${project} ${environment} ${folder}\n`);
  return lines.map((line) => `${escapeControls(line.trimEnd())}\n`).join("");
}
