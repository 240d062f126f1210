import { isJsonObject, member } from "../../values/json.ts";
import { fieldPath } from "../../values/pointer.ts";
import { findAll } from "../place-pattern.ts";
import type { RuleFinding } from "../rule-finding.ts";
import { versionNeedsSecret } from "./secret-version.ts";
import { doubtful, invalid, type ManifestRule } from "./manifest-rule.ts";

/** As in the schema, whose words for it are no help. */
const maxIdentifiers = 5;
/** The app's limit, for identifiers of which all values are sent; the API names none (API.md 5.4). */
const maxWithAll = 3;

/** The fields of a connection that an update replaces as a whole. */
const clearing = ["idSyncConfiguration", "connectionSettings"];

/** The API takes an empty list or object for one that is left out (API.md 5.5). */
const cannotBeCleared: ManifestRule = (manifest) =>
  clearing.flatMap((field) =>
    findAll(manifest, `/spec/destinations/*/${field}`).flatMap(({ pointer, value }): RuleFinding[] => {
      const isEmpty = Array.isArray(value)
        ? value.length === 0
        : isJsonObject(value) && Object.keys(value).length === 0;
      if (!isEmpty) return [];
      const message = `${fieldPath(pointer)} is empty, which the API takes for left out, so it clears nothing`;
      const hint =
        "leave the field out to leave it as it is; to be rid of what is set, remove the destination and add it again";
      return [{ code: "manifest-cannot-clear", severity: "error", pointer, message, hint, insteadOfSchema: true }];
    }),
  );

/** How ids of other objects begin (API.md 1.8), with what these are. */
const foreignIds = new Map([
  ["ii", "a connection"],
  ["act", "an activation"],
  ["aud", "an audience"],
  ["sch", "a schedule"],
  ["spa", "a space"],
]);

/** Comments of imported manifests name connections by their ids, right above the id of the destination. */
const idIsOfDestination: ManifestRule = (manifest) =>
  findAll(manifest, "/spec/destinations/*/destination").flatMap(({ pointer, value }): RuleFinding[] => {
    const id = member(value, "id");
    if (typeof id !== "string") return [];
    const what = foreignIds.get(/^([a-z]+)_/.exec(id)?.[1] ?? "");
    if (what === undefined) return [];
    const isWarehouse = member(value, "type") === "warehouse";
    const message = `${id} looks like the id of ${what}, and destination.id takes that of the ${isWarehouse ? "warehouse" : "destination"}`;
    const hint = `audiencectl api ${isWarehouse ? "listWarehouses" : "listDestinations"} --paginate lists the ids`;
    return [{ ...doubtful, pointer: `${pointer}/id`, message, hint }];
  });

const identifiersAreFew: ManifestRule = (manifest) =>
  findAll(manifest, "/spec/destinations/*/idSyncConfiguration").flatMap(({ pointer, value }): RuleFinding[] => {
    if (!Array.isArray(value)) return [];
    const path = fieldPath(pointer);
    if (value.length > maxIdentifiers) {
      const message = `${path} lists ${value.length} identifiers; a connection takes at most ${maxIdentifiers}`;
      return [{ ...invalid, pointer, message, hint: "remove some of them", insteadOfSchema: true }];
    }
    const all = value.filter((entry) => member(entry, "strategy") === "all");
    if (all.length <= maxWithAll) return [];
    const message = `${path} sends all values of ${all.length} identifiers; Segment's app allows that for ${maxWithAll}`;
    return [{ ...doubtful, pointer, message, hint: "use strategy: last for some of them" }];
  });

/** What the schema cannot say about connections. */
export const connectionRules: readonly ManifestRule[] = [
  cannotBeCleared,
  idIsOfDestination,
  identifiersAreFew,
  versionNeedsSecret("/spec/destinations/*", "/connectionSettings"),
];
