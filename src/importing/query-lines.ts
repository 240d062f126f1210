import { query } from "../resources/comparisons.ts";
import { toDeclared } from "../resources/declare-spec.ts";
import type { FieldRule } from "../resources/field-rule.ts";
import type { DesiredResource } from "../resources/resource.ts";
import type { JsonObject, JsonValue } from "../values/json.ts";
import { setAt } from "../values/pointer.ts";
import { writeYaml } from "../yaml/write/write-yaml.ts";

/** A live query as it can be pasted; nothing where the manifest has a secret in it, and for all other fields. */
export function queryLines(
  rule: FieldRule,
  { secrets }: Pick<DesiredResource, "secrets">,
  live: JsonValue | undefined,
): { lines?: string } {
  if (rule.comparison !== query || typeof live !== "string") return {};
  if (secrets.some(({ pointer }) => pointer === rule.pointer)) return {};
  const pasted: JsonObject = {};
  setAt(pasted, rule.pointer, toDeclared(rule, live));
  return { lines: writeYaml(pasted, new Map(), { printed: true }) };
}
