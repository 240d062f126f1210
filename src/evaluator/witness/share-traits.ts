import { nobody, type Account, type Person, type TraitValues } from "../person.ts";

/**
 * An account with other traits, which its users get, too: at least one of them, so that it does not matter whether the account or
 * one of its users is asked. What the users have of other keys stays.
 *
 * @param traits Those of the account from now on.
 */
export function shareTraits(account: Account, traits: TraitValues): Account {
  const keys = [...new Set([...Object.keys(account.traits), ...Object.keys(traits)])];
  const changed = keys.filter((key) => account.traits[key] !== traits[key]);
  const users = account.users.length > 0 ? account.users : [nobody];
  return { ...account, traits, users: users.map((user) => ({ ...user, traits: withKeys(user, changed, traits) })) };
}

function withKeys({ traits }: Person, keys: readonly string[], from: TraitValues): TraitValues {
  const kept = Object.entries(traits).filter(([key]) => !keys.includes(key));
  const shared = keys.flatMap((key) => (Object.hasOwn(from, key) ? [[key, from[key]] as const] : []));
  return Object.fromEntries([...kept, ...shared]) as TraitValues;
}
