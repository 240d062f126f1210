import { groupBy } from "../../values/group-by.ts";
import { listAt, readCall } from "./declared-list.ts";
import type { DeclaredName } from "./declared-names.ts";
import type { PlanRule } from "./plan-rule.ts";
import { joinAll, nothingSaid, type SchemaReading } from "./schema-reading.ts";

/** Lists of an event. */
export type EventList = "properties" | "context";

/** An event as a tracking plan declares it. */
export interface DeclaredEvent {
  name: string;
  call: "PAGE" | "SCREEN" | "TRACK";
  deprecated: boolean;
  /** Left out where its rules do not speak of properties. */
  properties?: DeclaredName[];
  /** Left out where its rules do not speak of the context. */
  context?: DeclaredName[];
  /** Lists that may have other names, as its rules say or in a part of them that was not read. Left out: none. */
  open?: EventList[];
  /** Whether one of its rules says nothing of properties, so that the names are not all of what is planned. */
  silent?: true;
}

/** What a tracking plan declares. Traits are left out where no rule speaks of them. */
export interface Declarations {
  events: DeclaredEvent[];
  users?: DeclaredName[];
  accounts?: DeclaredName[];
  /** Traits of whom may have other names. Left out: of nobody. */
  open?: TraitList[];
}

/** Whose traits. */
export type TraitList = "users" | "accounts";

/** What page and screen calls are called in queries (API.md 4.9). */
const viewed = { PAGE: "Page Viewed", SCREEN: "Screen Viewed" } as const;

/** Which rules speak of whose traits. */
const traitRules: readonly (readonly [list: TraitList, type: PlanRule["type"]])[] = [
  ["users", "IDENTIFY"],
  ["accounts", "GROUP"],
];

/**
 * What the rules of a tracking plan declare. Versions of one event that stand side by side are all valid, so nothing is
 * declared of a property that one of them says otherwise; rules that are over count only where there are no others. What the
 * common rule says holds for every call.
 */
export function readDeclarations(rules: readonly PlanRule[]): Declarations {
  const common = rules
    .filter(({ type, deprecated }) => type === "COMMON" && !deprecated)
    .map(({ schema }) => readCall(schema))
    .reduce(joinAll, nothingSaid);
  const events = [...groupBy(rules.filter(isOfEvent), nameOf)].map(([name, versions]) =>
    readEvent(name, versions, common),
  );
  const traits = traitRules.map(([list, type]) => [list, readTraits(rules, type, common)] as const);
  const open = traits.flatMap(([list, declared]) => (declared.open ? [list] : []));
  return {
    events,
    ...Object.fromEntries(traits.flatMap(([list, { names }]) => (names ? [[list, names]] : []))),
    ...(open.length > 0 && { open }),
  };
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

function readEvent(name: string, versions: readonly EventRule[], common: SchemaReading): DeclaredEvent {
  const alive = versions.filter(({ deprecated }) => !deprecated);
  const calls = (alive.length > 0 ? alive : versions).map(({ schema }) => readCall(schema));
  const [properties, context] = [listAt(calls, common, "properties"), listAt(calls, common, "context")];
  const lists = { properties, context };
  const open = (["properties", "context"] as const).filter((list) => lists[list].open);
  return {
    name,
    call: versions[0]?.type ?? "TRACK",
    deprecated: alive.length === 0,
    ...(properties.names && { properties: properties.names }),
    ...(context.names && { context: context.names }),
    ...(open.length > 0 && { open }),
    ...(properties.names && properties.silent && { silent: true }),
  };
}

/** Where no rule is about a kind of call, what the common one says of its traits stands alone. */
function readTraits(
  rules: readonly PlanRule[],
  type: PlanRule["type"],
  common: SchemaReading,
): ReturnType<typeof listAt> {
  const alive = rules.filter((rule) => rule.type === type && !rule.deprecated);
  const calls = alive.length > 0 ? alive.map(({ schema }) => readCall(schema)) : [nothingSaid];
  return listAt(calls, common, "traits");
}
