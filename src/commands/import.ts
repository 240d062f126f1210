import { lstatSync, readFileSync, realpathSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { bringBack, type BroughtBack } from "../importing/bring-back.ts";
import { coveringLine } from "../importing/covering-line.ts";
import { joinManifests, type ImportedFile } from "../importing/lay-out-files.ts";
import { byAge } from "../importing/make-manifests.ts";
import { prepareImport, type PreparedImport } from "../importing/prepare-import.ts";
import { selectObjects, type Candidate } from "../importing/select-objects.ts";
import { standingOf } from "../importing/standing.ts";
import { unifiedDiff } from "../importing/unified-diff.ts";
import { findSpace } from "../live/find-space.ts";
import { readSpace } from "../live/read-space.ts";
import type { ManifestContext } from "../manifest/check-manifest.ts";
import { matchResources, type Match } from "../plan/match.ts";
import { chooseEnvironment } from "../project/choose-environment.ts";
import { findManifestFiles } from "../project/find-manifest-files.ts";
import { showPath } from "../project/show-path.ts";
import { renderDiagnosticsText } from "../report/diagnostics-text.ts";
import { escapeControls, plural } from "../report/style.ts";
import type { DesiredResource, LiveResource } from "../resources/resource.ts";
import { fieldPath } from "../yaml/pointer.ts";
import { CommandError } from "./command-error.ts";
import type { ConnectionOptions } from "./connect.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { invalidInput, readManifests, readProject, type Findings, type ProjectOptions } from "./load.ts";
import { writeOutputFile } from "./output-file.ts";
import { connectTo } from "./planning.ts";
import type { OutputFormat } from "./run.ts";

interface ImportOptions extends ProjectOptions, ConnectionOptions {
  all?: boolean;
  key?: string[];
  name?: string[];
  type?: string[];
  dir?: string;
  file?: string;
  force?: boolean;
  dryRun?: boolean;
  update?: boolean;
  format: OutputFormat;
}

/** The project beside its space. */
interface Surroundings {
  context: ManifestContext;
  resources: DesiredResource[];
  sources: ReadonlyMap<string, SourceText>;
  /** Everything in the space, the oldest first. */
  live: LiveResource[];
  /** The manifests with the objects they own. */
  kept: Extract<Match, { type: "keep" }>[];
}

/** Written files that no plan would read, and the line that mends it. */
interface Uncovered {
  files: string[];
  line: string;
}

/** Where new manifests go, from the folder of the project file. */
const defaultFolder = "audiences";

/** Options that do not go together, with why. */
const clashes: readonly [keyof ImportOptions, keyof ImportOptions, string][] = [
  ["dir", "file", "the manifests go to one file, or to one file each"],
  ["all", "key", "--all takes everything"],
  ["all", "name", "--all takes everything"],
  ["update", "dir", "an update writes the files that are there"],
  ["update", "file", "an update writes the files that are there"],
  ["update", "force", "an update writes the files that are there"],
];

/** `audiencectl import`: writes manifests for what nobody owns, or brings manifests up to what is live. */
export async function run(io: CommandIo, options: ImportOptions): Promise<ExitCode> {
  const clash = clashes.find(([one, other]) => options[one] !== undefined && options[other] !== undefined);
  if (clash) {
    const message = `--${clash[0]} and --${clash[1]} cannot be given together`;
    throw new CommandError(message, { code: "usage", hint: clash[2] });
  }
  const around = await readSurroundings(io, options);
  return options.update === true ? await updateManifests(io, options, around) : await importNew(io, options, around);
}

/** Reads the files, then the space. Nothing is sent before all files are without error. */
async function readSurroundings(io: CommandIo, options: ImportOptions): Promise<Surroundings> {
  const findings: Findings = { diagnostics: [], sources: new Map() };
  const found = await readProject(io, options, findings);
  const chosen = found && chooseEnvironment(found.project, options.env);
  findings.diagnostics.push(...(chosen?.diagnostics ?? []));
  const environment = chosen?.environment;
  let resources = found && environment ? await readManifests(io, found, environment, findings) : [];
  // A project that starts with an import has no manifests yet.
  findings.diagnostics = findings.diagnostics.filter(({ code }) => code !== "project-glob-matches-nothing");
  if (!found || !environment || hasErrors(findings.diagnostics)) throw invalidInput(findings);
  if (findings.diagnostics.length > 0)
    io.stderr(`${renderDiagnosticsText(findings.diagnostics, findings.sources, io.style.stderr)}\n`);

  const { project } = found;
  const connection = await connectTo(io, options, { project, environment });
  const space = await findSpace(connection.client, environment.space);
  const live = (await readSpace({ client: connection.client, spaceId: space.id })).toSorted(byAge);
  await connection.close();
  if ([...findings.sources.values()].some(({ text }) => text.includes("${space.id}")))
    resources = await readManifests(io, found, environment, { diagnostics: [], sources: new Map() }, space);
  const { matches } = matchResources({ project: project.name, desired: resources, live, forget: project.forget });
  const kept = matches.filter((match) => match.type === "keep");
  return { context: { project, environment, space }, resources, sources: findings.sources, live, kept };
}

async function importNew(io: CommandIo, options: ImportOptions, around: Surroundings): Promise<ExitCode> {
  const { context, resources, sources, live, kept } = around;
  const candidates = live.map((each): Candidate => ({ live: each, standing: standingOf(each, resources) }));
  if (!hasSelector(options)) throw selectorNeeded(candidates);
  const adopted = candidates.flatMap(({ live, standing }) =>
    standing.type === "declared" && standing.adopts ? [{ address: standing.address, live }] : [],
  );
  const prepared = await prepareImport({
    chosen: select(options, candidates),
    space: live,
    managed: [...kept.map(({ desired, live }) => ({ address: desired.address, live })), ...adopted],
    sources: sources.values(),
    context,
    pathOf: ({ name }) => showPath(targetPath(io, options, context, name), io.cwd),
  });
  const { files, leftOut } = prepared;
  if (options.dryRun !== true) await writeFiles(io, options, files, resources);
  const uncovered = options.dryRun === true ? undefined : findUncovered(io, options, files, context);
  io.stdout(options.format === "json" ? renderJson(options, prepared, uncovered) : renderText(options, prepared));
  tellOfImport(io, options, prepared, uncovered);
  return leftOut.length > 0 ? exitCodes.failed : exitCodes.done;
}

async function updateManifests(io: CommandIo, options: ImportOptions, around: Surroundings): Promise<ExitCode> {
  const { context, resources, sources, live, kept } = around;
  const managed = new Map(kept.map((match) => [match.live.id, match]));
  const candidates = live.map((each): Candidate => {
    const standing = standingOf(each, resources);
    if (managed.has(each.id)) return { live: each, standing: { type: "free" } };
    return { live: each, standing: standing.type === "free" ? { type: "unmanaged" } : standing };
  });
  const chosen = select(hasSelector(options) ? options : { ...options, all: true }, candidates);
  const keys = new Map(kept.map(({ desired, live }) => [desired.address, live.key]));
  const pairs = chosen.flatMap(({ id }) => managed.get(id) ?? []);
  const result = await bringBack(pairs, sources, context, (address) => keys.get(address));
  if (options.dryRun !== true)
    for (const { source, text } of result.files)
      if (text !== source.text) await writeOutputFile(io, source.file, markOf(io, source.file) + text);
  io.stdout(renderUpdate(options, result));
  for (const { source, address, pointer, reason, hint } of result.files.flatMap(({ left }) => left)) {
    const place = `${source.file}:${source.line}:${source.column}`;
    io.stderr(`${escapeControls(`${place}: ${address}: ${fieldPath(pointer)} is left as it is: ${reason}`)}\n`);
    io.stderr(`${io.style.stderr.cyan("Hint:")} ${escapeControls(hint)}\n`);
  }
  if (result.differing === 0) io.stderr("Nothing to bring back: the manifests say what is live.\n");
  return result.files.some(({ left }) => left.length > 0) ? exitCodes.failed : exitCodes.done;
}

function hasSelector({ all, key = [], name = [] }: ImportOptions): boolean {
  return all === true || key.length + name.length > 0;
}

function selectorNeeded(candidates: readonly Candidate[]): CommandError {
  const free = candidates.filter(({ standing }) => standing.type === "free").length;
  return new CommandError(`say what to import: nobody owns ${plural(free, "object")} of the space`, {
    code: "import-selection",
    hint: "--all for all of them, --key KEY or --name 'GLOB' for some; --type USERS limits them to a type",
  });
}

function select(
  { all = false, key = [], name = [], type = [] }: ImportOptions,
  candidates: Candidate[],
): LiveResource[] {
  const { chosen, problems } = selectObjects(candidates, { all, keys: key, names: name, types: type });
  const lines = problems.map(({ message, hint }) => (hint === undefined ? message : `${message}; ${hint}`));
  if (lines.length > 0) throw new CommandError(lines.join("\n"), { code: "import-selection" });
  return chosen;
}

/** Absolute path of a new manifest. */
function targetPath(io: CommandIo, { dir, file }: ImportOptions, { project }: ManifestContext, name: string): string {
  if (file !== undefined) return path.resolve(io.cwd, file);
  const folder = dir === undefined ? path.join(project.directory, defaultFolder) : path.resolve(io.cwd, dir);
  return path.join(folder, `${name}.yaml`);
}

/** Writes all files, or none when one of them is there already. */
async function writeFiles(
  io: CommandIo,
  { force }: ImportOptions,
  files: readonly ImportedFile[],
  resources: readonly DesiredResource[],
): Promise<void> {
  const existing = files.map(({ path }) => path).filter((file) => exists(path.resolve(io.cwd, file)));
  if (existing.length > 0 && force !== true)
    throw new CommandError(
      `${plural(existing.length, "file")} would be overwritten; nothing was written\n${existing.join("\n")}`,
      { code: "import-conflict", hint: "give --force to overwrite, or another place with --dir or --file" },
    );
  const lost = resources.filter(({ source }) => existing.includes(source.file)).map(({ address }) => address);
  for (const file of files) {
    await makeFolder(path.dirname(path.resolve(io.cwd, file.path)));
    await writeOutputFile(io, file.path, file.text);
  }
  if (lost.length > 0)
    io.stderr(`${io.style.stderr.yellow("Warning:")} the files written over declared ${lost.join(", ")}\n`);
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const message = `the folder ${folder} cannot be made: ${error instanceof Error ? error.message : String(error)}`;
    throw new CommandError(message, { code: "output-file", hint: "choose another one with --dir", cause: error });
  }
}

