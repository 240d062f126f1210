import { fieldPath, getAt, type Pointer } from "../../values/pointer.ts";
import { parseExpression, scanExpressions } from "../../values/template.ts";
import { findAll, type PlacePattern } from "../place-pattern.ts";
import { invalid, type ManifestRule } from "./manifest-rule.ts";

/**
 * The rule that a `secretVersion` stands beside settings that hold a secret: there is nothing else to send again.
 *
 * @param part Where the parts are that may have one.
 * @param settings Where each has its settings.
 */
export function versionNeedsSecret(part: PlacePattern, settings: Pointer): ManifestRule {
  return (manifest) =>
    findAll(manifest, part).flatMap(({ pointer, value }) => {
      if (getAt(value, "/secretVersion") === undefined || holdsSecret(getAt(value, settings))) return [];
      const message = `${fieldPath(`${pointer}/secretVersion`)} sends nothing, because ${fieldPath(settings)} names no secret`;
      const hint = "write the secret as ${env.NAME}, or remove secretVersion";
      return [{ ...invalid, pointer: `${pointer}/secretVersion`, message, hint }];
    });
}

function holdsSecret(value: ReturnType<typeof getAt>): boolean {
  const expressions = scanExpressions(JSON.stringify(value ?? ""));
  return expressions.some((expression) => parseExpression(expression).type === "secret");
}
