import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Catalog } from "../../catalog/generated/catalog.ts";
import { addDeclarations } from "../../catalog/plan/add-declarations.ts";
import { readDeclarations } from "../../catalog/plan/declarations.ts";
import { readPlanFile } from "../../catalog/plan/read-plan-file.ts";
import { tellFaults } from "../../catalog/plan/tell-faults.ts";
import { SourceText } from "../../diagnostics/source-text.ts";
import type { FoundProject } from "../../planning/open-project.ts";
import type { Environment } from "../../project/project.ts";
import { parseYaml } from "../../yaml/parse-yaml.ts";
import { showPath } from "../../project/show-path.ts";
import { escapeControls } from "../../values/printable.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";

const hint =
  "it may be what audiencectl api listRulesFromTrackingPlan --paginate --field trackingPlanId=tp_… prints, in JSON or YAML, alone or as a member called rules";

/**
 * Makes a catalog of a tracking plan that is kept in a file. Rules that cannot be used are told one by one.
 *
 * @param file Absolute path.
 * @throws {CommandError} when it cannot be read, or has no list of rules.
 */
export async function makeFromPlan(
  io: CommandIo,
  { project, environment }: FoundProject & { environment: Environment },
  file: string,
): Promise<Catalog> {
  const shown = showPath(file, io.cwd);
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    const why = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    throw new CommandError(`${shown} cannot be read${why}`, { code: "catalog-no-plan", hint: "check its path" });
  });
  const { documents, diagnostics } = parseYaml(new SourceText(shown, text));
  const broken = diagnostics.filter(({ severity }) => severity === "error");
  const plan = broken.length > 0 ? undefined : readPlanFile(documents[0]?.value ?? null);
  if (!plan)
    throw new CommandError(`${shown} is no tracking plan${broken[0] ? `: ${broken[0].message}` : ""}`, {
      code: "catalog-no-plan",
      hint,
    });
  const empty: Catalog = {
    apiVersion: "audiencectl/v1",
    kind: "Catalog",
    environment: environment.name,
    space: environment.space,
    with: ["from-tracking-plan"],
  };
  const source = path.relative(project.directory, file).replaceAll(path.sep, "/");
  for (const { place, what } of plan.faults)
    io.stderr(`${io.style.stderr.yellow("Warning:")} ${escapeControls(`${shown}: the rule at ${place} ${what}`)}\n`);
  if (plan.rules.length === 0 && plan.faults.length === 0)
    io.stderr(
      `${io.style.stderr.yellow("Warning:")} ${escapeControls(`${shown} has no rules, so every event that manifests name is called unknown`)}\n`,
    );
  return tellFaults(addDeclarations(empty, readDeclarations(plan.rules), source), "events", plan.faults);
}