function exists(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** A file keeps its byte order mark, which its text does not show. */
function markOf(io: CommandIo, file: string): string {
  return readFileSync(path.resolve(io.cwd, file), "utf8").startsWith("\uFEFF") ? "\uFEFF" : "";
}

function findUncovered(
  io: CommandIo,
  { file }: ImportOptions,
  files: readonly ImportedFile[],
  { project }: ManifestContext,
): Uncovered | undefined {
  const covered = new Set(findManifestFiles(project, io.cwd).files.map((each) => realpathSync(each)));
  const outside = files
    .map((each) => each.path)
    .filter((each) => !covered.has(realpathSync(path.resolve(io.cwd, each))));
  const [first] = outside;
  if (first === undefined) return undefined;
  return { files: outside, line: coveringLine(project, path.resolve(io.cwd, first), file === undefined) };
}

function renderText({ dryRun }: ImportOptions, { manifests, files }: PreparedImport): string {
  if (dryRun === true) return joinManifests(manifests);
  const lines = files.flatMap((file) => file.manifests.map(({ address }) => `${file.path}: ${address}`));
  return lines.map((line) => `${escapeControls(line)}\n`).join("");
}

function renderJson(
  { dryRun }: ImportOptions,
  { manifests, files, leftOut, faults }: PreparedImport,
  uncovered: Uncovered | undefined,
): string {
  const describe = ({ id, key, name }: LiveResource): object => ({ id, key, name });
  const imported = files.flatMap((file) =>
    file.manifests.map(({ address, live }) => ({ file: file.path, address, ...describe(live) })),
  );
  return toJson({
    [dryRun === true ? "wouldWrite" : "written"]: imported,
    leftOut: leftOut.map(({ live, reason }) => ({ ...describe(live), reason })),
    ...(uncovered && { uncovered }),
    ...(dryRun === true && { yaml: joinManifests(manifests) }),
    diagnostics: faults.diagnostics,
  });
}

function renderUpdate({ dryRun, format }: ImportOptions, { files }: BroughtBack): string {
  const diff =
    dryRun === true ? files.map(({ source, text }) => unifiedDiff(source.file, source.text, text)).join("") : "";
  const updated = files.flatMap(({ source, updated }) =>
    updated.map(({ address, pointers }) => ({ file: source.file, address, fields: pointers.map(fieldPath) })),
  );
  if (format === "json")
    return toJson({
      [dryRun === true ? "wouldUpdate" : "updated"]: updated,
      left: files.flatMap(({ left }) => left.map(({ pointer, ...rest }) => ({ ...rest, field: fieldPath(pointer) }))),
      ...(dryRun === true && { diff }),
    });
  if (dryRun === true) return diff;
  const lines = updated.map(({ file, address, fields }) => `${file}: ${address}: ${fields.join(", ")}`);
  return lines.map((line) => `${escapeControls(line)}\n`).join("");
}

function toJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What people should know besides the result. */
function tellOfImport(
  io: CommandIo,
  { dryRun }: ImportOptions,
  { manifests, leftOut, faults }: PreparedImport,
  uncovered: Uncovered | undefined,
): void {
  const { yellow, cyan } = io.style.stderr;
  for (const { live, reason } of leftOut)
    io.stderr(`Left out: ${escapeControls(`${JSON.stringify(live.name)} (${live.id}): ${reason}`)}\n`);
  if (leftOut.length > 0) io.stderr(`${cyan("Hint:")} no manifest can hold these as they are; mend them in Segment\n`);
  if (faults.diagnostics.length > 0) {
    io.stderr(`${renderDiagnosticsText(faults.diagnostics, faults.sources, io.style.stderr)}\n`);
    io.stderr(`${yellow("Warning:")} nothing can be planned until these manifests are mended or taken out\n`);
  }
  if (uncovered) {
    const what = plural(uncovered.files.length, "written file");
    io.stderr(`${yellow("Warning:")} spec.manifests of the project file does not cover ${what}; add this line:\n`);
    io.stderr(`  ${uncovered.line}\n`);
  }
  if (manifests.length === 0 && leftOut.length === 0)
    io.stderr("Nothing to import: nothing that fits is without an owner and without a manifest.\n");
  else if (dryRun === true) io.stderr(`${plural(manifests.length, "manifest")}; nothing was written.\n`);
  else io.stderr(`Imported ${plural(manifests.length, "object")}. To own them: audiencectl plan, then apply.\n`);
}
