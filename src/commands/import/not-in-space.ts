import type { Change } from "../../plan/generated/plan.ts";
import type { Address } from "../../resources/resource.ts";
import { joinSome } from "../../values/words.ts";
import { commandAbout } from "../project/command-about.ts";
import type { ImportOptions, Surroundings } from "./import-context.ts";

/** Declared objects of which the space has none, and what to do about them. */
export interface NotInSpace {
  addresses: Address[];
  message: string;
  hint: string;
}

/** Whether an object would be created, or is left out because its adopt line finds nothing. */
function isMissing({ action, warnings }: Change): boolean {
  return action === "create" || warnings.some(({ code }) => code === "plan-adopt-not-found");
}

/**
 * Declared objects that the space does not have; `undefined` without any. Nothing records of them whether somebody deleted
 * them or no apply has created them yet.
 *
 * @param besides Addresses of which an update says something else.
 */
export function findNotInSpace(
  options: ImportOptions,
  { context: { project, environment }, draft, unread }: Pick<Surroundings, "context" | "draft" | "unread">,
  besides: ReadonlySet<Address>,
): NotInSpace | undefined {
  const { key = [], name = [] } = options;
  // These name what is in the space.
  if (key.length + name.length > 0) return undefined;
  const notRead = new Set<string>(unread.map(({ kind }) => kind));
  const addresses = draft.changes
    .filter((change) => isMissing(change) && !change.within && !notRead.has(change.kind))
    .map(({ address }) => address)
    .filter((address) => !besides.has(address));
  if (addresses.length === 0) return undefined;
  const [is, it, manifest] = addresses.length === 1 ? ["is", "it", "the manifest"] : ["are", "them", "the manifests"];
  const about = { options, project, environment: environment.name, addresses };
  return {
    addresses,
    message: `${joinSome(addresses)} ${is} declared and not in the space: deleted there, or not applied yet`,
    hint: `if somebody deleted ${it} on purpose, take ${manifest} out; to create ${it}: ${commandAbout("apply", about)}`,
  };
}
