import type { Operation } from "./operations.ts";
import type { SimulatorSettings } from "./settings.ts";
import type { ParameterValues } from "./validate-input.ts";

/**
 * Path and query parameters as they were sent, under the names of the OpenAPI file. A list is sent entry by entry under its
 * name with brackets, empty or with a number (API.md 7.3). Any other query parameter that is given more than once becomes an
 * array, which none of them accepts.
 */
export function readParameters(
  operation: Operation,
  path: Readonly<Record<string, string>>,
  query: URLSearchParams,
  settings: SimulatorSettings,
): ParameterValues {
  const known = new Set(operation.parameters.map(({ name }) => name));
  const lists = new Set(operation.parameters.flatMap(({ name, schema }) => (schema["type"] === "array" ? [name] : [])));
  const values: ParameterValues = {};
  for (const name of new Set(query.keys())) {
    const sent = query.getAll(name);
    const [, list = name] = /^(\w+)\[\d*\]$/.exec(name) ?? [];
    if (lists.has(list)) {
      const before = Array.isArray(values[list]) ? (values[list] as unknown[]) : [];
      const entries = readList(sent, name === list, settings);
      values[list] = Array.isArray(entries) ? [...before, ...(entries as unknown[])] : entries;
      continue;
    }
    const dotted = settings.bracketPagination ? name.replaceAll(/\[([^\]]*)\]/g, ".$1") : name;
    if (known.has(dotted) || settings.unknownQuery === "refuse") values[dotted] = sent.length > 1 ? sent : sent[0];
  }
  return { ...values, ...path };
}

/** A list by the setting `arrayParameters`; what is not spelled like one stays a text, which is refused. */
function readList(sent: readonly string[], bare: boolean, { arrayParameters }: SimulatorSettings): unknown {
  if (!bare) return sent;
  return arrayParameters === "brackets-or-commas" ? sent.flatMap((text) => text.split(",")) : sent[0];
}
