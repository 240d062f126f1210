import { hasLoneBackslash, type CallNode } from "../query/index.ts";
import { nameIn } from "./call-fault.ts";
import type { Environment } from "./environment.ts";
import { operandOfLiteral } from "./operands.ts";
import { readPath, traitAt, valueAt, type Path } from "./paths.ts";
import type { PartOrFault, Place, ValueOf } from "./parts.ts";
import { baseOfEntity, baseOfEvent } from "./stream-bases.ts";
import type { TraitValues } from "./person.ts";
import { decideValue, Uncertain, type Value } from "./value.ts";

/** What makes a call at the beginning of a chain ready. @param windowed Whether a window over time follows. */
type ExtractorRow = (call: CallNode, name: string, place: Place, windowed: boolean) => PartOrFault;

/** A row for each extractor of the language but `literal`: API.md 4.2. */
const namedRows: Readonly<Record<string, ExtractorRow>> = {
  event: (call, name, _place, windowed) => ({
    type: "stream",
    kind: "event",
    stream: baseOfEvent(call, name, windowed),
  }),
  entity: (call, name) => ({ type: "stream", kind: "entity", stream: baseOfEntity(call, name) }),
  trait: (_call, name, { ofTrait }) => {
    const path = readPath(name);
    const read = ({ circumstances: { openPoints } }: Environment, traits: TraitValues): Value =>
      traitAt(traits, path, openPoints);
    return scalar(
      unlessNestedInLinked(path, (environment) => {
        const { traits, users, item, circumstances } = environment;
        if (!ofTrait || !users) return read(environment, traits);
        return decideValue(circumstances.openPoints, "traitOwner", {
          account: () => read(environment, traits),
          "any-user": () => (item?.user ? read(environment, item.user.traits) : ofNoUser),
        });
      }),
    );
  },
  property: (call, name, { streams }) => {
    const up = call.prefix ? 1 : 0;
    const kind = streams.at(-1 - up);
    if (!kind) return up ? "property(parent: …) needs an event or entity around the one that it is in" : notInside;
    const path = readPath(name);
    const value = unlessNestedInLinked(path, ({ item }) => {
      const of = up ? item?.around : item;
      const root = of?.event?.properties ?? of?.row?.properties;
      return root && valueAt(root, path);
    });
    return { type: "scalar", value, column: kind === "entity" };
  },
  context: (_call, name, { streams }) => {
    const kind = streams.at(-1);
    if (!kind) return notInside;
    if (kind === "entity") return "rows of an entity have no context";
    if (/^traits(?:\.|$)/.test(name)) return "traits in the context of an event cannot be looked at";
    const path = readPath(name);
    return scalar(({ item, circumstances: { openPoints } }) => {
      const event = item?.event;
      const value = event && valueAt(event.context, path);
      if (name !== "timestamp" || !event) return value;
      return decideValue(openPoints, "contextTimestamp", {
        event: () => new Date(event.timestampMs).toISOString(),
        absent: () => value,
      });
    });
  },
};

/** A row for each extractor of the language: API.md 4.2. */
export const extractorRows: Readonly<Record<string, (call: CallNode, place: Place, windowed: boolean) => PartOrFault>> =
  {
    ...Object.fromEntries(
      Object.entries(namedRows).map(([key, row]) => [
        key,
        (call: CallNode, place: Place, windowed: boolean): PartOrFault => {
          const found = nameIn(call);
          const [path] = call.args;
          if (pathRows.has(key) && path?.type === "literal" && hasLoneBackslash(path.text))
            return "nothing says what one backslash before a dot is for";
          return typeof found === "string" ? found : row(call, found.name, place, windowed);
        },
      ]),
    ),
    literal: ({ args: [value] }) => {
      const operand = value?.type === "literal" ? operandOfLiteral(value, false) : undefined;
      if (!operand) return "nothing says what this value stands for in a query";
      return { type: "scalar", value: () => operand.value, column: false, fixed: true };
    },
  };

/** Those whose name is a path. */
const pathRows: ReadonlySet<string> = new Set(["trait", "property", "context"]);

const notInside = "property(…) and context(…) have a meaning only inside of where(…) or of a reducer";

const ofNoUser = new Uncertain("anything", ["nothing says whose trait is read where no user did anything"]);

function scalar(value: ValueOf): PartOrFault {
  return { type: "scalar", value, column: false };
}

const nestedInLinked = new Uncertain("anything", ["linked audiences do not look into nested properties or traits"]);

/** Linked audiences look into no nested values: API.md 4.8. */
function unlessNestedInLinked(path: Path, read: (environment: Environment) => Value): ValueOf {
  if (path.length === 1) return read;
  return (environment) => (environment.circumstances.type === "LINKED" ? nestedInLinked : read(environment));
}
