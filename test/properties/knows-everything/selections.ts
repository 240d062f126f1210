import fc from "fast-check";
import { addressOf, leftoversOf, manifestsOf, type Declared, type Known } from "./model.ts";

/** What a command is to be about, before it is known what there is to select. `which` picks an object. */
export interface Choice {
  by: "everything" | "team" | "target" | "exclude" | "kind";
  which: number;
}

/** A selection: the flags, and what they select. */
export interface Chosen {
  flags: string[];
  has: (address: string) => boolean;
}

/** A random choice, most often of everything. */
export const choice: fc.Arbitrary<Choice> = fc.record({
  by: fc.constantFrom("everything", "everything", "everything", "team", "target", "exclude", "kind"),
  which: fc.nat(7),
});

/** The label of a manifest. */
export function teamOf({ number }: Declared): string {
  return number % 2 === 0 ? "red" : "blue";
}

/** Everything. */
export const everything: Chosen = { flags: [], has: () => true };

/** The selection for a choice; everything where it would select nothing, which is an error. */
export function choose({ by, which }: Choice, known: Known): Chosen {
  const manifests = manifestsOf(known);
  const teams = new Map(manifests.map((each) => [addressOf(each.kind, each.name), teamOf(each)]));
  const addresses = [...teams.keys(), ...leftoversOf(known).keys()];
  const one = addresses[which % addresses.length];
  if (one === undefined || by === "everything") return everything;
  const team = teams.get(one);
  const prefix = `${one.split("/")[0]}/`;
  const chosen: Record<Exclude<Choice["by"], "everything">, Chosen | undefined> = {
    target: { flags: ["--target", one], has: (address) => address === one },
    exclude: { flags: ["--exclude", one], has: (address) => address !== one },
    kind: { flags: ["--target", `${prefix}*`], has: (address) => address.startsWith(prefix) },
    team:
      team === undefined ? undefined : { flags: ["-l", `team=${team}`], has: (address) => teams.get(address) === team },
  };
  const found = chosen[by];
  return found && addresses.some((address) => found.has(address)) ? found : everything;
}
