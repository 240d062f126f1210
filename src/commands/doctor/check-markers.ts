import { describeOwner, isOwnedBy, isWithoutOurUid } from "../../resources/ownership.ts";
import { groupBy } from "../../values/group-by.ts";
import { ownerOf } from "../../planning/owner-of.ts";
import { damagedLine } from "../../plan/match/marker-notes.ts";
import { readClaims } from "../../planning/read-claims.ts";
import { count, plural } from "../../values/words.ts";
import { addressOf, kindOf } from "../../resources/kinds.ts";
import { textOf } from "../../resources/wire-values.ts";
import { unreadKinds } from "../../resources/reading.ts";
import type { DeclaredResource, LiveResource } from "../../resources/resource.ts";
import { defineCheck, type Finding } from "./examination.ts";
import { withTimeout } from "./with-timeout.ts";
import { nextCommand } from "../definitions/next-command.ts";

/** What the markers in a space may be in trouble with. */
interface MarkerCounts {
  damaged: number;
  /** With a marker that was written for another key: copies that somebody made in the app. */
  copied: number;
  doubled: number;
  /** Left behind by runs that were cut short. */
  left: number;
  /** Marked by this project, and neither declared nor let go. */
  orphaned: number;
  /** Declared here, and marked by another project. */
  elsewhere: number;
  /** Marked by a project of this name without a uid, which this one has. */
  namesake: number;
}

const troubles: readonly { of: keyof MarkerCounts; found: string; remedy: (plan: string) => string }[] = [
  {
    of: "damaged",
    found: "with a damaged marker",
    remedy: (plan) => `restore ${damagedLine} as it was in Segment, or remove it; ${plan} names the objects`,
  },
  {
    of: "copied",
    found: "with a marker copied from another",
    remedy: (plan) => `remove the marker from the copy in Segment; ${plan} names it`,
  },
  {
    of: "doubled",
    found: "with a marker that another carries, too",
    remedy: (plan) => `remove the marker from the younger one in Segment; ${plan} names it`,
  },
  {
    of: "left",
    found: "left over from an interrupted run",
    remedy: (plan) => `${plan} names it, and an apply removes it`,
  },
  {
    of: "orphaned",
    found: "marked by this project without a manifest",
    remedy: () =>
      "an apply would delete those that are not protected, or do what their onRemove says: restore the manifests, or list them under spec.forget to release them",
  },
  {
    of: "elsewhere",
    found: "declared here and marked by another project",
    remedy: (plan) =>
      `remove the manifests of what was handed over, or take the objects over with from under metadata.adopt; ${plan} has the line`,
  },
  {
    of: "namesake",
    found: "marked by a project of this name without a uid",
    remedy: (plan) =>
      `if it is this project from before it had a uid, say previousNames with the project's own name in metadata of the project file; ${plan} has the line`,
  },
];

/** Whether all that is marked in the space is accounted for. Counts only: a plan has the names. */
export const markersCheck = defineCheck({
  check: "markers",
  title: "Ownership",
  needs: ["project", "environment", "manifests", "access", "space", "audiences"],
  async examine({ options, known }) {
    const { manifests, access, space, project, environment } = known;
    const { claims, topLevel, reading } = await withTimeout(120, (signal) =>
      readClaims({ client: access.client, spaceId: space.id, signal }, project, environment),
    );
    const { owned, duplicateMarkers, leftovers, copies, others } = claims;
    const owner = ownerOf(project, environment);
    const foreign = topLevel.filter(({ ownership }) => typeof ownership === "object" && !isOwnedBy(ownership, owner));
    const accounted = new Set([...manifests.resources.flatMap(addressesOf), ...project.forget]);
    const counts = {
      damaged: topLevel.filter(({ ownership }) => ownership === "unreadable").length,
      copied: copies.length,
      doubled: duplicateMarkers.size,
      left: leftovers.size,
      // A manifest with an error is missing from what was read, and would make its object look orphaned.
      elsewhere: manifests.resources
        .filter((each) => !addressesOf(each).some((address) => owned.has(address)))
        .filter((each) => foreign.some((live) => looksLike(each, live))).length,
      namesake: others.filter((each) => isWithoutOurUid(each, owner)).length,
      orphaned: manifests.valid ? [...owned.keys()].filter((address) => !accounted.has(address)).length : 0,
    };
    const finding = describeCounts(counts, nextCommand("plan", options));
    const mine = `${plural(owned.size, "object")} of this project among ${topLevel.length}`;
    const theirs = [
      ...groupBy(
        others.map((each) => describeOwner(each, owner)),
        (each) => each,
      ),
    ].map(([words, objects]) => `${count(objects.length)} of ${words}`);
    const free = topLevel.filter(({ ownership }) => ownership === undefined);
    const toImport = free.filter((live) => !manifests.resources.some((each) => looksLike(each, live))).length;
    const imports = manifests.valid ? nextCommand("import", options, ["--all"]) : undefined;
    const notes = [
      ...(manifests.valid ? [] : ["those without a manifest are counted once the manifests are in order"]),
      ...unreadKinds(reading).map(({ kind }) => `not counted: objects of the kind ${kind}, which cannot be read`),
    ];
    const note = notes.map((each) => `; ${each}`).join("");
    return {
      ...finding,
      found: `${[mine, ...theirs, ...freeText(toImport, imports), ...(finding.found ? [finding.found] : [])].join(", ")}${note}`,
    };
  },
});

/**
 * What no project manages.
 *
 * @param imports The command that imports it; `undefined` with a fault in a manifest, which may be what declares it.
 */
function freeText(number: number, imports: string | undefined): string[] {
  if (number === 0) return [];
  const noun = `${count(number)} without an owner and a manifest`;
  return [imports === undefined ? noun : `${noun} (${imports} writes manifests for ${number === 1 ? "it" : "them"})`];
}

function describeCounts(counts: MarkerCounts, plan: string): Finding {
  const rows = troubles.filter(({ of }) => counts[of] > 0);
  if (rows.length === 0) return { result: "ok", found: "" };
  return {
    result: "warning",
    found: rows.map(({ of, found }) => `${counts[of]} ${found}`).join(", "),
    remedy: rows.map(({ remedy }) => remedy(plan)).join("; "),
  };
}

/** Whether a live object has what a manifest declares or adopts, unless that takes it over with the next apply. */
function looksLike({ kind: kindName, spec, adopt = {} }: DeclaredResource, live: LiveResource): boolean {
  if (live.kind !== kindName || adopt.from !== undefined) return false;
  const name = textOf(spec["name"]);
  const key = kindOf(kindName).predictKey(name);
  const adopts =
    adopt.id === live.id || adopt.name === live.name || (adopt.key !== undefined && adopt.key === live.key);
  return adopts || live.name === name || (key !== "" && live.key === key);
}

/** The addresses under which a declared resource may be marked: its own, and its earlier ones. */
function addressesOf({ address, kind, previousNames }: DeclaredResource): string[] {
  return [address, ...previousNames.map((name) => addressOf(kindOf(kind), name))];
}
