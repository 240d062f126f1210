import { expect } from "vitest";
import type { SimulatedSpace } from "../../../src/simulator/state.ts";
import { splitDescription } from "../../../src/resources/marker.ts";
import type { Manifest } from "../../support/project.ts";
import { partsIn } from "./snapshot.ts";

/** What manifests said when they were applied last, and the ids of what they declare, by address. */
export class Remembered {
  readonly #seen = new Map<string, { text: string; ids: string[] }>();

  /** Checks that what is declared as before has the ids that it had, and remembers the rest. */
  checkAndKeep(manifests: readonly Manifest[], space: SimulatedSpace): void {
    const before = new Map(this.#seen);
    this.#seen.clear();
    for (const { kind, metadata, spec } of manifests) {
      const address = `${kind} ${metadata.name}`;
      const now = { text: JSON.stringify(spec), ids: idsOf(kind, metadata.name, spec, space) };
      const then = before.get(address);
      if (then?.text === now.text) expect(now.ids, `${address} did not change and keeps its ids`).toEqual(then.ids);
      this.#seen.set(address, now);
    }
  }

  /** Forgets all, after somebody else changed what the project owns. */
  clear(): void {
    this.#seen.clear();
  }
}

function idsOf(kind: string, name: string, spec: Manifest["spec"], space: SimulatedSpace): string[] {
  const lists = { Audience: space.audiences, ComputedTrait: space.traits ?? [], SpaceFilter: space.filters ?? [] };
  const all: readonly { id: string; description?: string }[] = lists[kind as keyof typeof lists];
  const owners = all.filter(({ description = "" }) => {
    const { ownership } = splitDescription(description);
    return typeof ownership === "object" && ownership.project === "growth" && ownership.name === name;
  });
  const own = owners.map(({ id }) => id);
  const managed = (part: string): boolean => (part === "Schedule" ? "schedules" : "destinations") in spec;
  const parts = partsIn(space).filter((part) => own.includes(part.audienceId) && managed(part.kind));
  return [...own, ...parts.map(({ id }) => id).toSorted()];
}
