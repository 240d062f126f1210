import { readFile } from "node:fs/promises";
import path from "node:path";
import { projectFileName } from "../../project/find-project-file.ts";
import { showPath } from "../../project/show-path.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { writeOutputFile } from "../output/output-file.ts";
import { readProjectNames, type FoundProject } from "../projects/read-names.ts";
import { joinWords } from "../../values/words.ts";
import { addEnvironments } from "./add-environments.ts";
import type { CiSystem } from "./ci-files.ts";
import { adoptionSteps } from "./adoption-steps.ts";
import { composeCiFiles, composeTopIgnore } from "./compose-files.ts";
import { findOutdated } from "./find-outdated.ts";
import { readAccess, type InitOptions } from "./gather-setup.ts";
import { lookAtRepository, type Repository } from "./look-at-repository.ts";
import { lookUpSpaces } from "./look-up-spaces.ts";
import { nextCommands } from "./next-commands.ts";
import type { InitOutcome } from "./outcome.ts";
import { readCiSystems, readEnvironments } from "./read-answers.ts";
import { refuseSharedSpaces } from "./refuse-shared-spaces.ts";
import { leftForPipelines } from "./left-for-pipelines.ts";
import { lookAtProjects } from "./look-at-projects.ts";
import { tellUntoldSecrets } from "./tell-untold-secrets.ts";
import { settleEnvironments } from "./settle-environments.ts";
import type { NewEnvironment } from "./setup.ts";
import { lockCommand } from "./lock-command.ts";
import { writeFiles } from "./write-files.ts";
import { pipelinesIn } from "./pipelines-in.ts";
import { projectPlace } from "./project-place.ts";

/** Whether flags ask for something that can be added to a project. */
export function asksForMore({ ci, env, name, import: imports }: InitOptions): boolean {
  return (ci !== undefined || env !== undefined) && name === undefined && !imports;
}

/** What was done, and what is not sure of it. */
export interface Extended {
  outcome: InitOutcome;
  warnings: string[];
}

/**
 * Adds environments and pipelines to a project that is there. Everything is checked before the first file is written.
 *
 * @param directory Absolute path of the project's folder.
 * @throws {CommandError} when the project file cannot be read or edited, or has such an environment or its space already.
 */
export async function extendProject(io: CommandIo, options: InitOptions, directory: string): Promise<Extended> {
  const file = path.join(directory, projectFileName);
  const text = await readFile(file, "utf8");
  const shown = showPath(file, io.cwd);
  const project = readProjectNames(shown, text);
  const ci: readonly CiSystem[] = readCiSystems(options.ci ?? []);
  const { environments, warnings } = await settle(io, options, directory, project);
  const extended = environments.length === 0 ? text : addEnvironments(text, environments);
  if (extended === undefined) throw byHand(shown, environments);
  const repository: Repository | undefined = ci.length > 0 ? await lookAtRepository(io, directory) : undefined;
  const added = environments.map(({ name }) => name);
  const whole = {
    ...project,
    environments: [...project.environments, ...added],
    places: [...project.places, ...environments.map((each) => ({ ...each, previousNames: [] }))],
  };
  const before = pipelinesIn(directory);
  const projects = await lookAtProjects(io, directory, whole);
  const files = composeCiFiles(directory, io.cwd, ci, repository, projects.secrets);
  const [ignore] = ci.length > 0 ? composeTopIgnore(directory) : [];
  if (extended !== text) await writeOutputFile(io, file, extended);
  await writeFiles(directory, [...files.missing, ...(ignore?.written ?? [])], ignore?.extended);

  const outdated = findOutdated(directory, io.cwd, files.existing, projects.secrets);
  const { secrets, steps } = leftForPipelines({ directory, project: whole, ci, before, added }, projects);
  if (ci.length > 0) tellUntoldSecrets(io, directory, projects.secrets);
  const show = (each: { path: string }): string => showPath(path.join(directory, each.path), io.cwd);
  const place = projectPlace(io, options, directory);
  const outcome: InitOutcome = {
    project: { name: project.name, directory },
    environments,
    written: [...files.missing, ...(ignore?.written ?? [])].map(show),
    extended: [...(extended === text ? [] : [shown]), ...(ignore?.extended ?? []).map(show)],
    leftAlone: files.existing.map(show),
    outdated,
    secrets,
    notes: added.length > 0 ? notesOf(shown, project, added) : [],
    next: [
      ...outdated.map(({ compare }) => compare),
      ...lockCommand(directory, io.cwd, repository),
      ...(added.length > 0 ? await adoptionSteps(file, io.cwd, place) : []),
      ...nextCommands({
        place,
        environments: added.length > 0 ? environments : whole.environments.map((name) => ({ name })),
        several: whole.environments.length > 1,
        hasToken: Boolean(io.env["PUBLIC_API_TOKEN"]),
        appliedBy: [...ci, ...before],
      }),
    ],
    steps,
  };
  return {
    outcome,
    warnings: [...warnings, ...(repository?.warnings ?? []), ...(ci.length > 0 ? projects.warnings : [])],
  };
}

/** What changes for those that are there: pipelines go by the order of the file, and a command has to name its environment. */
function notesOf(file: string, { environments }: FoundProject, added: readonly string[]): string[] {
  const last = environments.at(-1);
  if (last === undefined) return [];
  const [come, them] = added.length === 1 ? ["comes", "it"] : ["come", "them"];
  return [
    `in ${file}, move ${joinWords(added, "and")} to the right place in spec.environments: pipelines apply environments in this order, and ${them === "it" ? "this one" : "these"} ${come} after ${last} now`,
    ...(environments.length === 1
      ? ["give every command --env from now on: the project has several environments"]
      : []),
  ];
}

/** The environments that are wanted, with their regions, and what could not be looked at. */
async function settle(
  io: CommandIo,
  options: InitOptions,
  directory: string,
  project: FoundProject,
): Promise<{ environments: NewEnvironment[]; warnings: string[] }> {
  const wanted = readEnvironments(options.env ?? []);
  const [first] = wanted;
  if (!first) return { environments: [], warnings: [] };
  const taken = wanted.find(({ name }) => project.environments.includes(name));
  if (taken)
    throw new CommandError(`${project.name} has an environment ${taken.name} already; nothing was written`, {
      code: "usage",
      hint: "choose another name, or change its space in the project file",
    });
  const access = await readAccess(io, options);
  const lookedUp =
    access && (await lookUpSpaces(io, { ...access, directory, region: first.region ?? "us", space: first.space }));
  refuseSharedSpaces(wanted, project.places, lookedUp?.workspace?.spaces ?? []);
  const settled = settleEnvironments(
    wanted,
    options.simulate ? undefined : lookedUp?.workspace,
    projectPlace(io, options, directory),
  );
  const unknown = lookedUp?.failure ? [`the spaces could not be looked at: ${lookedUp.failure.message}`] : [];
  return { environments: settled.environments, warnings: [...unknown, ...settled.warnings] };
}

function byHand(file: string, environments: readonly NewEnvironment[]): CommandError {
  const lines = environments.map(({ name, space, region }) => `${name}: { space: ${space}, region: ${region} }`);
  return new CommandError(`${file} does not list its environments one below the other; nothing was written`, {
    code: "init-by-hand",
    hint: `add this to spec.environments by hand: ${lines.join(", ")}`,
  });
}
