import { toPrintable } from "../../values/printable.ts";
import { looksLikeMarker } from "../../resources/marker.ts";
import { writeReference } from "../../values/template.ts";
import { maskedPlaces, standsForSecret } from "../../values/masked-value.ts";
import { fieldPath, getAt } from "../../values/pointer.ts";
import { findAll } from "../place-pattern.ts";
import type { RuleFinding } from "../rule-finding.ts";
import { invalid, type ManifestRule } from "./manifest-rule.ts";

/**
 * Texts that something is found again by. Keys are made from names once and for ever (API.md 2.4), and parts
 * are matched by theirs, so they have to be clean from the start.
 */
const identities = [
  { pattern: "/spec/name", word: "name" },
  { pattern: "/spec/destinations/*/destination/id", word: "id" },
  { pattern: "/spec/destinations/*/activations/*/activationName", word: "name" },
];

/** The ownership marker stands in the description. */
const descriptionIsNoMarker: ManifestRule = (manifest) => {
  const pointer = "/spec/description";
  const description = getAt(manifest, pointer);
  if (typeof description !== "string" || !looksLikeMarker(description)) return [];
  const message = "spec.description holds what looks like an ownership marker";
  const hint = "take it out; the marker is added when the object is written";
  return [{ code: "manifest-reserved-text", severity: "error", pointer, message, hint }];
};

const identitiesAreClean: ManifestRule = (manifest) =>
  identities.flatMap(({ pattern, word }) =>
    findAll(manifest, pattern).flatMap(({ pointer, value }): RuleFinding[] => {
      if (typeof value !== "string") return [];
      const path = fieldPath(pointer);
      const control = /[\p{Cc}\u2028\u2029]/u.exec(value);
      if (control) {
        const shown = toPrintable(JSON.stringify(control[0]).slice(1, -1));
        const message = `${path} holds the control character ${shown}`;
        return [{ ...invalid, pointer, message, hint: `write the ${word} on one line, without | or >` }];
      }
      if (value === value.trim()) return [];
      const message = `${path} ${JSON.stringify(value)} starts or ends with a blank`;
      return [{ ...invalid, pointer, message, hint: "remove the blank" }];
    }),
  );

/** A key that may not exist yet cannot be a part of what something is found by. */
const identitiesHoldNoReference: ManifestRule = (manifest, references) =>
  identities.flatMap(({ pattern, word }) =>
    findAll(manifest, pattern).flatMap(({ pointer }): RuleFinding[] => {
      const reference = references.find((each) => `/spec${each.pointer}` === pointer);
      if (!reference) return [];
      const message = `${fieldPath(pointer)} cannot hold the reference ${writeReference(reference.address)}`;
      const hint = `write the ${word} out, or use a variable`;
      return [{ code: "manifest-invalid-interpolation", severity: "error", pointer, message, hint }];
    }),
  );

/** What is printed is copied into manifests, and an apply would send the mask in place of the secret. */
const masksAreNoSecrets: ManifestRule = (manifest) => {
  const at = "/spec/destinations";
  return maskedPlaces(getAt(manifest, at), at, standsForSecret).map((pointer): RuleFinding => {
    const shown = JSON.stringify(getAt(manifest, pointer));
    const message = `${fieldPath(pointer)} is ${shown}, which is shown in the place of a secret and is none`;
    const hint = "write ${env.NAME}, and list NAME under spec.secrets of the project file";
    return { ...invalid, pointer, message, hint };
  });
};

/** What holds for the texts of every kind. */
export const textRules: readonly ManifestRule[] = [
  descriptionIsNoMarker,
  identitiesAreClean,
  identitiesHoldNoReference,
  masksAreNoSecrets,
];
