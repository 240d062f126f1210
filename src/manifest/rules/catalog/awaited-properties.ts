import type { NameContext } from "../../../catalog/rules/catalog-rule.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { NameUses, ValueUse } from "../../../query/index.ts";
import { listSome, plural } from "../../../values/words.ts";
import { queryFinding, type ManifestQuery } from "../../manifest-query.ts";
import type { Manifest } from "../../manifest.ts";

/** A query with the names in it. */
export interface ReadQuery {
  manifest: Manifest & { query: ManifestQuery };
  uses: NameUses;
}

/** One mention of a property of an event that was not read. */
interface Awaited extends Pick<ReadQuery, "manifest"> {
  event: string;
  use: ValueUse;
}

/**
 * Says once, where the first of them stands, of which events the properties are asked for and were never read: a pull reads
 * those of events that manifests name then, so what a later manifest asks for is not looked at. Nothing is known to be wrong,
 * so this is an `info`, and stops nobody who is strict.
 */
export function tellAwaited(queries: readonly ReadQuery[], { known, isExempt }: NameContext): Diagnostic[] {
  const awaited = queries.flatMap(({ manifest, uses }) =>
    uses.values.flatMap((use): Awaited[] => {
      const event = use.of?.kind === "event" ? use.of.name : undefined;
      if (event === undefined || isExempt(use.name) || !known.awaitsProperties(event)) return [];
      return [{ manifest, event, use }];
    }),
  );
  const [first] = awaited;
  if (!first) return [];
  const events = [...new Set(awaited.map(({ event }) => event))];
  const message = `${known.subject} does not have the space's properties of ${plural(events.length, "event")}: ${listSome(events.map((event) => `'${event}'`))}`;
  const hint =
    "audiencectl catalog pull reads them; until then nothing tells whether the names of these properties are right";
  const finding = queryFinding(first.manifest, first.use, { code: "catalog-awaited-properties", message, hint });
  return [{ ...finding, severity: "info" }];
}
