import { checkQuery, type QueryFinding } from "../../query/index.ts";
import { toDefinitionType } from "../../resources/definition-type.ts";
import { valueAt, type PlainValue } from "../../yaml/plain-value.ts";
import type { RuleFinding } from "../rule-finding.ts";

const pointer = "/spec/definition/query";

/** Checks the query of an audience offline, because the API offers no trial (facts.md section 2.10). */
export function audienceQueryRule(manifest: PlainValue): RuleFinding[] {
  const text = valueAt(manifest, pointer);
  if (typeof text !== "string" || text.trim() === "") return [];
  const audienceType = toDefinitionType(valueAt(manifest, "/spec/audienceType"));
  return checkQuery(text, { kind: "audience", ...(audienceType && { audienceType }) }).map(toRuleFinding);
}

function toRuleFinding({ code, severity, message, start, end, hint, fix }: QueryFinding): RuleFinding {
  const remedy = hint ?? (fix ? `write ${fix.text}` : undefined);
  return { code, severity, pointer, message, part: { start, end }, ...(remedy !== undefined && { hint: remedy }) };
}
