import type { Place } from "./describe-place.ts";
import type { ChainNode } from "./syntax-tree.ts";
import { walkQuery } from "./walk.ts";

/**
 * What stands behind a condition of an account outside of ANY and ALL: nothing says whose events and whose traits it asks for
 * (API.md 4.9). Empty: it says whose, or asks for neither.
 */
export function sayWhose(chain: ChainNode, { options, quantified, around, ofTrait }: Place): string {
  if (options.type !== "ACCOUNTS" || quantified || ofTrait || around.length > 0) return "";
  const asks = new Set<string>();
  walkQuery(chain, { call: ({ name }) => void asks.add(name) });
  const [onEvents, onTraits] = [asks.has("event"), asks.has("trait")];
  if (onEvents && onTraits)
    return " [events: of one user, or of all users together; traits: of the account, or of one user]";
  if (onEvents) return " [one user, or all users together]";
  return onTraits ? " [the account, or one user]" : "";
}
