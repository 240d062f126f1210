import { realpathSync } from "node:fs";
import path from "node:path";
import { hasErrors, placeText, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import { loadManifests } from "../../manifest/load-manifests.ts";
import type { Base, BaseState, ProtectiveSettings } from "../../plan/base/base.ts";
import { findManifestFiles } from "../../project/find-manifest-files.ts";
import { loadProject } from "../../project/load-project.ts";
import type { Project } from "../../project/project.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import type { DeclaredProject } from "../../planning/load-declared-project.ts";
import { findAlike } from "../projects/find-alike.ts";
import { projectsAt } from "../projects/projects-at.ts";
import { withCheckOut, type CheckOut } from "./check-out.ts";
import { findDiffering } from "./find-differing.ts";
import { homeOf, type FoundBase } from "./find-base.ts";
import { listTree, type TreeEntry } from "./list-tree.ts";
import { movedFile } from "./moved-file.ts";
import { neededEntries, reachOf } from "./needed-entries.ts";

/** What a base is read for. */
export interface BaseTarget {
  /** The project as it is now. */
  loaded: DeclaredProject;
  /** Left out: nothing but files are looked at. */
  space?: { id: string } | undefined;
}

/** A state that was read, or why the files then cannot be. What the project file said is known all the same, where it is read. */
type BaseReading = ({ state: BaseState } | { fault: string }) & { settings?: ProtectiveSettings };

/**
 * Reads what the project declared at a base, with the loader that reads it now. Where that is not possible, only the
 * files that differ are known, and why.
 */
export async function readBase(io: CommandIo, found: FoundBase, target: BaseTarget): Promise<Base> {
  const { ref, commit } = found;
  const reading = await withCheckOut(io, found, (checkOut) => tryToRead(() => readState(io, found, target, checkOut)));
  const { settings } = reading;
  const known = { ref, commit, ...(settings && { settings }) };
  // No pipeline had a job for it then, so whatever was merged by that time may not be applied.
  const notApart = await notApartAt(io, found);
  if (notApart !== undefined)
    return { ...known, state: await findDiffering(io, found, target.loaded, true), fault: notApart };
  if ("state" in reading) return { ...known, state: reading.state };
  return { ...known, state: await findDiffering(io, found, target.loaded), fault: reading.fault };
}

/** Why the project could not be told from another one then. `undefined` when it could. */
async function notApartAt(io: CommandIo, found: FoundBase): Promise<string | undefined> {
  const folder = homeOf(found) || ".";
  const alike = findAlike(await projectsAt(io, found));
  return alike.find((each) => each.folder === folder)?.error.message;
}

/** Objects may be missing and filters may fail; what git cannot give us cannot be read. */
async function tryToRead(read: () => Promise<BaseReading>): Promise<BaseReading> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof CommandError) return { fault: error.message };
    throw error;
  }
}

async function readState(
  io: CommandIo,
  found: FoundBase,
  target: BaseTarget,
  { folder, write }: CheckOut,
): Promise<BaseReading> {
  const { loaded, space } = target;
  const home = homeOf(found);
  const entries = await listTree(io, found, home);
  const projectEntry = entries.find((entry) => entry.path === found.file);
  const readMoved = async (): Promise<BaseReading | undefined> => {
    const file = await movedFile(io, found, loaded.project, { folder, write });
    return file === undefined ? undefined : await readState(io, { ...found, file }, target, { folder, write });
  };
  if (!projectEntry) return (await readMoved()) ?? { state: { type: "absent" } };
  // It may lead to what is there now, and where it leads is not written yet.
  if (projectEntry.link) return { fault: `${projectEntry.path} is a link` };
  await write([projectEntry]);
  const cwd = path.join(folder, path.relative(found.root, workingFolder(io, found)));
  const { project, diagnostics } = await loadProject(path.join(folder, found.file), cwd);
  if (!project) return { fault: describe(diagnostics) };
  const moved = isSameProject(project, loaded.project) ? undefined : await readMoved();
  if (moved) return moved;
  const settings = settingsOf(project, loaded);
  const reading = await readDeclared(
    io,
    found,
    { project, entries, projectEntry, cwd },
    { loaded, space },
    { folder, write },
  );
  return { ...reading, ...(settings && { settings }) };
}

function isSameProject(then: Project, { name, previousNames }: Project): boolean {
  return [name, ...previousNames].includes(then.name);
}

/** What the file said of what protects the space, unless it was another project's. */
function settingsOf(then: Project, { project, environment }: DeclaredProject): ProtectiveSettings | undefined {
  if (!isSameProject(then, project)) return undefined;
  const names = [environment.name, ...environment.previousNames];
  const before = names.flatMap((name) => then.environments.get(name) ?? [])[0];
  return { guards: then.guards, secrets: then.secrets, ...(before && { environment: before }) };
}

/** A project file that was read, and what else was in its folder. */
interface ReadProjectFile {
  project: Project;
  entries: readonly TreeEntry[];
  projectEntry: TreeEntry;
  /** The folder that places are told from. */
  cwd: string;
}

async function readDeclared(
  io: CommandIo,
  found: FoundBase,
  { project, entries, projectEntry, cwd }: ReadProjectFile,
  { loaded, space }: BaseTarget,
  { folder, write }: CheckOut,
): Promise<BaseReading> {
  const home = homeOf(found);
  const environment = project.environments.get(loaded.environment.name);
  const same =
    project.name === loaded.project.name &&
    environment?.space === loaded.environment.space &&
    environment.region === loaded.environment.region;
  if (!same) return { state: { type: "absent" } };

  const { folder: reach, leaves } = reachOf(project.manifests, home);
  if (leaves) return { fault: "its globs lead out of the repository" };
  const near = reach === home ? entries : await listTree(io, found);
  const all = near.some(({ link }) => link) && home !== "" && reach === home ? await listTree(io, found) : near;
  await write(withProject(neededEntries(all, project.manifests, home), projectEntry));
  const { files, diagnostics: unfound } = findManifestFiles(project, cwd, folder);
  if (unfound.some(({ code }) => code === "project-outside-repository"))
    return { fault: "a link leads out of the repository" };
  const manifests = await loadManifests({ project, environment, files, cwd, ...(space && { space }) });
  // A project that was only beginning had no manifests yet.
  const faults = [...unfound.filter(({ code }) => code !== "project-glob-matches-nothing"), ...manifests.diagnostics];
  if (hasErrors(faults)) return { fault: describe(faults) };
  return { state: { type: "declared", declared: { desired: manifests.resources, forget: project.forget } } };
}

/** The working directory, by which places are told, or the repository's top folder when it is elsewhere. */
function workingFolder(io: CommandIo, { root }: FoundBase): string {
  const cwd = realpathSync(io.cwd);
  const relative = path.relative(root, cwd);
  return relative.startsWith("..") || path.isAbsolute(relative) ? root : cwd;
}

function withProject(entries: readonly TreeEntry[], project: TreeEntry): TreeEntry[] {
  return [...entries.filter(({ path }) => path !== project.path), project];
}

function describe(diagnostics: readonly Diagnostic[]): string {
  const first = diagnostics.find(({ severity }) => severity === "error");
  const place = first?.source ? `${placeText(first.source)}: ` : "";
  return `${place}${first?.message ?? "it is no project"}`;
}
