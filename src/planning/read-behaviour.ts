import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { behaviourOf } from "../probe/known-behaviour.ts";
import type { Profile } from "../probe/generated/profile.ts";
import { hasManifestName, isGitData } from "../project/manifest-name.ts";
import type { Environment, Project } from "../project/project.ts";
import { isOutside, repositoryOf } from "../project/repository.ts";
import { showPath } from "../project/show-path.ts";
import type { KnownBehaviour } from "../resources/known-behaviour.ts";
import { commandLine, reachOf } from "../values/command-line.ts";
import { childPointer } from "../values/pointer.ts";

/** The profiles that the environments of a project name, by environment. What is wrong with one is a finding. */
export async function readProfiles(
  project: Project,
  { cwd, project: given }: { cwd: string; project?: string | undefined },
  findings: { diagnostics: Diagnostic[]; sources: Map<string, SourceText> },
): Promise<ReadonlyMap<string, Profile>> {
  const profiles = new Map<string, Profile>();
  for (const { name, profile: file } of project.environments.values()) {
    if (file === undefined) continue;
    const fault = findFault(project, { name, file, reach: reachOf(name, given) });
    if (fault) {
      findings.diagnostics.push(fault);
      continue;
    }
    const absolute = path.resolve(project.directory, file);
    // Most projects have none, and what reads one knows every setting of the simulator.
    const { readProfile } = await import("../probe/read-profile.ts");
    const { profile, source, diagnostics } = readProfile(absolute, showPath(absolute, cwd));
    findings.diagnostics.push(...diagnostics);
    if (source) findings.sources.set(source.file, source);
    if (profile) profiles.set(name, profile);
  }
  return profiles;
}

/** How the space of an environment behaves, as far as its profile says it. */
export function behaviourIn(profiles: ReadonlyMap<string, Profile>, { name }: Environment): KnownBehaviour {
  const profile = profiles.get(name);
  return profile ? behaviourOf(profile) : {};
}

/** Like a manifest, it may be proposed by anybody, and findings print lines of it. */
function findFault(
  project: Project,
  { name, file, reach }: { name: string; file: string; reach: string },
): Diagnostic | undefined {
  const absolute = path.resolve(realpathSync.native(project.directory), file);
  const repository = repositoryOf(project.directory);
  const source = project.sources.get(childPointer(childPointer("/spec/environments", name), "profile"));
  const fault = (code: Diagnostic["code"], message: string, hint: string): Diagnostic => {
    return { code, severity: "error", message, hint, ...(source && { source }) };
  };
  // What is not there leads nowhere yet.
  const leadsOut = path.relative(repository, absolute).split(path.sep)[0] === ".." || isOutside(repository, absolute);
  if (leadsOut)
    return fault(
      "project-outside-repository",
      `the profile ${file} is outside of the repository ${repository}, so it is not read`,
      "put the file itself there",
    );
  if (!existsSync(absolute))
    return fault(
      "project-profile-missing",
      `there is no profile ${file} in the folder of the project file`,
      `run ${commandLine("probe", reach)}, commit the file that it writes, or take the line out`,
    );
  if (isGitData(repository, absolute) || !hasManifestName(absolute))
    return fault(
      "project-not-a-manifest",
      `the profile ${file} is no .json, .yaml or .yml file, or lies in a .git folder, so it is not read`,
      "name the file that a probe wrote, such as probe.json",
    );
  return undefined;
}
