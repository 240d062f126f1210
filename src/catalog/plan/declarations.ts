import { groupBy } from "../../values/group-by.ts";
import { member } from "../../values/json.ts";
import { declaredNames, mergeNames, type DeclaredName } from "./declared-names.ts";
import { followRefs, type SchemaPart } from "./follow-refs.ts";
import type { PlanRule } from "./plan-rule.ts";

/** An event as a tracking plan declares it. */
export interface DeclaredEvent {
  name: string;
  call: "PAGE" | "SCREEN" | "TRACK";
  deprecated: boolean;
  /** Left out where its rules do not speak of properties. */
  properties?: DeclaredName[];
}

/** What a tracking plan declares. Traits are left out where no rule speaks of them. */
export interface Declarations {
  events: DeclaredEvent[];
  users?: DeclaredName[];
  accounts?: DeclaredName[];
}

/** What page and screen calls are called in queries (API.md 4.9). */
const viewed = { PAGE: "Page Viewed", SCREEN: "Screen Viewed" } as const;

/**
 * What the rules of a tracking plan declare. Versions of one event that stand side by side are all valid, so nothing is
 * declared of a property that one of them says otherwise; rules that are over count only where there are no others.
 */
export function readDeclarations(rules: readonly PlanRule[]): Declarations {
  const events = [...groupBy(rules.filter(isOfEvent), nameOf)].map(([name, versions]) => readEvent(name, versions));
  return { events, ...traitsOf("users", rules, "IDENTIFY"), ...traitsOf("accounts", rules, "GROUP") };
}

interface EventRule extends PlanRule {
  type: DeclaredEvent["call"];
}

function isOfEvent(rule: PlanRule): rule is EventRule {
  return rule.type === "PAGE" || rule.type === "SCREEN" || (rule.type === "TRACK" && rule.key !== undefined);
}

function nameOf({ type, key = "" }: EventRule): string {
  return type === "TRACK" ? key : viewed[type];
}

function readEvent(name: string, versions: readonly EventRule[]): DeclaredEvent {
  const alive = versions.filter(({ deprecated }) => !deprecated);
  const rules = alive.length > 0 ? alive : versions;
  const properties = namesAt(rules, "properties");
  return {
    name,
    call: versions[0]?.type ?? "TRACK",
    deprecated: alive.length === 0,
    ...(properties && { properties }),
  };
}

function traitsOf(
  collection: "users" | "accounts",
  rules: readonly PlanRule[],
  type: PlanRule["type"],
): Pick<Declarations, "users" | "accounts"> {
  const names = namesAt(
    rules.filter((rule) => rule.type === type && !rule.deprecated),
    "traits",
  );
  return names ? { [collection]: names } : {};
}

/** What the rules declare of a part of their calls; `undefined` where none of them speaks of it. */
function namesAt(rules: readonly PlanRule[], part: "properties" | "traits"): DeclaredName[] | undefined {
  const parts = rules.map(({ schema }) =>
    partOf(partOf({ part: schema, root: schema, followed: [] }, "properties"), part),
  );
  const lists = parts
    .filter((each) => member(each.part, "properties") !== undefined)
    .map((each) => declaredNames(each));
  return lists.length > 0 ? mergeNames(lists) : undefined;
}

/** A member of a part of a schema, wherever it is kept. */
function partOf(schema: SchemaPart, key: string): SchemaPart {
  const { part, ...within } = followRefs(schema);
  return followRefs({ ...within, part: member(part, key) });
}
