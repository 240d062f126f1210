import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Address } from "../resources/resource.ts";
import type { Definitions } from "./definition.ts";

/** Circles of definitions that refer to each other, each told once, where its first reference stands: API.md 2.10. */
export function findCircles(definitions: Definitions): Diagnostic[] {
  const done = new Set<Address>();
  // A query may refer to the same object several times.
  const found = new Map<string, readonly Address[]>();
  const report = (circle: readonly Address[]): unknown => found.set(circle.join(" "), circle);
  for (const start of definitions.keys()) walk(definitions, start, done, report);
  return [...found.values()].map((circle) => tell(definitions, circle));
}

/** Goes down the references, without recursion: a project may have a chain of thousands. */
function walk(
  definitions: Definitions,
  start: Address,
  done: Set<Address>,
  report: (circle: readonly Address[]) => unknown,
): void {
  if (done.has(start)) return;
  const way: { address: Address; next: number }[] = [{ address: start, next: 0 }];
  const onWay = new Set([start]);
  for (let at = way.at(-1); at; at = way.at(-1)) {
    const reference = definitions.get(at.address)?.references[at.next];
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

function tell(definitions: Definitions, circle: readonly Address[]): Diagnostic {
  const [first = "", second = first] = circle;
  const source = definitions.get(first)?.references.find(({ address }) => address === second)?.source;
  const way = [...circle.slice(1), first].join(", which refers to ");
  const message = circle.length === 1 ? `${first} refers to itself` : `${first} refers to ${way}`;
  const hint = "take one of the references out: what a query refers to is computed before it";
  return {
    code: "test-circular-definitions",
    severity: "error",
    message,
    hint,
    address: first,
    ...(source && { source }),
  };
}
