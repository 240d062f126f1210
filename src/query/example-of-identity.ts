import { identities, type IdentityName } from "./identities.ts";

/**
 * An identity with two texts that are equal by it, because its name alone does not say it to everybody. A name with calls in it shows them itself.
 */
export function exampleOfIdentity(name: IdentityName): string {
  const example = identities.find((row) => row.name === name)?.example;
  if (!example || name.includes("(")) return name;
  const [one, other] = example.map((text) => text.replaceAll("event('A').", ""));
  return `${name} (${one} is ${other})`;
}
