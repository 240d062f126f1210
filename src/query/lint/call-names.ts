import { spanOf } from "../cursor.ts";
import type { QueryFinding } from "../finding.ts";
import type { QueryNode } from "../syntax-tree.ts";
import { walkQuery } from "../walk.ts";

/** What to write for the calls of Segment's libraries: API.md 4.9. */
const remedies: ReadonlyMap<string, string> = new Map([
  ["page", "page calls are event('Page Viewed')"],
  ["screen", "screen calls are event('Screen Viewed')"],
  ["identify", "what identify calls send is read with trait('…')"],
  ["track", "each track call is an event of its own name, such as event('Order Completed')"],
]);

/** Finds events that are called like a kind of call. */
export function findCallNames(tree: QueryNode): QueryFinding[] {
  const findings: QueryFinding[] = [];
  walkQuery(tree, {
    call: ({ name, args: [event] }) => {
      const hint = name === "event" && event?.type === "literal" ? remedies.get(event.value) : undefined;
      if (hint === undefined || event?.type !== "literal") return;
      const message = `event('${event.value}') is an event that was given this name, not the ${event.value} calls`;
      findings.push({ code: "lint-call-name", severity: "warning", message, hint, ...spanOf(event) });
    },
  });
  return findings;
}
