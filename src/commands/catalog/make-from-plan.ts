import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Catalog } from "../../catalog/generated/catalog.ts";
import { addDeclarations } from "../../catalog/plan/add-declarations.ts";
import { readDeclarations } from "../../catalog/plan/declarations.ts";
import { readPlanRules } from "../../catalog/plan/read-plan-file.ts";
import { SourceText } from "../../diagnostics/source-text.ts";
import type { FoundProject } from "../../planning/open-project.ts";
import type { Environment } from "../../project/project.ts";
import { parseYaml } from "../../yaml/parse-yaml.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";

const hint =
  "it may be what audiencectl api listRulesFromTrackingPlan --paginate --field trackingPlanId=tp_… prints, in JSON or YAML, alone or as a member called rules";

/**
 * Makes a catalog of a tracking plan that is kept in a file.
 *
 * @param file From the folder of the command, or from that of the project where it is not there.
 * @throws {CommandError} when it cannot be read, or has no rules of a tracking plan.
 */
export async function makeFromPlan(
  io: CommandIo,
  { project, environment }: FoundProject & { environment: Environment },
  file: string,
): Promise<Catalog> {
  const { text, place } = await readFirst([path.resolve(io.cwd, file), path.resolve(project.directory, file)], file);
  const { documents, diagnostics } = parseYaml(new SourceText(file, text));
  const broken = diagnostics.filter(({ severity }) => severity === "error");
  const rules = broken.length > 0 ? undefined : readPlanRules(documents[0]?.value ?? null);
  if (!rules)
    throw new CommandError(`${file} is no tracking plan${broken[0] ? `: ${broken[0].message}` : ""}`, {
      code: "catalog-no-plan",
      hint,
    });
  const shown = path.relative(project.directory, place).replaceAll(path.sep, "/");
  const empty: Catalog = {
    apiVersion: "audiencectl/v1",
    kind: "Catalog",
    environment: environment.name,
    space: environment.space,
    with: ["from-tracking-plan"],
  };
  return addDeclarations(empty, readDeclarations(rules), shown);
}

async function readFirst(places: readonly string[], file: string): Promise<{ text: string; place: string }> {
  for (const place of places) {
    const text = await readFile(place, "utf8").catch(() => undefined);
    if (text !== undefined) return { text, place };
  }
  throw new CommandError(`${file} cannot be read`, { code: "catalog-no-plan", hint: "check its path" });
}
