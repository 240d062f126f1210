import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { FoundDestination } from "../../resources/named-destination.ts";
import { sourceIn } from "../change/source-in.ts";
import {
  consequence,
  isForeign,
  type DestinationCheck,
  type NamedChange,
  type Objection,
} from "./destination-check.ts";
import { listDestinations } from "./suggest-destination.ts";

/** What a destination that was found has against being connected. */
type ConnectionCheck = (destination: FoundDestination, named: NamedChange) => Objection[];

/** A destination that is switched off gets nothing; whether it can be connected is open (API.md 5.11). */
const isEnabled: ConnectionCheck = ({ name, enabled }, named) =>
  enabled === false
    ? [
        {
          leavesOut: "replacements",
          finding: warn(
            named,
            "plan-destination-disabled",
            `the destination ${name} is switched off, so ${consequence(named.change, "the audience will probably be sent nowhere by it")}`,
            "switch it on in the Segment app (Connections → Destinations), or take it out of the manifest",
          ),
        },
      ]
    : [];

/** What statuses of the catalogue say of a kind that is over (API.md 5.12). */
const over: Readonly<Record<string, string>> = {
  DEPRECATED: "deprecated",
  UNAVAILABLE: "unavailable",
};

/** A kind that Segment is about to drop, or has dropped: what it still does is not documented. */
const isCurrent: ConnectionCheck = ({ name, kind }, named) => {
  const word = over[kind.status ?? ""];
  if (word === undefined) return [];
  const what = kind.name === undefined || kind.name === name ? "" : ` (${kind.name})`;
  return [
    {
      leavesOut: "replacements",
      finding: warn(
        named,
        "plan-destination-deprecated",
        `Segment calls the destination ${name}${what} ${word}, so ${consequence(named.change, "it may refuse the connection or stop sending by it")}`,
        "use the destination that took its place in Segment's catalogue (Connections → Catalog)",
      ),
    },
  ];
};

/** A kind that does not support the region of the workspace. A connection that is there shows that it works. */
const fitsRegion: ConnectionCheck = (destination, named) => {
  if (supportsRegion(destination, named.around.region) || named.connected.has(named.destination)) return [];
  const {
    name,
    kind: { supportedRegions = [] },
  } = destination;
  return [
    {
      leavesOut: "never",
      finding: warn(
        named,
        "plan-destination-region",
        `the destination ${name} supports ${supportedRegions.join(", ")}, and the environment is in the region ${named.around.region}, so it may get nothing`,
        "use a destination that supports the region, or correct the region of the environment in the project file",
      ),
    },
  ];
};

/** Whether a kind supports a region, as far as its list says so in words that are known. */
function supportsRegion({ kind: { supportedRegions = [] } }: FoundDestination, region: string): boolean {
  const regions = supportedRegions.map((each) => /^(us|eu)\b/i.exec(each)?.[1]?.toLowerCase());
  const isKnown = regions.length > 0 && regions.every((each) => each !== undefined);
  return !isKnown || regions.includes(region);
}

/** Engage connects audiences to destinations of the space only, not to those that another source feeds (API.md 5.11). */
const hangsOnSpace: ConnectionCheck = ({ name, sourceId }, named) => {
  const { change, answer, connected, around } = named;
  const { sources, seen = [] } = around;
  if (!isForeign(named, answer, { connected, sources })) return [];
  const own = seen.filter(
    (each) =>
      each.sourceId !== undefined && sources.has(each.sourceId) && isInUse(each) && supportsRegion(each, around.region),
  );
  const instead = own.length > 0 ? `name one of the space: ${listDestinations(own)}; else ` : "";
  return [
    {
      leavesOut: "always",
      finding: warn(
        named,
        "plan-destination-source",
        `the destination ${name} belongs to the source ${sourceId}, and what this space is connected to on ${[...sources].join(", ")}; Segment connects audiences to destinations of their space only, so ${change.address} is left out`,
        `${instead}add it to Engage with this space as its source (Engage Settings → Destinations); what the app connects all the same is kept`,
      ),
    },
  ];
};

/** Whether a destination is one to name in place of another. */
function isInUse({ enabled, kind }: FoundDestination): boolean {
  return enabled !== false && over[kind.status ?? ""] === undefined;
}

const checks: readonly ConnectionCheck[] = [hangsOnSpace, isEnabled, isCurrent, fitsRegion];

/** What speaks against connecting an audience to a destination that is there. */
export const canBeConnected: DestinationCheck = (named) => {
  const { answer, connects, warehouse } = named;
  if (warehouse || !connects || answer?.type !== "found") return [];
  return checks.flatMap((check) => check(answer.destination, named));
};

function warn({ change, manifest }: NamedChange, code: Diagnostic["code"], message: string, hint: string): Diagnostic {
  return { code, severity: "warning", message, hint, ...sourceIn(change, manifest, "/destination/id") };
}
