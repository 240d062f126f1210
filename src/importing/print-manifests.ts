import { describeHolder } from "../plan/match/describe-holder.ts";
import { isCopy } from "../plan/match/is-copy.ts";
import { declareParts } from "../resources/declare-parts.ts";
import { declareSpec } from "../resources/declare-spec.ts";
import { addressOf, kindOf } from "../resources/kinds.ts";
import { isOwnedBy, type OwnerWithHistory, type Ownership } from "../resources/ownership.ts";
import type { LiveResource } from "../resources/resource.ts";
import type { JsonObject } from "../values/json.ts";
import { groupBy } from "../values/group-by.ts";
import { toPrintable } from "../values/printable.ts";
import type { Pointer } from "../values/pointer.ts";
import { writeYaml } from "../yaml/write/write-yaml.ts";
import { chooseNames } from "./choose-names.ts";
import { SecretNames } from "./hide-secrets.ts";
import { linkKeys } from "./link-keys.ts";
import { chooseAdoption } from "./write-manifest.ts";

/** What printed manifests are made of. */
export interface PrintInput {
  /** The objects to print, none of which is a part. */
  objects: readonly LiveResource[];
  /** Everything in the space. */
  space: readonly LiveResource[];
  /** The project that asks, and its environment. */
  owner: OwnerWithHistory;
}

/**
 * The manifest of each object, for reading and for saving: its owner's, as far as marker and space say it, and one that adopts
 * where nobody owns the object. Comments and variables of the owner's own file are in no space.
 */
export function printManifests({ objects, space, owner }: PrintInput): string[] {
  const secrets = new SecretNames();
  const parts = groupBy(space, ({ within }) => within.at(-1) ?? "");
  const own = space.flatMap((live) => {
    const marker = markerOf(live);
    return marker && isOwnedBy(marker, owner) ? [{ live, address: addressOf(kindOf(live.kind), marker.name) }] : [];
  });
  const addresses = new Map(own.map(({ live, address }) => [live.id, address]));
  const printed = objects.map((live) => ({ live, address: addresses.get(live.id) ?? "" }));
  // References reach only what this project has.
  const link = linkKeys(
    printed.filter(({ address }) => address !== ""),
    own,
    space,
  );
  const taken = new Set(own.flatMap(({ live }) => markerOf(live)?.name ?? []));
  const names = chooseNames(
    objects.filter((live) => !markerOf(live)),
    taken,
  );
  return printed.map(({ live, address }) => {
    const marker = markerOf(live);
    const { fields, comments } = declareParts(live, parts, secrets);
    const metadata: JsonObject = marker
      ? {
          name: marker.name,
          ...(marker.protect && { protect: true }),
          ...(marker.onRemove && { onRemove: marker.onRemove }),
        }
      : { name: names.get(live.id) ?? live.id, adopt: { ...chooseAdoption(live, space) } };
    const spec = { ...declareSpec(live, link(address)), ...fields };
    const value = { apiVersion: "audiencectl/v1", kind: live.kind, metadata, spec };
    const remarks = new Map<Pointer, string>([...comments].map(([at, text]) => [`/spec${at}`, toPrintable(text, 200)]));
    return `# ${toPrintable(headOf(live, owner), 300)}\n${writeYaml(value, remarks, { printed: true })}`;
  });
}

/** Whose an object is; of a copy or a damaged marker nothing is taken. */
function markerOf(live: LiveResource): Ownership | undefined {
  const { ownership } = live;
  return typeof ownership === "object" && !isCopy(live, ownership) ? ownership : undefined;
}

function headOf(live: LiveResource, owner: OwnerWithHistory): string {
  const marker = markerOf(live);
  const key = live.key === undefined ? "" : `key ${live.key}, `;
  const own = marker && isOwnedBy(marker, owner);
  return `${key}id ${live.id}${own ? "" : `; ${describeHolder(live, owner)}`}`;
}
