import type { TestFinding } from "../test-finding.ts";
import { eventsOf, textMember, type TestRule } from "./test-rule.ts";

/** What to write for the calls of Segment's libraries, by their names in small letters: API.md 4.9. */
const remedies: ReadonlyMap<string, string> = new Map([
  ["page", "write event: Page Viewed for a page call"],
  ["screen", "write event: Screen Viewed for a screen call"],
  ["identify", "write what an identify call sends as traits of the person"],
  ["group", "write what a group call sends as traits of an account"],
  ["track", "write the name of the event, such as Order Completed"],
  ["alias", "nothing documents that alias calls can be looked at"],
]);

/** People do not do what is only called like a kind of call. Each name is told once, where it is first. */
export const eventsAreNoCalls: TestRule = (document, { meantNames = [] }) => {
  const told = new Set<string>();
  return eventsOf(document).flatMap(({ value, pointer }): TestFinding[] => {
    const name = textMember(value, "event") ?? "";
    const hint = remedies.get(name.toLowerCase());
    if (hint === undefined || told.has(name) || meantNames.includes(name)) return [];
    told.add(name);
    const message = `'${name}' is an event that was given this name, not the ${name.toLowerCase()} calls`;
    const meant = `${hint}; if an event has this name, list '${name}' in spec.lint.names of the project file`;
    return [{ code: "test-near-name", severity: "warning", pointer: `${pointer}/event`, message, hint: meant }];
  });
};
