import type { DefinitionType } from "./definition-type.ts";
import { functions } from "./functions.ts";
import { fixedValue } from "./lint/fixed-value.ts";
import type { CallNode, ChainNode, QueryNode } from "./syntax-tree.ts";
import { isTimestamp } from "./timestamp.ts";
import { walkQuery } from "./walk.ts";

/** What of a query the rules about its cadence look at. */
export interface CadenceSigns {
  type: DefinitionType | undefined;
  hasEventWindow: boolean;
  hasNestedEvent: boolean;
  hasEntity: boolean;
  hasDynamicProperty: boolean;
  /** Two values of a person that are compared, neither of which is a property. */
  hasDynamicValue: boolean;
  hasQuantifier: boolean;
  hasSession: boolean;
  hasTimeWithoutZone: boolean;
  hasDateWithoutTime: boolean;
  hasTimeWithOffset: boolean;
  /** A time or date without its `Z` in a comparison that is not said to be about dates, such as `<`. */
  hasLooseTimeCompared: boolean;
  /** Functions that nobody knows, by name. */
  strangers: Set<string>;
}

/** Reads what of a query decides how often Segment computes it. */
export function readSigns(tree: QueryNode, type: DefinitionType | undefined): CadenceSigns {
  const signs: CadenceSigns = {
    type,
    hasEventWindow: false,
    hasNestedEvent: false,
    hasEntity: false,
    hasDynamicProperty: false,
    hasDynamicValue: false,
    hasQuantifier: false,
    hasSession: false,
    hasTimeWithoutZone: false,
    hasDateWithoutTime: false,
    hasTimeWithOffset: false,
    hasLooseTimeCompared: false,
    strangers: new Set(),
  };
  const ofEvents = new Set<CallNode>();
  walkQuery(tree, {
    node: (node) => {
      signs.hasQuantifier ||= node.type === "any" || node.type === "all";
      if (node.type !== "chain") return;
      const compared = comparedValues(node);
      signs.hasDynamicProperty ||= compared === "property";
      signs.hasDynamicValue ||= compared === "other";
      // Nobody knows what a function gives that nobody knows, so what filters that may be no events.
      const calls = [node.head, ...node.calls];
      const stranger = calls.findIndex(({ name }) => !functions.has(name));
      for (const call of stranger === -1 ? calls : calls.slice(0, stranger)) ofEvents.add(call);
    },
    call: (call, around) => {
      signs.hasEventWindow ||= ofEvents.has(call) && (call.name === "within" || call.name === "between");
      signs.hasNestedEvent ||=
        call.name === "event" && around.some((outer) => outer.name === "where" && ofEvents.has(outer));
      signs.hasEntity ||= call.name === "entity";
      signs.hasSession ||= call.name === "expires_after";
      const time = timeIn(call);
      signs.hasTimeWithoutZone ||= time !== undefined && /T[\d:.]+$/.test(time);
      signs.hasDateWithoutTime ||= time !== undefined && !time.includes("T");
      signs.hasTimeWithOffset ||= time !== undefined && /T.*[+-]/.test(time);
      signs.hasLooseTimeCompared ||= comparesLooseTime(call);
      if (!functions.has(call.name)) signs.strangers.add(call.name);
    },
  });
  return signs;
}

/** The moment that a condition on dates looks at. */
function timeIn({ name, args }: CallNode): string | undefined {
  const [time] = args;
  if (functions.get(name)?.args[0] !== "timestamp" || time?.type !== "literal") return undefined;
  return isTimestamp(time.text) ? time.text : undefined;
}

/** Whether a value is compared to a bare date or time that does not end in `Z`. Nothing says which of them are date conditions. */
function comparesLooseTime({ name, args }: CallNode): boolean {
  const kinds = functions.get(name);
  if (kinds?.kind !== "comparison" || kinds.args[0] === "timestamp" || kinds.args[0] === "text") return false;
  return args.map(fixedValue).some((value) => value?.kind === "timestamp" && !value.text.endsWith("Z"));
}

/**
 * Whether two values of a person are compared to each other, `literal(…)` being none: one of them a property or a value of the
 * context, of which it is documented what that does, or another one.
 */
function comparedValues(chain: ChainNode): "property" | "other" | undefined {
  const last = chain.calls.at(-1);
  // A reducer reads a property and compares nothing, as in `sum(property('total'))`.
  if (!last || functions.get(last.name)?.kind !== "comparison") return undefined;
  const sides = [chain, ...last.args].flatMap((side) => (side.type === "chain" ? [side.head.name] : []));
  const values = sides.filter((name) => name !== "literal");
  if (values.length < 2) return undefined;
  return values.includes("property") || values.includes("context") ? "property" : "other";
}
