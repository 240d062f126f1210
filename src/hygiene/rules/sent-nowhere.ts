import { describe } from "../../plan/match/marker-notes.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { count, listSome, plural } from "../../values/words.ts";
import type { AuditInput } from "../audit-input.ts";
import { nothingFound, type AuditFindings, type AuditRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";
import { findUsers, type UsersOf } from "../users-of.ts";

type Known = Extract<UsersOf, { type: "known" }>;
type Row = AuditFindings["rows"][number];

/** Audiences that are sent nowhere and whose key nobody names. Journeys and broadcasts are in no list of the API. */
export const unused: AuditRule = {
  name: "unused",
  title: "Sent nowhere, and named by no audience or trait",
  saves: "the audience: its computation, and its place among the audiences of the space",
  hint: "delete it, unless a journey or a broadcast uses it: the API shows neither",
  needs: ["connections"],
  find: (input) =>
    findUnconnected(input, (audience, readAt, users) =>
      users.of(audience).length > 0
        ? undefined
        : {
            subject: subjectOf(audience),
            evidence: `it has no connection in its own list, and its key ${audience.key ?? ""} is in none of the queries of the space, ${count(users.queries)} in all`,
            readAt,
          },
    ),
};

/** Audiences that are sent nowhere and that others are built on. */
export const noDestination: AuditRule = {
  name: "no-destination",
  title: "Sent nowhere, and only named by others",
  saves: "nothing by itself: other audiences use it",
  hint: "connect it to a destination if it was meant to be sent",
  needs: ["connections"],
  find: (input) =>
    findUnconnected(input, (audience, readAt, users) => {
      const names = users.of(audience).map(describe);
      if (names.length === 0) return undefined;
      const evidence = `it has no connection in its own list; its key ${audience.key ?? ""} is named by ${listSome(names)}`;
      return { subject: subjectOf(audience), evidence, readAt };
    }),
};

function findUnconnected(
  { meant, connections, reading }: AuditInput,
  judge: (audience: LiveResource, readAt: string, users: Known) => Row | undefined,
): AuditFindings {
  if (!connections) return nothingFound;
  const users = findUsers(reading);
  if (users.type === "unknown")
    return {
      rows: [],
      gaps: [{ what: `whether anything names the keys of audiences: ${users.because}`, refused: true }],
    };
  const asked = meant.flatMap((audience) => {
    const own = connections.get(audience.id);
    return own ? [{ audience, own }] : [];
  });
  const rows = asked.flatMap(({ audience, own }) => {
    if (!("value" in own) || own.value.length > 0) return [];
    return judge(audience, own.readAt, users) ?? [];
  });
  return { rows, gaps: unreadConnections(asked.map(({ own }) => own)) };
}

/** That the connections of some audiences could not be read, once for each reason. */
export function unreadConnections(asked: readonly ({ because: string } | object)[]): AuditFindings["gaps"] {
  const reasons = asked.flatMap((each) => ("because" in each ? [each.because] : []));
  const [because] = reasons;
  if (because === undefined) return [];
  return [{ what: `the connections of ${plural(reasons.length, "audience")}: ${because}`, refused: true }];
}
