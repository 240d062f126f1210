import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Reading } from "../../resources/reading.ts";
import { groupBy } from "../../values/group-by.ts";

/** A note for each reason why nothing is known of destinations that changes name. */
export function findUnreadDestinations({ destinations = new Map() }: Pick<Reading, "destinations">): Diagnostic[] {
  const unread = [...destinations].flatMap(([id, answer]) =>
    answer.type === "unknown" ? [{ id, because: answer.because }] : [],
  );
  return [...groupBy(unread, ({ because }) => because)].map(([because, those]) => ({
    code: "plan-destination-unread",
    severity: "warning",
    message: `whether there are the destinations ${those.map(({ id }) => id).join(", ")} is not known: ${because}`,
    hint: "a token whose role may read destinations would tell; an apply may find out only when it connects them",
  }));
}
