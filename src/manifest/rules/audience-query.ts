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

/** What to do about a finding, in words: its hint, or else its fix. */
export function remedyOf({ hint, fix }: QueryFinding): string | undefined {
  return hint ?? (fix && `${fix.start === fix.end ? "add" : "write"} ${fix.text.trim()}`);
}

function toRuleFinding(finding: QueryFinding): RuleFinding {
  const { code, severity, message, start, end } = finding;
  const remedy = remedyOf(finding);
  return { code, severity, pointer, message, part: { start, end }, ...(remedy !== undefined && { hint: remedy }) };
}
