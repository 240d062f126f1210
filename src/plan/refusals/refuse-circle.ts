import { refuse, type Refusal } from "../refuse.ts";

/** What goes round, and what can be done about it. */
const circles = {
  references: {
    how: "refer to each other",
    // Segment takes no such queries (API.md 2.10), be it in steps.
    hint: "take one of these references out",
  },
  waiting: {
    how: "wait for each other",
    hint: "make one of these changes in a way that does not need the others, and apply that first",
  },
} as const;

/** The refusal of what goes round. */
export function refuseCircle(path: readonly string[], kind: keyof typeof circles): Refusal {
  const { how, hint } = circles[kind];
  const [address] = path;
  return refuse(
    "plan-cycle",
    `${path.join(" → ")} ${how} in a circle`,
    hint,
    address === undefined ? undefined : { address },
  );
}
