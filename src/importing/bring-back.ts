import type { OwnedPair } from "../plan/draft.ts";
import { SourceText } from "../diagnostics/source-text.ts";
import { groupBy } from "../values/group-by.ts";
import type { ManifestContext } from "../manifest/check-manifest.ts";
import type { Address, DesiredResource } from "../resources/resource.ts";
import type { SecretSource } from "../resources/secrets.ts";
import { findDifferences } from "./field-differences.ts";
import { notCompared } from "../plan/change/keys-not-known.ts";
import type { Change } from "../plan/generated/plan.ts";
import type { JsonValue } from "../values/json.ts";
import { getAt, type Pointer } from "../values/pointer.ts";
import { isScalarValue } from "../yaml/write/write-scalar.ts";
import type { DifferingPair, LeftField } from "./edit-document.ts";
import { addParts } from "./add-parts.ts";
import { chooseParts } from "./choose-parts.ts";
import { findLoneParts, setHint, type PartChange } from "./lone-parts.ts";
import { writeSecret } from "../values/template.ts";
import { joinWords, plural } from "../values/words.ts";
import type { RenamedSecret, SecretNames } from "./hide-secrets.ts";
import type { PartLines } from "./part-lines.ts";
import { updateFile, type UpdatedFile } from "./update-file.ts";

/** What there is to bring back. */
export interface BringBackInput {
  /** The manifests to look at, and their parts. */
  pairs: readonly OwnedPair[];
  /** What a plan says about their parts: some were added or removed in the space. Default nothing. */
  changes?: readonly PartChange[];
  /** The lines that declare such a part, by its id. Default: none are known. */
  linesOf?: (id: string) => PartLines | undefined;
  /** The addresses of objects without a marker among them. Default: none. */
  unmarked?: ReadonlySet<Address>;
  /** The fields of an address that were edited in the space. Of parts and objects without a marker nothing records that. */
  editedIn: (address: Address) => NonNullable<Change["edited"]>;
  /** The addresses whose keys a field names and that are not known yet. Default: all keys are known. */
  keysNotKnown?: (address: Address, pointer: Pointer) => readonly Address[];
  /** Names what is to be another secret from now on than where its variable is named, too. Default: nothing is. */
  secretNames?: Pick<SecretNames, "renamed">;
  /** The secrets of an address that are others in the space than declared, by their masks. Default: none are known. */
  othersInSpace?: (address: Address) => readonly Pointer[];
  /** All that is declared, to find the manifest of a part. */
  resources: readonly DesiredResource[];
  /** The texts of the manifest files, by the name that the manifests know them by. */
  sources: ReadonlyMap<string, SourceText>;
  context: ManifestContext;
  /** The key of an address, to fill references in before comparing. */
  keyOf: (address: Address) => string | undefined;
  secretOf?: SecretSource;
}

/** A manifest file with what was brought back into it. */
export interface BroughtBackFile extends UpdatedFile {
  source: SourceText;
  /** Parts that were in the space only and are in the manifest now. */
  added: Address[];
}

/** What is brought back, file by file. */
export interface BroughtBack {
  /** How many of the pairs differ at all. */
  differing: number;
  /** What is taken from the space although whether that or the manifest was edited is not known: parts, and objects without a marker. */
  takenUnrecorded: Address[];
  files: BroughtBackFile[];
}

/**
 * Brings what was edited in the space into the manifests. What a manifest asks for and is not applied yet stays. Parts carry
 * no record of what was applied, nor do objects without a marker, so of these the space counts wherever they differ;
 * `takenUnrecorded` names them.
 */
