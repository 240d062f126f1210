import { distinctDiagnostics, hasErrors, placeText, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import { oncePerCause } from "../../diagnostics/once-per-cause.ts";
import { environmentFrom } from "../project/environment-from.ts";
import { chooseEnvironment } from "../../project/choose-environment.ts";
import { showPath } from "../../project/show-path.ts";
import { plural } from "../../values/words.ts";
import type { DeclaredResource } from "../../resources/resource.ts";
import { readManifests, readProject, type Findings } from "../../planning/open-project.ts";
import { defineCheck, type Finding } from "./examination.ts";
import { nextCommand } from "../definitions/next-command.ts";

/** Whether there is a project file, and a valid one. */
export const projectCheck = defineCheck({
  check: "project",
  title: "Project file",
  needs: [],
  async examine({ io, options, known }) {
    const findings: Findings = { diagnostics: [], sources: new Map() };
    const found = await readProject({ cwd: io.cwd, project: options.project }, findings);
    if (!found) return describeFindings(findings.diagnostics, "it cannot be used", nextCommand("validate", options));
    const { project, files } = found;
    known.project = project;
    known.profiles = found.profiles;
    known.files = { paths: files, findings: findings.diagnostics };
    return { result: "ok", found: `${showPath(project.file, io.cwd)}, project ${project.name}` };
  },
});

/** Whether it is clear which environment is meant. */
export const environmentCheck = defineCheck({
  check: "environment",
  title: "Environment",
  needs: ["project"],
  examine({ io, options, known }) {
    const from = environmentFrom(io, options.env);
    const { environment, diagnostics } = chooseEnvironment(known.project, options.env, from);
    if (!environment) return describeFindings(diagnostics, "none is chosen", nextCommand("validate", options));
    known.environment = environment;
    return { result: "ok", found: `${environment.name}: space ${environment.space}, region ${environment.region}` };
  },
});

/** Whether the manifests are without error, as `validate` sees it: for every environment when none is chosen. */
export const manifestsCheck = defineCheck({
  check: "manifests",
  title: "Manifests",
  needs: ["project", "files"],
  async examine({ io, options, known }) {
    const { project, files } = known;
    const found = { project, files: files.paths };
    const findings: Findings = { diagnostics: [...files.findings], sources: new Map() };
    const environments = known.environment ? [known.environment] : [...project.environments.values()];
    const resources: DeclaredResource[] = [];
    for (const environment of environments)
      resources.push(...(await readManifests(io.cwd, found, environment, findings, { withLints: true })));
    const validate = nextCommand("validate", options);
    const diagnostics = oncePerCause(distinctDiagnostics(findings.diagnostics), `${validate} --verbose shows all`);
    known.manifests = { resources, valid: !hasErrors(diagnostics) };
    const addresses = new Set(resources.flatMap(({ address, parent }) => (parent === undefined ? [address] : [])));
    const count = `${plural(addresses.size, "manifest")} in ${plural(files.paths.length, "file")}`;
    if (files.paths.length === 0 && diagnostics.every(({ code }) => code === "project-glob-matches-nothing"))
      return describeBeginning(diagnostics, count, nextCommand("import", options, ["--all"]));
    return diagnostics.length === 0 ? { result: "ok", found: count } : describeFindings(diagnostics, count, validate);
  },
});

/** A project without a manifest: no problem where it is new, although nothing can be planned yet. */
function describeBeginning(diagnostics: readonly Diagnostic[], count: string, importAll: string): Finding {
  if (diagnostics.length === 0) return { result: "ok", found: count };
  const globs = diagnostics.map(({ source, message }) => (source ? `${placeText(source)}: ` : "") + message);
  return {
    result: "warning",
    found: `${count}: ${globs.join("; ")}`,
    remedy: `in a new project: write the first manifest, or run ${importAll} for what the space has; else correct the glob`,
  };
}

/** Findings on one line: how many there are, and the first, which a lone remedy belongs to. */
function describeFindings(diagnostics: readonly Diagnostic[], what: string, validate: string): Finding {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const [first] = errors.length > 0 ? errors : diagnostics;
  const result = errors.length > 0 ? "problem" : "warning";
  if (!first) return { result, found: what };
  const at = first.source ? `${placeText(first.source)}: ` : "";
  if (diagnostics.length === 1)
    return {
      result,
      found: `${what}: ${at}${first.message}`,
      remedy: first.hint ?? `${validate} shows the place`,
    };
  const warnings = diagnostics.length - errors.length;
  const counts = [
    ...(errors.length > 0 ? [plural(errors.length, "error")] : []),
    ...(warnings > 0 ? [plural(warnings, "warning")] : []),
  ];
  return {
    result,
    found: `${what}: ${counts.join(", ")}, the first: ${at}${first.message}`,
    remedy: `${validate} --verbose shows each with its place and its remedy`,
  };
}
