import { parseQuery, type DefinitionType, type QueryNode } from "../../query/index.ts";
import { defaultExternalIds, effectiveOptions } from "../audiences/options.ts";
import type { SimulatorSettings } from "../settings.ts";
import type { StoredAudience, StoredTrait } from "../state.ts";
import { effectiveTraitOptions } from "../traits/options.ts";
import { reachOf, type Reach } from "./reach.ts";

/** An audience as far as its members follow from it; one that is only previewed has no id. */
export type Asked = Pick<StoredAudience, "query" | "audienceType" | "options" | "createdAt">;

/** An audience or a computed trait, ready to be asked about people. */
export interface Computation {
  readonly type: DefinitionType;
  /** `undefined` where the query cannot be read. */
  readonly tree: QueryNode | undefined;
  /** Types of external ids of which a profile needs one. Left out: it needs none. */
  readonly ids?: readonly string[];
  readonly reach: Reach;
  readonly traitOwner: SimulatorSettings["traitOwner"];
}

/** What an audience looks at: its options are in force here (API.md 2.6). */
export function computationOfAudience(audience: Asked, settings: SimulatorSettings): Computation {
  const { query, audienceType: type, createdAt } = audience;
  const { traitOwner } = settings;
  const { includeHistoricalData, filterByExternalIds: ids, ...rest } = effectiveOptions(audience, settings);
  const reach = reachOf(createdAt, { includeHistoricalData, days: rest.backfillEventDataDays }, settings);
  return { type, tree: parseQuery(query).tree, ...(type !== "ACCOUNTS" && ids && { ids }), reach, traitOwner };
}

/** What a computed trait looks at (API.md 6.1). */
function computationOfTrait(trait: StoredTrait, settings: SimulatorSettings): Computation {
  const { query, type, createdAt } = trait;
  const { traitOwner } = settings;
  const { includeHistoricalData, includeAnonymousUsers, ...rest } = effectiveTraitOptions(trait);
  const days = rest.backfillDurationDays;
  const reach = reachOf(createdAt, { includeHistoricalData, days }, settings);
  const ids = idsOfTrait(includeAnonymousUsers === true, settings);
  return { type, tree: parseQuery(query).tree, ...(type !== "ACCOUNTS" && ids && { ids }), reach, traitOwner };
}

/** Makes what is stored ready, once for each that is asked for. */
export function rememberComputations(
  settings: SimulatorSettings,
): (stored: StoredAudience | StoredTrait) => Computation {
  const known = new Map<StoredAudience | StoredTrait, Computation>();
  return (stored) => {
    const made =
      known.get(stored) ??
      ("audienceType" in stored ? computationOfAudience(stored, settings) : computationOfTrait(stored, settings));
    known.set(stored, made);
    return made;
  };
}

/** Which ids a profile needs one of, so that it is not left out as anonymous: by the setting `anonymousUsers`. */
function idsOfTrait(
  withAnonymous: boolean,
  { anonymousUsers }: Pick<SimulatorSettings, "anonymousUsers">,
): readonly string[] | undefined {
  if (anonymousUsers === "no-user-id") return withAnonymous ? undefined : ["user_id"];
  return withAnonymous ? [...defaultExternalIds, "anonymous_id"] : defaultExternalIds;
}

/** Whether the members of an audience are rows of an entity, so that people say nothing of them (API.md 2.2). */
export function holdsRows({
  audienceType,
  targetEntity,
}: Pick<StoredAudience, "audienceType"> & { targetEntity?: string | null | undefined }): boolean {
  return audienceType === "LINKED" && (targetEntity ?? "profile") !== "profile";
}
