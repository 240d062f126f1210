import path from "node:path";
import { distinctDiagnostics, hasErrors, sortDiagnostics } from "../diagnostics/diagnostic.ts";
import { countCauses } from "../diagnostics/once-per-cause.ts";
import { chooseEnvironment } from "../project/choose-environment.ts";
import type { Environment, Project } from "../project/project.ts";
import { showPath } from "../project/show-path.ts";
import { tellFindings } from "./output/tell-findings.ts";
import { isValid, type ValidationReport } from "../report/validation-report.ts";
import type { validateDefinition } from "./definitions/files.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { withoutToldTwice } from "../manifest/told-twice.ts";
import { readManifests, readProject, type Findings } from "../planning/open-project.ts";
import { chooseFiles } from "./project/chosen-files.ts";
import { findNamesakes, type DeclaredFor } from "./project/find-namesakes.ts";
import { tellNeighbours } from "./project/tell-neighbours.ts";
import { plural } from "../values/words.ts";
import { writeOutputs } from "./output/outputs.ts";
import { validationRenderers } from "./output/validation-outputs.ts";

/** `audiencectl validate`: checks all files, offline. */
export async function run(
  io: CommandIo,
  options: OptionsOf<typeof validateDefinition>,
  words: readonly string[] = [],
): Promise<ExitCode> {
  const findings: Findings = { diagnostics: [], sources: new Map() };
  const found = await readProject({ cwd: io.cwd, project: options.project }, findings);
  const environments = found ? chooseEnvironments(found.project, options.env, findings) : [];
  // The project file may be named, too, but it is no manifest.
  const isProject = (word: string): boolean => path.resolve(io.cwd, word) === found?.project.file;
  const named = words.filter((word) => !isProject(word));
  const { chosen, others } = chooseFiles(io, found?.files ?? [], found ? named : [], found?.project.environments);
  const addresses = new Set<string>();
  const declared: DeclaredFor[] = [];
  if (found) {
    const asking = { withCatalog: "whole", withLints: true } as const;
    for (const environment of environments)
      declared.push({ environment, resources: await readManifests(io.cwd, found, environment, findings, asking) });
    for (const { address, parent, source } of declared.flatMap(({ resources }) => resources))
      if (parent === undefined && chosen.has(source.file)) addresses.add(address);
    findings.diagnostics.push(...(await findNamesakes(io, found.project, declared)));
  }

  const distinct = withoutToldTwice(distinctDiagnostics(findings.diagnostics));
  const all = sortDiagnostics(await tellNeighbours(io, distinct));
  const diagnostics = all.filter(({ source }) => !source || !others.has(source.file));
  const report: ValidationReport = {
    ...(found && { project: found.project.name, projectFile: showPath(found.project.file, io.cwd) }),
    files: [...chosen],
    manifests: addresses.size,
    environments: environments.map(({ name }) => name),
    diagnostics,
    strict: options.strict === true,
  };
  tellFindings(io, diagnostics, findings.sources, { blank: false, complete: options.format === "github" });
  const elsewhere = all.length - diagnostics.length;
  if (elsewhere > 0) io.stderr(`Not shown: ${plural(elsewhere, "finding")} in other files.\n`);
  await writeOutputs(io, options, validationRenderers(io, report));
  if (isValid(report)) return exitCodes.done;
  if (!hasErrors(diagnostics)) {
    const warnings = countCauses(diagnostics.filter(({ severity }) => severity === "warning"));
    const { red } = io.style.stderr;
    io.stderr(`\n${red("Error:")} the files have ${plural(warnings, "warning")}, and --strict lets none pass\n`);
  }
  return exitCodes.failed;
}

/** The environment that is named, or all of them: a manifest may be wrong in one of them only. */
function chooseEnvironments(project: Project, name: string | undefined, findings: Findings): Environment[] {
  if (name === undefined) return [...project.environments.values()];
  const { environment, diagnostics } = chooseEnvironment(project, name, "--env");
  findings.diagnostics.push(...diagnostics);
  return environment ? [environment] : [];
}
