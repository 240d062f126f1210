import { checkTree, parseQuery, type ParsedQuery } from "../../query/index.ts";
import type { RequestError } from "../../segment/generated/wire.ts";
import { inputFault } from "../input-faults.ts";
import type { World } from "../world.ts";

/** The first mistake for which a query cannot be read, `undefined` when it can. */
export function firstMistake(query: string): string | undefined {
  return mistakeOf(parseQuery(query));
}

/**
 * Faults of a query in a body that may still be malformed: one that cannot be read, by the setting `invalidQuery`, and
 * one of more than 50 primary expressions (API.md 4.1). Whether it makes sense is not asked.
 */
export function queryFaults(
  { definition }: { definition?: { query?: unknown } },
  kind: "audience" | "computed-trait",
  { settings }: World,
): RequestError[] {
  const query: unknown = definition?.query;
  if (typeof query !== "string" || query === "") return [];
  const parsed = parseQuery(query);
  const mistake = mistakeOf(parsed);
  if (mistake !== undefined) {
    return settings.invalidQuery === "refuse" ? [inputFault("definition.query", `is not valid: ${mistake}`)] : [];
  }
  return isTooLarge(parsed, kind) ? [inputFault("definition.query", "must have at most 50 primary expressions")] : [];
}

function mistakeOf({ findings }: ParsedQuery): string | undefined {
  return findings.find(({ severity }) => severity === "error")?.message;
}

function isTooLarge({ tree }: ParsedQuery, kind: "audience" | "computed-trait"): boolean {
  const findings = tree === undefined ? [] : checkTree(tree, { kind });
  return findings.some(({ code, severity }) => code === "query-size" && severity === "error");
}
