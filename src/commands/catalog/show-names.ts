import { catalogFileOf } from "../../project/catalog-file.ts";
import { catalogRows, searchRows, type CatalogRow } from "../../catalog/catalog-rows.ts";
import { nearName } from "../../catalog/near-name.ts";
import { catalogColumns } from "../../report/catalog-columns.ts";
import { renderCsvTable } from "../../report/csv/csv-table.ts";
import { printJson } from "../../report/print-json.ts";
import { renderCatalogTable } from "../../report/text/catalog-table.ts";
import { CommandError } from "../command-error.ts";
import type { catalogDefinition } from "../definitions/catalog.ts";
import type { OptionsOf } from "../definitions/option-values.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";
import { loadProjectOnly } from "../project/load.ts";
import { readCatalogOf } from "./read-catalog-of.ts";
import { nextCommand } from "../definitions/next-command.ts";

type Options = OptionsOf<typeof catalogDefinition>;

/** `catalog list`: every name of a catalog. */
export async function listNames(io: CommandIo, options: Options): Promise<ExitCode> {
  show(io, options, await readRows(io, options));
  return exitCodes.done;
}

/** `catalog search`: the names of a catalog that a text is in. Without any, one that is near is told. */
export async function searchNames(io: CommandIo, options: Options, text?: string): Promise<ExitCode> {
  if (text === undefined)
    throw new CommandError("catalog search needs a text to look for", {
      code: "catalog-no-text",
      hint: `${nextCommand("catalog", options, ["search", "order"])}; catalog list shows every name`,
    });
  const rows = await readRows(io, options);
  const found = searchRows(rows, text);
  show(io, options, found);
  const names = [...new Set(rows.map(({ name }) => name))];
  const near = found.length === 0 ? nearName(text, names) : undefined;
  if (near !== undefined) io.stderr(`Did you mean ${near}?\n`);
  return exitCodes.done;
}

async function readRows(io: CommandIo, options: Options): Promise<CatalogRow[]> {
  const { project, environment } = await loadProjectOnly(io, options);
  const file = catalogFileOf(project.directory, environment.name);
  const catalog = readCatalogOf(io, file, environment);
  if (!catalog)
    throw new CommandError(`there is no catalog of ${environment.name}`, {
      code: "catalog-missing",
      hint: `write it with ${nextCommand("catalog", { ...options, env: environment.name }, ["pull"])}`,
    });
  const { kind } = options;
  return catalogRows(catalog).filter((row) => kind === undefined || kind.includes(row.kind));
}

function show(io: CommandIo, { format }: Options, rows: readonly CatalogRow[]): void {
  const table = (): string => renderCatalogTable(rows, io.style.stdout);
  const renderers = {
    text: table,
    table,
    json: () => printJson(rows),
    csv: () => renderCsvTable(catalogColumns, rows),
  };
  io.stdout(renderers[format]());
}
