import type { Operation } from "./operations.ts";
import type { SimulatorSettings } from "./settings.ts";
import type { ParameterValues } from "./validate-input.ts";

/**
 * Path and query parameters as they were sent, under the names of the OpenAPI file. A query parameter that is given
 * more than once becomes an array, which no parameter of the API accepts.
 */
export function readParameters(
  operation: Operation,
  path: Readonly<Record<string, string>>,
  query: URLSearchParams,
  settings: SimulatorSettings,
): ParameterValues {
  const known = new Set(operation.parameters.map(({ name }) => name));
  const values: ParameterValues = {};
  for (const name of new Set(query.keys())) {
    const dotted = settings.bracketPagination ? name.replaceAll(/\[([^\]]*)\]/g, ".$1") : name;
    const sent = query.getAll(name);
    if (known.has(dotted) || settings.unknownQuery === "refuse") values[dotted] = sent.length > 1 ? sent : sent[0];
  }
  return { ...values, ...path };
}
