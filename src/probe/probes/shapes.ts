import type { OperationRequest } from "../../segment/operation-request.ts";
import type { OperationId } from "../../segment/operations.ts";
import type { Bench } from "../bench.ts";
import { probeName } from "../names.ts";
import type { Probe } from "../probe.ts";

/** An id of the right form that no audience has. */
const NOBODY = `aud_${"0".repeat(27)}`;

/** A name that no object of the run gets: they are counted from 1. */
const noName = ({ run }: Bench): string => probeName(run, 0);

/**
 * Reads whose answers no setting is about, and that people who have the recording can hold against the simulator. None of them
 * asks for anything so odd that a server may fail at it: that would end the run.
 */
const rows: readonly (readonly [operation: OperationId, request: (bench: Bench) => OperationRequest])[] = [
  ["getAudience", ({ spaceId }) => ({ path: { spaceId, id: NOBODY } })],
  ["listAudiences", ({ spaceId }) => ({ path: { spaceId }, query: { "pagination.count": 200 } })],
  ["listAudiences", ({ spaceId }) => ({ path: { spaceId }, query: { "pagination.count": 201 } })],
  ["listAudiences", (bench) => searchFor(bench, "search.type", "search.query")],
  ["listAudiences", (bench) => searchFor(bench, "search[type]", "search[query]")],
  ["listSupportedDestinationsFromAudience", (bench) => ({ path: ofUsers(bench) })],
  [
    "listSupportedDestinationsFromAudience",
    (bench) => ({ path: ofUsers(bench), headers: { accept: "application/vnd.segment.v1+json" } }),
  ],
];

/** What is only for the recording. */
export const shapeProbes: readonly Probe[] = [
  {
    group: "A",
    title: "the form of answers: nothing that is there, most entries, searches, another version",
    settles: [],
    async look(bench) {
      for (const [operation, request] of rows) await bench.look(operation, request(bench));
    },
  },
];

function searchFor(bench: Bench, type: string, query: string): OperationRequest {
  return { path: { spaceId: bench.spaceId }, query: { [type]: "NAME", [query]: noName(bench) } };
}

function ofUsers({ spaceId }: Bench): Record<string, string> {
  return { spaceId, audienceType: "USERS" };
}
