import { expect } from "vitest";
import { expectFiles } from "./manifest-files.ts";
import { addressOf, manifestsOf, ownOf, type Known } from "./model.ts";
import type { RealSpace } from "./real-space.ts";
import type { Chosen } from "./selections.ts";
import { isEdited, sidesOf } from "./sides.ts";

/**
 * Brings edits of what is chosen back into the manifests. Where a manifest asks for something new in an edited field, that
 * stays, and a person has to decide.
 */
export async function bringBack(known: Known, space: RealSpace, { flags, has }: Chosen): Promise<string> {
  const told = ["audiencectl import --update", ...flags].join(" ");
  const { exitCode, stderr } = await space.run("import", "--update", ...flags);
  let undecided = 0;
  for (const declared of manifestsOf(known).filter(({ kind, name }) => has(addressOf(kind, name)))) {
    const own = ownOf(known, declared);
    for (const side of own ? sidesOf(declared, own).filter(isEdited) : []) {
      const value = own?.values[side.field];
      if (side.declared !== side.applied) undecided += 1;
      else if (value !== undefined) declared.values[side.field] = value;
    }
  }
  expect(exitCode, `the exit code of ${told}: ${stderr}`).toBe(undecided > 0 ? 1 : 0);
  expectFiles(known, space);
  return told;
}
