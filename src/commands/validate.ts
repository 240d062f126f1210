import { distinctDiagnostics, hasErrors, sortDiagnostics } from "../diagnostics/diagnostic.ts";
import { chooseEnvironment } from "../project/choose-environment.ts";
import type { Environment, Project } from "../project/project.ts";
import { renderDiagnosticsText } from "../report/diagnostics-text.ts";
import { plural } from "../report/style.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { readManifests, readProject, type Findings, type ProjectOptions } from "./load.ts";
import type { OutputFormat } from "./run-command.ts";

/** `audiencectl validate`: checks all files, offline. */
export async function run(io: CommandIo, options: ProjectOptions & { format: OutputFormat }): Promise<ExitCode> {
  const findings: Findings = { diagnostics: [], sources: new Map() };
  const found = await readProject(io, options, findings);
  const environments = found ? chooseEnvironments(found.project, options.env, findings) : [];
  const addresses = new Set<string>();
  if (found)
    for (const environment of environments)
      for (const { address, parent } of await readManifests(io, found, environment, findings))
        if (parent === undefined) addresses.add(address);

  const diagnostics = sortDiagnostics(distinctDiagnostics(findings.diagnostics));
  const valid = !hasErrors(diagnostics);
  const names = environments.map(({ name }) => name);
  if (options.format === "json") {
    const result = {
      valid,
      files: found?.files.length ?? 0,
      manifests: addresses.size,
      environments: names,
      diagnostics,
    };
    io.stdout(`${JSON.stringify(result, null, 2)}\n`);
  }
  if (diagnostics.length > 0) io.stderr(renderDiagnosticsText(diagnostics, findings.sources, io.style.stderr));
  if (options.format === "text" && valid) {
    const where = `${plural(names.length, "environment")}: ${names.join(", ")}`;
    io.stdout(
      `${io.style.stdout.green("Valid:")} ${plural(addresses.size, "manifest")} in ${plural(found?.files.length ?? 0, "file")} (${where}).\n`,
    );
  }
  return valid ? exitCodes.done : exitCodes.failed;
}

/** The environment that is named, or all of them: a manifest may be wrong in one of them only. */
function chooseEnvironments(project: Project, name: string | undefined, findings: Findings): Environment[] {
  if (name === undefined) return [...project.environments.values()];
  const { environment, diagnostics } = chooseEnvironment(project, name);
  findings.diagnostics.push(...diagnostics);
  return environment ? [environment] : [];
}
