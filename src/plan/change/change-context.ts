import type { JsonObject } from "../../values/json.ts";
import type { Fingerprint } from "../../resources/fingerprints.ts";
import type { KnownBehaviour } from "../../resources/known-behaviour.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";
import type { OwnerWithHistory } from "../../resources/ownership.ts";
import type { NameOfSecret } from "../../resources/secret-names.ts";
import type { SecretSource } from "../../resources/secrets.ts";
import type { NameOfKey } from "../../resources/field-rule.ts";
import type { Change } from "../generated/plan.ts";

/** What the change of a part needs to know of what it is part of. */
export interface Family {
  /** What it is part of, the audience first. */
  within: NonNullable<Change["within"]>;
  /** The change of its parent. */
  parent: Change;
  /** The audience as it is live. */
  audience: LiveResource | undefined;
  /** The audience as it will be; `undefined` when it goes. */
  audienceAfter?: JsonObject | undefined;
}

/** What people call the objects that queries name by their keys. */
export interface NamesOfKeys {
  nameOfKey: NameOfKey;
  /** The reference to what is to be created and probably gets a key that nothing has now. */
  comingBy: (key: string) => string | undefined;
}

/** What building a change needs to know of the rest of the plan. */
export interface ChangeContext extends NamesOfKeys {
  /** The project and its environment: who the objects of the plan are to belong to. */
  owner: OwnerWithHistory;
  /** The key of an address, as far as it is known before the apply. */
  keyOf: (address: Address) => string | undefined;
  /** Addresses that refer to an address. */
  dependentsOf: (address: Address) => Address[];
  secretOf: SecretSource;
  nameOfSecret: NameOfSecret;
  /** Fingerprints of secrets as the space remembers them. Left out: nothing is concluded from those. */
  fingerprint?: Fingerprint | undefined;
  /** How the space behaves where the documentation leaves that open. */
  behaviour: KnownBehaviour;
  /** When the space was read, ISO 8601. */
  now: string;
  /** For parts. */
  family?: Family;
}
