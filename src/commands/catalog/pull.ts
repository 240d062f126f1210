import { existsSync } from "node:fs";
import path from "node:path";
import { catalogFileOf } from "../../project/catalog-file.ts";
import { catalogRows } from "../../catalog/catalog-rows.ts";
import { withoutAddresses } from "../../catalog/addresses.ts";
import { compareCatalogs } from "../../catalog/compare-catalogs.ts";
import type { Catalog } from "../../catalog/generated/catalog.ts";
import { readCatalogFile } from "../../catalog/read-catalog-file.ts";
import { writeCatalog } from "../../catalog/write-catalog.ts";
import type { Environment } from "../../project/project.ts";
import { showPath } from "../../project/show-path.ts";
import { printJson } from "../../report/print-json.ts";
import { sumOf } from "../../report/text/catalog-table.ts";
import { escapeControls } from "../../values/printable.ts";
import { count, plural } from "../../values/words.ts";
import type { catalogDefinition } from "../definitions/catalog.ts";
import type { OptionsOf } from "../definitions/option-values.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";
import { makeFolder } from "../output/new-files.ts";
import { writeOutputFile } from "../output/output-file.ts";
import { loadProjectOnly } from "../project/load.ts";
import { makeFromPlan } from "./make-from-plan.ts";
import { makeFromSpace } from "./make-from-space.ts";
import { chooseOptions } from "./pull-options.ts";
import { readCatalogOf } from "./read-catalog-of.ts";
import { refuseLarge } from "./refuse-large.ts";
import { nextCommand } from "../definitions/next-command.ts";

/** What a pull did, as its JSON tells. */
interface PullReport {
  /** As people see it. */
  file: string;
  /** Requests that were sent. */
  requests: number;
  /** Parts that are not known, with the reason. */
  unread: Readonly<Record<string, string>>;
  /** Those of them that stay as an earlier pull found them. */
  kept: readonly string[];
  /** How many names and values are not kept, because they look like addresses of people. */
  leftOut: number;
  /** What the file had otherwise; left out where there was none. */
  differences?: ReturnType<typeof compareCatalogs>;
}

/**
 * `catalog pull`: writes the catalog of an environment, or says how it differs from the one that is there.
 * A schema that somebody named in the file stays. None is added: where the package is installed is not the same on every
 * machine, and the bytes of a catalog are.
 */
export async function pullCatalog(io: CommandIo, options: OptionsOf<typeof catalogDefinition>): Promise<ExitCode> {
  const found = await loadProjectOnly(io, options);
  const { project, environment } = found;
  const file = catalogFileOf(project.directory, environment.name);
  const shown = showPath(file, io.cwd);
  const former = options.check ? readCatalogOf(io, file, environment) : lookAt(file, shown, environment);
  const chosen = chooseOptions(options, former, { cwd: io.cwd, directory: project.directory });
  const compared = options.check ? former : undefined;
  const { catalog: read, requests } =
    chosen.fromTrackingPlan === undefined
      ? await makeFromSpace(io, { ...options, ...chosen }, found, former, options.check === true)
      : { catalog: await makeFromPlan(io, found, chosen.fromTrackingPlan), requests: 0 };
  const { catalog, leftOut } = withoutAddresses(read);
  tellNoPath(io, catalog);
  tellUnread(io, catalog, options.check === true);
  const differences = compared && compareCatalogs(compared, catalog);
  if (!options.check) {
    const { $schema } = former ?? {};
    const text = writeCatalog({ ...($schema !== undefined && { $schema }), ...catalog });
    refuseLarge(Buffer.byteLength(text), shown, chosen);
    await makeFolder(path.dirname(file), "check that the folder of the project may be written to");
    await writeOutputFile(io, file, text);
  }
  const { unread = {}, kept = [] } = catalog;
  const report = { file: shown, requests, unread, kept, leftOut, ...(differences && { differences }) };
  io.stdout(
    options.format === "json"
      ? printJson(report)
      : options.check
        ? checkText(report, nextCommand("catalog", options, ["pull"]))
        : pullText(report, catalog),
  );
  if (options.check && differences?.length !== 0) return exitCodes.differences;
  return Object.keys(report.unread).length > 0 ? exitCodes.partial : exitCodes.done;
}

/** One line for each part that could not be read: a refusal does not say that anything is gone. */
function tellUnread(io: CommandIo, { unread = {}, kept = [] }: Catalog, isCheck: boolean): void {
  for (const [part, because] of Object.entries(unread)) {
    const then = isCheck
      ? "; it is not compared"
      : kept.some((each) => each === part)
        ? "; what was known of it is kept"
        : "";
    io.stderr(`${io.style.stderr.yellow("Warning:")} ${escapeControls(`not known: ${part}: ${because}${then}`)}\n`);
  }
}

/** Names of which no path can be made: what belongs to them cannot be known, today or tomorrow, so nothing is amiss. */
function tellNoPath(io: CommandIo, { events = [], entities = [] }: Catalog): void {
  const lists = [
    ["properties", "event", events],
    ["columns", "entity", entities],
  ] as const;
  for (const [what, kind, list] of lists)
    for (const { name, noPath } of list)
      if (noPath)
        io.stderr(
          `${io.style.stderr.yellow("Warning:")} ${escapeControls(`not known: ${what} of the ${kind} ${JSON.stringify(name)}, because the name cannot stand in the path of a request`)}
`,
        );
}

/** The catalog that is written over. One that cannot be used is no reason not to write it anew. */
function lookAt(file: string, shown: string, { name, space }: Environment): Catalog | undefined {
  return existsSync(file) ? readCatalogFile(file, shown, { environment: name, space }).catalog : undefined;
}

function pullText({ file, requests, leftOut }: PullReport, catalog: Catalog): string {
  const what = leftOut === 1 ? "1 name or value" : `${count(leftOut)} names and values`;
  const left = leftOut === 0 ? "" : ` Left out, as they look like addresses of people: ${what}.`;
  return `${file}: ${sumOf(catalogRows(catalog))}. ${plural(requests, "request")}.${left}\n`;
}

function checkText({ file, differences, unread }: PullReport, pull: string): string {
  if (!differences) return `There is no ${file}. Write it with ${pull}.\n`;
  const left = Object.keys(unread);
  const more = left.length > 0 ? ` Not compared: ${left.join(", ")}.` : "";
  if (differences.length === 0)
    return left.length > 0 ? `${file} is up to date in what could be read.${more}\n` : `${file} is up to date.\n`;
  const signs = { added: "+", changed: "~", removed: "-" } as const;
  const lines = differences.map(({ change, what }) => `  ${signs[change]} ${escapeControls(what)}`);
  const sum = `${file} is out of date: ${plural(differences.length, "difference")}. Pull it again.${more}`;
  return [...lines, "", sum, ""].join("\n");
}
