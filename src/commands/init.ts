import path from "node:path";
import { findProjectFile, projectFileName } from "../project/find-project-file.ts";
import { showPath } from "../project/show-path.ts";
import { escapeControls } from "../values/printable.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { checkDirectory, composeFiles, makeExamples } from "./init/compose-files.ts";
import { asksForMore, extendProject } from "./init/extend-project.ts";
import { extendRepository } from "./init/extend-repository.ts";
import { findOutdated } from "./init/find-outdated.ts";
import { gatherSetup, type GatheredSetup, type InitOptions } from "./init/gather-setup.ts";
import { EXAMPLE_FILE } from "./init/project-files.ts";
import { importAll } from "./init/import-all.ts";
import { entryAt } from "./init/look-at-places.ts";
import { lockCommand } from "./init/lock-command.ts";
import { lookAtRepository } from "./init/look-at-repository.ts";
import { nextCommands } from "./init/next-commands.ts";
import { renderOutcomeJson, renderOutcomeText, type InitOutcome } from "./init/outcome.ts";
import { lookAtProjects } from "./init/look-at-projects.ts";
import { leftForPipelines, type LeftForPipelines, type PipelinesWanted } from "./init/left-for-pipelines.ts";
import { pipelinesIn } from "./init/pipelines-in.ts";
import { tellUntoldSecrets } from "./init/tell-untold-secrets.ts";
import { writeFiles } from "./init/write-files.ts";
import { writePipelines } from "./init/write-pipelines.ts";
import type { CommandIo } from "./io.ts";
import { projectPlace } from "./init/project-place.ts";

/** `audiencectl init`: sets a project up. Everything is asked and checked before the first file is written. */
export async function run(io: CommandIo, options: InitOptions): Promise<ExitCode> {
  const directory = path.resolve(io.cwd, options.dir ?? ".");
  const extended =
    asksForMore(options) && entryAt(path.join(directory, projectFileName))?.isFile()
      ? await extendProject(io, options, directory)
      : await extendRepository(io, options, directory);
  if (extended) {
    const { outcome, warnings } = extended;
    tell(io, warnings);
    print(io, options, outcome);
    return exitCodes.done;
  }
  checkDirectory(directory, io.cwd);
  const setup = await gatherSetup(io, options, directory);
  const { name, uid, environments, access } = setup;
  const repository = setup.ci.length > 0 ? await lookAtRepository(io, directory) : undefined;
  const wanted: PipelinesWanted = { directory, before: pipelinesIn(directory), ...wantedOf(setup) };
  const projects = await lookAtProjects(io, directory, wanted.project);
  const files = composeFiles(directory, io.cwd, setup, repository, projects.secrets);
  // After an import it is known which secrets pipelines have to pass on.
  const later = setup.import && access ? files.written.filter(({ source }) => source !== undefined) : [];
  await writeFiles(
    directory,
    files.written.filter((file) => !later.includes(file)),
    files.extended,
  );

  const hasExample = files.written.some((file) => file.path === EXAMPLE_FILE);
  const show = (file: string): string => showPath(path.join(directory, file), io.cwd);
  const outdated = findOutdated(directory, io.cwd, files.existing, projects.secrets);
  const outcome: InitOutcome = {
    project: { name, uid, directory },
    environments,
    written: files.written.map((file) => show(file.path)),
    extended: files.extended.map((file) => show(file.path)),
    leftAlone: files.leftAlone.map(show),
    outdated,
    ...leftForPipelines({ ...wanted, ...(hasExample && { example: show(EXAMPLE_FILE) }) }, projects),
    next: [
      ...outdated.map(({ compare }) => compare),
      ...lockCommand(directory, io.cwd, repository),
      ...nextCommands({
        place: projectPlace(io, options, directory),
        environments,
        hasToken: access !== undefined,
        unmanaged: setup.import ? [] : setup.unmanaged,
        hasExample,
        appliedBy: setup.ci,
      }),
    ],
  };
  const unsure = repository ? [...repository.warnings, ...projects.warnings] : [];
  tell(io, [...setup.warnings, ...unsure, ...outerProject(io, directory)]);
  if (repository) tellUntoldSecrets(io, directory, projects.secrets);
  if (!setup.import || !access) {
    print(io, options, outcome);
    return exitCodes.done;
  }
  const finishPipelines = async (): Promise<LeftForPipelines> =>
    leftForPipelines(wanted, await writePipelines(io, wanted, later, projects.secrets));
  try {
    const target = { directory, environment: environments[0]?.name ?? "" };
    const result = importAll(io, access, target);
    await result.catch(() => undefined);
    Object.assign(outcome, await finishPipelines());
    const { exitCode, report } = await result;
    outcome.import = report;
    outcome.written.push(...new Set(report.written.map(({ file }) => file)));
    if (report.written.length === 0) outcome.written.push(...(await addExample(directory, setup.name)).map(show));
    print(io, options, outcome);
    return exitCode;
  } catch (error) {
    // What is written stays, so people have to know; as JSON, a failure alone is the result.
    if (options.format === "text") print(io, options, outcome);
    throw error;
  }
}

function tell(io: CommandIo, warnings: readonly string[]): void {
  for (const warning of warnings) io.stderr(`${io.style.stderr.yellow("Warning:")} ${escapeControls(warning)}\n`);
}

function print(io: CommandIo, { format }: InitOptions, outcome: InitOutcome): void {
  io.stdout(format === "json" ? renderOutcomeJson(outcome) : renderOutcomeText(outcome, io.style.stdout));
}

/** A token that sees some of the spaces and not the others shows which ones need one of their own. */
function wantedOf({ name, uid, environments, ci }: GatheredSetup): Omit<PipelinesWanted, "directory" | "before"> {
  const added = environments.map((each) => each.name);
  const apart = environments.some(({ seen }) => seen) ? environments.filter(({ seen }) => !seen) : [];
  const elsewhere = new Set(apart.map((each) => `${name}/${each.name}`));
  const places = environments.map((each) => ({ ...each, previousNames: [] }));
  return { project: { name, uid, environments: added, places, folder: ".", secrets: [] }, ci, added, elsewhere };
}

/** A project without any manifest would not be valid. */
async function addExample(directory: string, project: string): Promise<string[]> {
  const examples = makeExamples(directory, project).filter((file) => !entryAt(path.join(directory, file.path)));
  await writeFiles(directory, examples);
  return examples.map((file) => file.path);
}

/** A project in a folder above may take the new manifests for its own. */
function outerProject(io: CommandIo, directory: string): string[] {
  const { file } = findProjectFile(path.dirname(directory));
  if (file === undefined) return [];
  return [`${showPath(file, io.cwd)} is a project, too; its spec.manifests has to leave this folder out`];
}
