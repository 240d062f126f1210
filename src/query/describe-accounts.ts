import type { Place } from "./describe-place.ts";

/**
 * What stands behind a condition of an account outside of ANY and ALL: nothing says whose events and whose traits it asks for
 * (API.md 4.9). Empty: it says whose, or asks for neither.
 */
export function sayWhose({ options, quantified, around, ofTrait }: Place, asked: Place["asked"]): string {
  if (options.type !== "ACCOUNTS" || quantified || ofTrait || around.length > 0) return "";
  const [onEvents, onTraits] = [asked.has("event"), asked.has("trait")];
  if (onEvents && onTraits)
    return " [events: of one user, or of all users together; traits: of the account, or of one user]";
  if (onEvents) return " [one user, or all users together]";
  return onTraits ? " [the account, or one user]" : "";
}

/** What stands behind a trait in a computed trait of an account: nothing says whether it is the account's (API.md 4.9). */
export function sayWhoseTrait({ options, ofTrait, ofUsers }: Place): string {
  return options.type === "ACCOUNTS" && ofTrait && !ofUsers ? " [of the account, or of the user]" : "";
}
