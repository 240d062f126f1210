import type { ValueUse } from "../../query/index.ts";
import type { CatalogFinding, CatalogRule, NameContext } from "./catalog-rule.ts";
import { mayHave } from "./has-path.ts";
import { quoteName, remedyFor, seenText } from "./words.ts";

/** What page and screen calls are named by (API.md 4.9), whatever the space schema lists. */
const alwaysThere: Readonly<Record<string, string>> = { "Page Viewed": "page_name", "Screen Viewed": "screen_name" };

/** Properties of events, and fields of their context, are ones that the event has. */
export const properties: CatalogRule = ({ uses }, context) =>
  uses.values.flatMap((use) => {
    const { kind, name, of } = use;
    if (kind === "trait" || of?.kind !== "event" || context.isExempt(name)) return [];
    return alwaysThere[of.name] === name ? [] : check(use, kind, of.name, context);
  });

function check(
  { name, start, end }: ValueUse,
  kind: "property" | "context",
  event: string,
  { known }: NameContext,
): CatalogFinding[] {
  const list = known.properties(event, kind);
  if (!list?.lacks(name) || mayHave(list, name)) return [];
  const word = kind === "property" ? "property" : "field of the context";
  const message = `${known.subject} has no ${word} ${quoteName(name)} of the event ${quoteName(event)}`;
  const other = kind === "property" ? "context" : "property";
  const hint = known.properties(event, other)?.get(name)
    ? `it is there as ${other}('${name}')`
    : (innerHint(name, list.names) ??
      remedyFor(name, list.names, known, (near) => seenText(list.get(near) ?? {}, undefined)));
  return [{ code: "catalog-unknown-property", message, hint, start, end }];
}

/** People name what lies in a list or an object as if it stood alone. */
function innerHint(name: string, names: readonly string[]): string | undefined {
  const [inner, ...more] = names.filter((each) => each.endsWith(`.${name}`));
  return inner === undefined || more.length > 0 ? undefined : `did you mean ${quoteName(inner)}?`;
}
