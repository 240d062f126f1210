import type { Plan } from "../../plan/generated/plan.ts";
import { count } from "../../values/words.ts";
import { findUnexplained, OTHER_CAUSES } from "../unexplained.ts";
import { linkAddresses, type CardIds } from "./card-ids.ts";
import { markup, type Markup } from "./markup.ts";
import { renderSection } from "./section.ts";

/** So many are named; a filter finds all of them. */
const MOST_NAMED = 12;

/** Which changes do not come from the branch that a plan was made for. Nothing without a base to compare it with. */
export function renderUnexplained(plan: Plan, ids: CardIds): Markup | undefined {
  const { changes, share, partly } = findUnexplained(plan);
  if (!plan.base || changes.length === 0) return undefined;
  const addresses = changes.map(({ address }) => address);
  const which = partly.length < changes.length ? "Some of them come" : changes.length === 1 ? "It comes" : "They come";
  const inPart = ` ${which} from this branch in other fields, as ${changes.length === 1 ? "its card says" : "their cards say"}.`;
  const more = addresses.length - MOST_NAMED;
  return renderSection(
    { id: "unexplained", title: "Not explained by this branch", tone: "warn" },
    markup`<p>${share}, compared with <code>${plan.base.ref}</code>: ${OTHER_CAUSES}.${partly.length > 0 && inPart}</p>
<p>${linkAddresses(addresses.slice(0, MOST_NAMED), ids)}${more > 0 && ` and ${count(more)} more`}</p>`,
  );
}
