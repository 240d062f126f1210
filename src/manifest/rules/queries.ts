import { checkFql, checkQuery, lintQuery, type CheckQueryOptions, type QueryFinding } from "../../query/index.ts";
import { toDefinitionType } from "../../resources/definition-type.ts";
import { getAt, type Pointer } from "../../values/pointer.ts";
import type { RuleFinding } from "../rule-finding.ts";
import type { ManifestRule } from "./manifest-rule.ts";

/**
 * Checks a query offline, because the API offers no trial (API.md 3.1). What it means is looked at when it has no error.
 *
 * @param typeAt Where the manifest says whose query it is.
 */
export function queryIsValid(kind: CheckQueryOptions["kind"], typeAt: Pointer): ManifestRule {
  return (manifest, _references, { allowedFunctions: allowed, lint }) => {
    const audienceType = toDefinitionType(getAt(manifest, typeAt));
    const options: CheckQueryOptions = { kind, allowed, ...(audienceType && { audienceType }) };
    return checkTextAt("/spec/definition/query", manifest, (text) => {
      const faults = checkQuery(text, options).map(tellHowToAllow);
      if (faults.some(({ severity }) => severity === "error")) return faults;
      const meant = lintQuery(text, options).filter(({ code }) => !lint.ignore.includes(code));
      return [...faults, ...meant.flatMap((finding) => unlessNamed(finding, text, lint.names))];
    });
  };
}

/** The project file can say that a function is meant which is not known here. */
function tellHowToAllow(finding: QueryFinding): QueryFinding {
  if (finding.code !== "query-unknown-function" || finding.fix) return finding;
  return { ...finding, hint: `${finding.hint}; if it is intended, list it in spec.query.allow of the project file` };
}

/** The project file can say that an event is meant which is called like a kind of call. */
function unlessNamed(finding: QueryFinding, text: string, names: readonly string[]): QueryFinding[] {
  if (finding.code !== "lint-call-name") return [finding];
  const name = text.slice(finding.start + 1, finding.end - 1);
  if (names.includes(name)) return [];
  return [
    { ...finding, hint: `${finding.hint}; if it is intended, list '${name}' in spec.lint.names of the project file` },
  ];
}

/** Checks the condition of a filter, which is in FQL (API.md 6.3). */
export const conditionIsValid: ManifestRule = (manifest) => checkTextAt("/spec/if", manifest, checkFql);

/** What to do about a finding, in words: its hint, or else its fix. */
export function remedyOf({ hint, fix }: QueryFinding): string | undefined {
  if (hint !== undefined || !fix) return hint;
  if (fix.text.trim() === "") return "take it out";
  return `${fix.start === fix.end ? "add" : "write"} ${fix.text.trim()}`;
}

function checkTextAt(
  pointer: Pointer,
  manifest: Parameters<ManifestRule>[0],
  check: (text: string) => QueryFinding[],
): RuleFinding[] {
  const text = getAt(manifest, pointer);
  if (typeof text !== "string" || text.trim() === "") return [];
  return check(text).map((finding) => {
    const { code, severity, message, start, end, other } = finding;
    const remedy = remedyOf(finding);
    const found = { code, severity, pointer, message, part: { start, end } };
    return { ...found, ...(remedy !== undefined && { hint: remedy }), ...(other && { other }) };
  });
}
