import { spanOf } from "../cursor.ts";
import type { QueryFinding } from "../finding.ts";
import type { QueryNode } from "../syntax-tree.ts";
import { walkQuery } from "../walk.ts";

/** What to write for the calls of Segment's libraries, by their names in small letters: API.md 4.9. */
const remedies: ReadonlyMap<string, string> = new Map([
  ["page", "page calls are event('Page Viewed')"],
  ["screen", "screen calls are event('Screen Viewed')"],
  ["identify", "what identify calls send is read with trait('…')"],
  ["group", "what group calls send is read with trait('…') in an audience of the type ACCOUNTS"],
  ["track", "each track call is an event of its own name, such as event('Order Completed')"],
  ["alias", "nothing documents that alias calls can be looked at"],
]);

/** Finds events that are called like a kind of call, whatever letters are capital. */
export function findCallNames(tree: QueryNode): QueryFinding[] {
  const findings: QueryFinding[] = [];
  walkQuery(tree, {
    call: ({ name, args: [event] }) => {
      if (name !== "event" || event?.type !== "literal") return;
      const kind = event.value.toLowerCase();
      const hint = remedies.get(kind);
      if (hint === undefined) return;
      const message = `event('${event.value}') is an event that was given this name, not the ${kind} calls`;
      findings.push({ code: "lint-call-name", severity: "warning", message, hint, ...spanOf(event) });
    },
  });
  return findings;
}
