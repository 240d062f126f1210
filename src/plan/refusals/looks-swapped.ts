import { readBaseline } from "../../resources/baseline.ts";
import { kindOf } from "../../resources/kinds.ts";
import { groupBy } from "../../values/group-by.ts";
import { goesWithManifest } from "../change/is-change.ts";
import type { Change, OwnershipRecord } from "../generated/plan.ts";
import { refuse } from "../refuse.ts";
import type { RefusalRule } from "./refusal-rule.ts";

/**
 * Recognises manifests whose `metadata.name`s were swapped or handed on: one address asks for what another's object was
 * made for, display name and definition, while that other object is rewritten or goes. Carried out, audiences would be
 * rewritten in place, and whoever uses them would be sent other people. The markers tell it, by what was last applied:
 * whoever changes definitions alone, or display names alone, has swapped no manifests.
 */
export const looksSwapped: RefusalRule = {
  codes: ["plan-looks-renamed"],
  refuse({ changes, unselected }) {
    const isUnselected = new Set(unselected);
    const all = [...changes, ...unselected];
    const leaving = groupBy(all.filter(losesDefinition), ({ kind, ownership: { before } }) => identity(kind, before));
    return all.flatMap((change) => {
      if (!takesDefinition(change)) return [];
      const wanted = identity(change.kind, change.ownership.after);
      const former = wanted === undefined ? [] : (leaving.get(wanted) ?? []);
      const [old] = former;
      if (!old || former.length > 1 || old === change) return [];
      if (isUnselected.has(change) && isUnselected.has(old)) return [];
      const isNew = change.action === "create";
      // That is one renaming alone, which `looksRenamed` tells.
      if (isNew && goesWithManifest(old)) return [];
      const fate = isNew ? "created" : "rewritten";
      const oldName = old.ownership.before?.name;
      return refuse(
        "plan-looks-renamed",
        `${change.address} would be ${fate} as what ${old.address} was made for, by its display name and definition, while ${old.address} would be ${old.action === "delete" ? "deleted" : "something else"}; the manifests look renamed`,
        `to keep each object, rename one manifest at a time, to a name that is free, with previousNames: [its old name] under metadata, and apply in between (a swap takes three steps); here, the object of ${old.address} is to become ${change.address}, with previousNames: [${oldName}] under metadata; if the definitions are meant to change places, apply those first and the display names afterwards`,
        change,
      );
    });
  },
};

/** Whether an object is made, or made into something else, without a move that was asked for. */
function takesDefinition({ action, kind, ownership: { before, after }, previousAddress, reason }: Change): boolean {
  if (action === "create") return after !== null;
  const edits = action === "update" || action === "replace";
  return (
    edits && previousAddress === undefined && reason !== "adopted" && essence(kind, before) !== essence(kind, after)
  );
}

/** Whether an object stops being what it was made for, without a move that was asked for. */
function losesDefinition(change: Change): boolean {
  const { kind, ownership } = change;
  // A double that a run left behind has no manifest that could have been renamed.
  if (ownership.before === null || change.reason === "leftover") return false;
  // What it will be made for may hang on a key that is not known yet: then nobody knows.
  return goesWithManifest(change) || (takesDefinition(change) && essence(kind, ownership.after) !== undefined);
}

/** What an object is made for, as its marker remembers or will remember it; `undefined` where that is not known. */
function essence(kind: string, record: OwnershipRecord | null): string | undefined {
  const rule = kindOf(kind).fields.find((each) => each.essence);
  return rule && readBaseline(kindOf(kind), record?.baseline ?? "").get(rule.pointer);
}

/** What an object is made for and called. */
function identity(kind: string, record: OwnershipRecord | null): string | undefined {
  const made = essence(kind, record);
  const name = readBaseline(kindOf(kind), record?.baseline ?? "").get("/name");
  return made === undefined || name === undefined ? undefined : JSON.stringify([kind, made, name]);
}
