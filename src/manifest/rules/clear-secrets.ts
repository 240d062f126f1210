import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { DeclaredResource } from "../../resources/resource.ts";
import { clearTexts, variableOfSecret } from "../../values/clear-texts.ts";
import { fieldPath, getAt, pointerKeys, type Pointer } from "../../values/pointer.ts";
import { splitCamelCase } from "../../values/words.ts";
import type { CrossRule } from "./cross-rule.ts";

/** Where secrets are sent from, below the `spec` of a connection or an activation. */
const homes: readonly Pointer[] = ["/connectionSettings", "/destinationMapping/settings"];

/** How the names of settings end whose values are probably secrets. */
const secretName = /(^| )(token|secret|password|passphrase|(api|private|secret|signing|access) key|apikey)$/;

/**
 * Warns of texts in clear where a secret probably belongs. Whether Segment keeps it secret, only the space says, so a plan refuses
 * it and this does not: other manifests take the same setting of the same destination from the environment, or its name says it.
 */
export const secretsInClear: CrossRule = ({ manifests, project }) => {
  const parts = manifests.flatMap(({ resources }) => resources);
  const taken = new Map(
    parts.flatMap((part) => part.secrets.map(({ pointer, name }) => [slotOf(part, pointer), { name, part }] as const)),
  );
  return parts.flatMap((part) =>
    textsOf(part).flatMap((pointer): Diagnostic[] => {
      const other = taken.get(slotOf(part, pointer));
      const key = pointerKeys(pointer).at(-1) ?? "";
      if (!other && !secretName.test(splitCamelCase(key).replaceAll(/[-_]/g, " ").toLowerCase())) return [];
      const name = other?.name ?? variableOfSecret(key);
      const because = other
        ? `${other.part.address} takes it from \${env.${name}}`
        : "by its name it is probably a secret";
      const list = project.secrets.includes(name) ? "" : `add ${name} to the list spec.secrets of the project file, `;
      return [
        {
          code: "manifest-secret-in-clear",
          severity: "warning",
          message: `${fieldPath(pointer)} is in clear text, and ${because}`,
          hint: `if it is a secret, write \${env.${name}}, ${list}and make a new one: this one is in the manifest`,
          address: part.address,
          source: part.sources.get(pointer) ?? part.source,
        },
      ];
    }),
  );
};

/** The texts and numbers in clear among what a connection or an activation sends along. */
function textsOf({ spec, secrets }: DeclaredResource): Pointer[] {
  const fromEnvironment = secrets.map(({ pointer }) => pointer);
  return homes.flatMap((home) => clearTexts(getAt(spec, home) ?? "", home, fromEnvironment));
}

/** Which setting of which destination, or of which of its actions, a value is. */
function slotOf({ kind, spec }: DeclaredResource, pointer: Pointer): string {
  const owner = getAt(spec, "/destination/id") ?? getAt(spec, "/destinationMapping/actionId") ?? "";
  return JSON.stringify([kind, owner, pointer]);
}
