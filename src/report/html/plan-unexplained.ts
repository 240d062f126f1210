import type { Plan } from "../../plan/generated/plan.ts";
import { count, plural } from "../../values/words.ts";
import { linkAddresses, type CardIds } from "./card-ids.ts";
import { markup, type Markup } from "./markup.ts";
import { renderSection } from "./section.ts";

/** So many are named; a filter finds all of them. */
const MOST_NAMED = 12;

/** Which changes do not come from the branch that a plan was made for. Nothing without a base to compare it with. */
export function renderUnexplained({ base, changes }: Plan, ids: CardIds): Markup | undefined {
  const concerned = changes.filter(({ explained }) => explained !== undefined);
  const others = concerned.filter(({ explained }) => explained === false).map(({ address }) => address);
  if (!base || others.length === 0) return undefined;
  const more = others.length - MOST_NAMED;
  return renderSection(
    { id: "unexplained", title: "Not explained by this branch", tone: "warn" },
    markup`<p>${count(others.length)} of ${plural(concerned.length, "change")}, compared with <code>${base.ref}</code>: drift, or an earlier merge that was not applied.</p>
<p>${linkAddresses(others.slice(0, MOST_NAMED), ids)}${more > 0 && ` and ${count(more)} more`}</p>`,
  );
}