export async function bringBack(input: BringBackInput): Promise<BroughtBack> {
  const { pairs, changes = [], resources, sources, context, keyOf, secretOf = () => undefined } = input;
  const { keysNotKnown = () => [], othersInSpace = () => [], unmarked = new Set() } = input;
  const isUnrecorded = ({ address, parent }: DesiredResource): boolean => parent !== undefined || unmarked.has(address);
  const byAddress = new Map(resources.map((each) => [each.address, each]));
  const conflicts: LeftField[] = [];
  const differing = pairs.flatMap(({ desired, live }): DifferingPair[] => {
    const differences = findDifferences({ desired, live }, keyOf, secretOf);
    const edited = new Map(input.editedIn(desired.address).map((each) => [each.pointer, each]));
    const fields = differences.fields.filter(
      ({ pointer }) => isUnrecorded(desired) || edited.get(pointer)?.declaredAsApplied === true,
    );
    for (const { pointer } of differences.fields)
      if (edited.get(pointer)?.declaredAsApplied === false)
        conflicts.push(
          leave(desired, pointer, whyLeft(keysNotKnown(desired.address, pointer), getAt(live.spec, pointer))),
        );
    for (const pointer of othersInSpace(desired.address))
      conflicts.push(leave(desired, pointer, whyUnread({ desired, live }, pointer, input)));
    return fields.length === 0
      ? []
      : [{ ...differences, desired, live, fields, manifest: manifestOf(desired, byAddress) }];
  });
  const { parts, left: leftParts } = chooseParts(
    findLoneParts(changes, byAddress, input.linesOf, context.project.secrets),
    sources,
    context,
  );
  const undeclared = [...leftParts, ...conflicts];
  const left = groupBy(undeclared, ({ source }) => source.file);
  const added = groupBy(parts, ({ left: { source } }) => source.file);
  const groups = groupBy(differing, ({ manifest }) => manifest.source.file);
  const unrecorded = new Set(differing.flatMap(({ desired }) => (isUnrecorded(desired) ? desired.address : [])));
  const takenUnrecorded: Address[] = [];
  const all = differing.length + undeclared.length + parts.length;
  const result: BroughtBack = { differing: all, takenUnrecorded, files: [] };
  for (const file of new Set([...groups.keys(), ...left.keys(), ...added.keys()])) {
    const source = sources.get(file);
    if (!source) continue;
    const updated = await updateFile(source, groups.get(file) ?? [], { context, keyOf, secretOf });
    const whole = await addParts(new SourceText(file, updated.text), added.get(file) ?? [], context);
    const taken = updated.updated.map(({ address }) => address).filter((address) => unrecorded.has(address));
    takenUnrecorded.push(...taken, ...whole.added);
    result.files.push({
      source,
      updated: updated.updated,
      added: whole.added,
      text: whole.text,
      left: [...updated.left, ...whole.left, ...(left.get(file) ?? [])],
    });
  }
  return result;
}

/**
 * An edit of a field that the manifest has changed, too, or may have: which of the two counts is for a person to say.
 *
 * @param keysOf Addresses whose keys the field names and that are not known yet.
 * @param live What it is in the space.
 */
function whyLeft(keysOf: readonly Address[], live: JsonValue | undefined): Pick<LeftField, "reason" | "hint"> {
  const manifest =
    keysOf.length > 0 ? notCompared(keysOf) : "the manifest asks for something else than was applied, too";
  return {
    reason: `it was edited in the space, and ${manifest}`,
    hint: `to keep the edit, write ${shownValue(live)} into the manifest; an apply makes it as the manifest says`,
  };
}

/** A secret that somebody changed in the space: there is no value that could be brought back. */
function whyUnread(
  pair: OwnedPair,
  at: Pointer,
  { secretNames, context }: Pick<BringBackInput, "secretNames" | "context">,
): Pick<LeftField, "reason" | "hint"> {
  const own = [...new Set(pair.desired.secrets.flatMap(({ name, pointer }) => (pointer === at ? name : [])))];
  const names = joinWords(own, "and");
  const renamed = own.flatMap((name) => secretNames?.renamed(name, pair, at) ?? []);
  const keep =
    renamed.length === 0
      ? `set ${names} to its value where apply runs`
      : renamed.map((each) => renameHint(each, context.project.secrets)).join("; ");
  return {
    reason: `the space has another secret than ${names}: its mask ends with other characters, and Segment shows no more of it`,
    hint: `to keep the secret of the space, ${keep}; an apply with the present value overwrites it`,
  };
}

/** Another value of a variable would go to all places that name it. */
function renameHint({ name, uses, to }: RenamedSecret, listed: readonly string[]): string {
  const set = setHint([to], listed, "to that secret where apply runs");
  return `write ${writeSecret(to)} there, ${set}; ${name} is used in ${plural(uses, "other place")}, too`;
}

/** Longer values are shown by drift, which has the room. */
const LONGEST_SHOWN = 100;

/** A live value as it can be copied into a manifest, where it is short and nothing in it would be read as an expression. */
function shownValue(live: JsonValue | undefined): string {
  const text = live !== undefined && isScalarValue(live) ? JSON.stringify(live) : undefined;
  const isPlain = text !== undefined && text.length <= LONGEST_SHOWN && !text.includes("${");
  return isPlain ? text : "what audiencectl drift shows";
}

function leave(
  { address, source, sources }: DesiredResource,
  pointer: Pointer,
  why: Pick<LeftField, "reason" | "hint">,
): LeftField {
  return { address, pointer, source: sources.get(pointer) ?? source, ...why };
}

/** The resource of the document that declares a part; a whole resource is its own. */
function manifestOf(desired: DesiredResource, byAddress: ReadonlyMap<Address, DesiredResource>): DesiredResource {
  const parent = byAddress.get(desired.parent ?? "");
  return parent ? manifestOf(parent, byAddress) : desired;
}
