import { deriveKey } from "../audiences/keys.ts";
import type { Random } from "../random.ts";
import type { StoredAudience } from "../state.ts";
import { buildAudience, type AudienceSeed } from "./build.ts";
import { describeSeed } from "./descriptions.ts";
import { plainPatterns, products, referringPatterns } from "./large-queries.ts";

/** Audiences up to here refer to nothing, so that traits may refer to them without a cycle. */
export const plainCount = 20;

/**
 * The audiences of the large space. A tenth is for accounts and a seventh is linked; one in eleven is disabled, and one
 * in forty is locked.
 *
 * @param traits Keys of computed traits with a number for a value, to which audiences refer.
 */
export function largeAudiences(
  random: Random,
  count: number,
  traits: readonly string[],
  nowMs: number,
): StoredAudience[] {
  const audiences: StoredAudience[] = [];
  const [userKeys, referring]: [string[], string[]] = [[], []];
  for (let index = 0; index < count; index += 1) {
    const audienceType = index % 10 === 9 ? "ACCOUNTS" : index % 7 === 6 ? "LINKED" : "USERS";
    const refers = audienceType === "USERS" && index >= plainCount;
    const reference = refers ? referringPatterns.find(({ fits }) => fits(index)) : undefined;
    const query = reference?.query ?? random.pick(plainPatterns[audienceType]);
    const label = `${random.pick(products)} ${audienceType.toLowerCase()} ${index + 1}`;
    const name = label.charAt(0).toUpperCase() + label.slice(1);
    const seed: AudienceSeed = {
      name,
      audienceType,
      query: query({ random, audiences: userKeys, referring, traits }),
      description: describeSeed(`audience-${index + 1}`, index, deriveKey(name)),
      enabled: index % 11 !== 10,
      ...(index % 13 === 5 && audienceType !== "LINKED" ? { options: { filterByExternalIds: ["email"] } } : {}),
      // From now on, and for as long as an edit locks.
      ...(index % 40 === 7 ? { lockedSince: new Date(nowMs).toISOString() } : {}),
      ...(audienceType === "LINKED" && index % 2 === 0 ? { targetEntity: "owned-accounts" } : {}),
    };
    const audience = buildAudience(seed, index, nowMs, 48 + count - index);
    audiences.push(audience);
    if (audienceType === "USERS") userKeys.push(audience.key);
    if (reference?.to === "audience") referring.push(audience.key);
  }
  return audiences;
}
