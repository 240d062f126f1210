import type { SourceRange } from "../diagnostics/diagnostic.ts";
import type { Address } from "./resource.ts";

/** What refers to others, by the address of each. */
export type Referring = ReadonlyMap<Address, { references: readonly { address: Address; source: SourceRange }[] }>;

/** Objects each of which refers to the next, and the last to the first. */
export interface Circle {
  /** The one that it begins with. */
  address: Address;
  message: string;
  /** Where the first reference of it is. */
  source?: SourceRange;
}

/** Circles of what refers to each other, each once. What a query refers to is computed before it: API.md 2.10. */
export function findCircles(referring: Referring): Circle[] {
  const done = new Set<Address>();
  // A query may refer to the same object several times.
  const found = new Map<string, readonly Address[]>();
  const report = (circle: readonly Address[]): unknown => found.set(circle.join(" "), circle);
  for (const start of referring.keys()) walk(referring, start, done, report);
  return [...found.values()].map((circle) => describe(referring, circle));
}

/** Goes down the references, without recursion: a project may have a chain of thousands. */
function walk(
  referring: Referring,
  start: Address,
  done: Set<Address>,
  report: (circle: readonly Address[]) => unknown,
): void {
  if (done.has(start)) return;
  const way: { address: Address; next: number }[] = [{ address: start, next: 0 }];
  const onWay = new Set([start]);
  for (let at = way.at(-1); at; at = way.at(-1)) {
    const reference = referring.get(at.address)?.references[at.next];
    at.next += 1;
    if (!reference) {
      way.pop();
      onWay.delete(at.address);
      done.add(at.address);
    } else if (onWay.has(reference.address)) {
      const circle = way.slice(way.findIndex(({ address }) => address === reference.address));
      report(circle.map((each) => each.address));
    } else if (!done.has(reference.address)) {
      onWay.add(reference.address);
      way.push({ address: reference.address, next: 0 });
    }
  }
}

function describe(referring: Referring, circle: readonly Address[]): Circle {
  const [address = "", second = address] = circle;
  const source = referring.get(address)?.references.find((each) => each.address === second)?.source;
  const way = [...circle.slice(1), address].join(", which refers to ");
  const message = circle.length === 1 ? `${address} refers to itself` : `${address} refers to ${way}`;
  return { address, message, ...(source && { source }) };
}
