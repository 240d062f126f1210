import { groupBy } from "../values/group-by.ts";
import { addressOf, kindOf } from "../resources/kinds.ts";
import type { Address, LiveResource } from "../resources/resource.ts";
import { chooseNames } from "./choose-names.ts";
import { declareParts } from "../resources/declare-parts.ts";
import { declareSpec } from "../resources/declare-spec.ts";
import { SecretNames } from "./hide-secrets.ts";
import { linkKeys, type AddressedObject } from "./link-keys.ts";
import { chooseAdoption, writeManifest } from "./write-manifest.ts";

/** A manifest for a live object. */
export interface ImportedManifest {
  live: LiveResource;
  /** `metadata.name`. */
  name: string;
  address: Address;
  /** The document's text; ends with a line break. */
  text: string;
}

/** What manifests are made of. */
export interface ImportInput {
  /** The objects to import, none of which has an owner. */
  objects: readonly LiveResource[];
  /** Everything in the space. */
  space: readonly LiveResource[];
  /** The environments that the manifests belong to. Left out: all of them. */
  environments?: readonly string[] | undefined;
  /** Objects that queries may name, because every one of these environments has manifests for them. */
  managed: readonly AddressedObject[];
  /** Names that manifests have already. */
  takenNames: ReadonlySet<string>;
  /** Ids of objects whose parts no manifest can hold as they are, so that they stay unmanaged. Default none. */
  withoutParts?: ReadonlySet<string>;
  /** Takes the secrets that the manifests name. */
  secrets?: SecretNames;
}

/** Writes a manifest for each object. They say together what the objects are, and nothing that would change any. */
export function makeManifests(input: ImportInput): ImportedManifest[] {
  const { objects, space, environments, managed, takenNames, withoutParts, secrets = new SecretNames() } = input;
  const names = chooseNames(objects, takenNames);
  const addressed = objects.map((live) => {
    const name = names.get(live.id) ?? live.id;
    return { live, name, address: addressOf(kindOf(live.kind), name) };
  });
  const byId = new Map(space.map((live) => [live.id, live]));
  const parts = groupBy(space, ({ within }) => within.at(-1) ?? "");
  const link = linkKeys(addressed, managed, space);
  return addressed.map((each) => {
    const spec = declareSpec(each.live, link(each.address));
    const bare = withoutParts?.has(each.live.id) === true;
    // What its parts are is known of the space as it was read last.
    const read = byId.get(each.live.id) ?? each.live;
    const { fields, comments } = bare ? { fields: {}, comments: new Map() } : declareParts(read, parts, secrets);
    const adopt = chooseAdoption(each.live, space);
    const text = writeManifest(each.live, {
      name: each.name,
      environments,
      adopt,
      spec: { ...spec, ...fields },
      comments,
    });
    return { ...each, text };
  });
}
