import { kindOf } from "../../resources/kinds.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { joinSome } from "../../values/words.ts";
import type { WorkspaceDestination } from "../audit-input.ts";
import { nothingFound, type AuditRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";
import { unreadConnections } from "./sent-nowhere.ts";

/** Audiences all of whose destinations are switched off (API.md 5.11). */
export const destinationsOff: AuditRule = {
  name: "destinations-off",
  title: "Connected only to destinations that are switched off",
  saves: "the audience, or the wait for members that never arrive",
  hint: "switch the destination on in Segment, or delete what nobody gets",
  needs: ["connections", "destinations"],
  find({ meant, connections, destinations }) {
    if (!connections || !destinations) return nothingFound;
    if (!("value" in destinations))
      return {
        rows: [],
        gaps: [{ what: `which destinations are switched on: ${destinations.because}`, refused: true }],
      };
    const asked = meant.flatMap((audience) => connections.get(audience.id) ?? []);
    const rows = meant.flatMap((audience) => {
      const own = connections.get(audience.id);
      if (!own || !("value" in own) || own.value.length === 0) return [];
      const off = own.value.flatMap((connection) => switchedOff(connection, destinations.value) ?? []);
      if (off.length < own.value.length) return [];
      const evidence = `${joinSome(off.map(({ name }) => name))} ${off.length === 1 ? "is" : "are"} not enabled in the list of destinations`;
      return [{ subject: subjectOf(audience), evidence, readAt: destinations.readAt }];
    });
    return { rows, gaps: unreadConnections(asked) };
  },
};

/** A warehouse is in no list of destinations, so nothing is known of it. */
function switchedOff(
  connection: LiveResource,
  destinations: ReadonlyMap<string, WorkspaceDestination>,
): WorkspaceDestination | undefined {
  const { id = "" } = kindOf(connection.kind).connectsTo?.(connection.spec) ?? {};
  const found = destinations.get(id);
  return found?.enabled === false ? found : undefined;
}
