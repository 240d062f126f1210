import { checkTree, parseQuery, type ParsedQuery, type QueryFinding } from "../../query/index.ts";
import type { RequestError } from "../../segment/generated/wire.ts";
import { inputFault } from "../input-faults.ts";
import type { World } from "../world.ts";

/** The first mistake for which a query cannot be read, `undefined` when it can. */
export function firstMistake(query: string): string | undefined {
  return mistakeOf(parseQuery(query));
}

/**
 * Faults of a query in a body that may still be malformed: one that cannot be read, by the setting `invalidQuery`, and
 * one of more than 50 primary expressions (API.md 4.1). Whether it makes sense is asked by the setting `querySense`.
 */
export function queryFaults(
  { definition, audienceType }: QueryBody,
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
  const errors = errorsOf(parsed, kind, audienceType);
  if (errors.some(({ code }) => code === "query-size"))
    return [inputFault("definition.query", "must have at most 50 primary expressions")];
  const [senseless] = settings.querySense === "refuse" ? errors : [];
  return senseless ? [inputFault("definition.query", `makes no sense: ${senseless.message}`)] : [];
}

/** What of a body that may still be malformed is about a query. */
interface QueryBody {
  definition?: { query?: unknown };
  audienceType?: unknown;
}

function mistakeOf({ findings }: ParsedQuery): string | undefined {
  return findings.find(({ severity }) => severity === "error")?.message;
}

function errorsOf({ tree }: ParsedQuery, kind: "audience" | "computed-trait", type: unknown): QueryFinding[] {
  const audienceType = types.find((each) => each === type);
  const findings = tree === undefined ? [] : checkTree(tree, { kind, ...(audienceType && { audienceType }) });
  return findings.filter(({ severity }) => severity === "error");
}

const types = ["USERS", "ACCOUNTS", "LINKED"] as const;
