import type { CallNode } from "../syntax-tree.ts";
import { isTimestamp } from "../timestamp.ts";
import { documentedSeconds } from "../documented-seconds.ts";
import type { ExclusionRule } from "./exclusion-rule.ts";

const day = 86_400;

/**
 * By how much two comparisons may come nearer to each other than they are written, in seconds. Zones and the border day of
 * dates are open (API.md 4.9). Relative dates have one today, and whether they go by days or by instants, what is a day away
 * from the border day is not that day.
 */
const slack: Readonly<Record<Dates["counted"], (apart: number) => boolean>> = {
  "from 1970": (apart) => apart > 2 * day,
  "from now": (apart) => apart >= day,
};

/** The dates that a comparison leaves, in seconds from 1970, or from now. */
interface Dates {
  from: number;
  to: number;
  counted: "from 1970" | "from now";
}

const relative: Readonly<Record<string, (length: number) => Omit<Dates, "counted">>> = {
  within_last: (length) => ({ from: -length, to: 0 }),
  within_next: (length) => ({ from: 0, to: length }),
  before_last: (length) => ({ from: -Infinity, to: -length }),
  after_next: (length) => ({ from: length, to: Infinity }),
};

/** Comparisons of one date that lie apart by more than is open about their borders. */
export const excludeByDate: ExclusionRule = (a, b) => {
  if (!a.compared || a.compared.subject !== b.compared?.subject || !a.positive || !b.positive) return undefined;
  const [one, other] = [datesOf(a.compared.comparison), datesOf(b.compared.comparison)];
  if (!one || !other || one.counted !== other.counted) return undefined;
  const apart = Math.max(one.from, other.from) - Math.min(one.to, other.to);
  return slack[one.counted](apart) ? { because: "no date fulfils both", unless: "it holds a list" } : undefined;
};

function datesOf(call: CallNode): Dates | undefined {
  const {
    name,
    args: [value],
  } = call;
  if (value?.type === "duration") {
    const length = documentedSeconds(call, value);
    const row = Object.hasOwn(relative, name) ? relative[name] : undefined;
    return length === undefined || !row ? undefined : { ...row(length), counted: "from now" };
  }
  if (value?.type !== "literal" || !isTimestamp(value.text)) return undefined;
  const instant = Date.parse(value.text) / 1000;
  if (Number.isNaN(instant)) return undefined;
  if (name === "before_date") return { from: -Infinity, to: instant, counted: "from 1970" };
  return name === "after_date" ? { from: instant, to: Infinity, counted: "from 1970" } : undefined;
}
