import { isDeepStrictEqual } from "node:util";
import { SourceText } from "../diagnostics/source-text.ts";
import type { ManifestContext } from "../manifest/check-manifest.ts";
import type { Address, DeclaredResource } from "../resources/resource.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../values/json.ts";
import { removeAt } from "../values/pointer.ts";
import { composeDocuments } from "../yaml/compose-documents.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { findField } from "../yaml/write/find-field.ts";
import { removeField } from "../yaml/write/remove-field.ts";
import { applyEdits, type TextEdit } from "../yaml/write/text-edit.ts";
import { checkText } from "./check-texts.ts";
import { findRoot, type LeftField } from "./edit-document.ts";
import { leftBecause } from "./field-edit.ts";

const ADOPT = "/metadata/adopt";

const byHand = "take adopt out of its metadata by hand";

/** A manifest file without some of its `adopt` lines. */
export interface FileWithoutAdoptions {
  /** The new text; the old one when nothing could be done. */
  text: string;
  dropped: Address[];
  left: LeftField[];
}

/** A document that loses its `adopt`. */
interface Drop {
  declared: DeclaredResource;
  nameStart: number;
  edits: readonly TextEdit[];
}

/**
 * Takes `adopt` out of documents of a file; every other byte stays. The result is read again, for every environment: where
 * it says anything else than before, or would be refused by `validate`, the line stays.
 *
 * @param used The manifests whose lines are to go.
 */
export async function dropAdoptions(
  source: SourceText,
  used: readonly DeclaredResource[],
  contexts: readonly ManifestContext[],
): Promise<FileWithoutAdoptions> {
  const roots = composeDocuments(source).documents.map(({ contents }) => contents);
  const left: LeftField[] = [];
  const drops: Drop[] = [];
  for (const declared of used) {
    const leave = (why: Pick<LeftField, "reason" | "hint">): void =>
      void left.push({ address: declared.address, pointer: ADOPT, source: declared.source, ...why });
    const { root, nameStart } = findRoot(source, roots, declared);
    const field = findField(root, ADOPT, source);
    const edits = field.type === "field" ? removeField(source.text, field) : undefined;
    if (field.type !== "field") leave({ reason: field.reason, hint: byHand });
    else if (!edits) leave({ reason: leftBecause.surroundings.reason, hint: byHand });
    else {
      const drop = { declared, nameStart, edits };
      const fault = await findFault(source, drop, contexts);
      if (fault) leave(fault);
      else drops.push(drop);
    }
  }
  const text = applyEdits(
    source.text,
    drops.flatMap(({ edits }) => edits),
  );
  return { text, dropped: drops.map(({ declared }) => declared.address), left };
}

/** What is wrong with a file after a line has gone; `undefined` when nothing is. Documents do not depend on each other. */
async function findFault(
  source: SourceText,
  drop: Drop,
  contexts: readonly ManifestContext[],
): Promise<Pick<LeftField, "reason" | "hint"> | undefined> {
  const after = new SourceText(source.file, applyEdits(source.text, drop.edits));
  for (const context of contexts) {
    const [error] = (await checkText(after, context)).errors;
    // Queries of objects that are to be adopted are believed, because Segment runs them already.
    if (error)
      return {
        reason: `without it, validate would refuse the manifest: ${error.message}`,
        hint: error.hint ?? "keep the line",
      };
  }
  const [old, edited] = [parseYaml(source).documents, parseYaml(after).documents];
  const isSame = old.every(({ value, positions }, index) => {
    const isMeant = positions.value("/metadata/name")?.start === drop.nameStart;
    return isDeepStrictEqual(isMeant ? withoutAdopt(value) : value, edited[index]?.value);
  });
  if (isSame && old.length === edited.length) return undefined;
  return {
    reason: "the edit would change more than it should, which is a bug in audiencectl",
    hint: "please report it",
  };
}

function withoutAdopt(document: JsonValue | undefined): JsonValue | undefined {
  if (!isJsonObject(document)) return document;
  const rest: JsonObject = structuredClone(document);
  removeAt(rest, ADOPT);
  return rest;
}
