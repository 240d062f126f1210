import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { DeclaredResource } from "../../resources/resource.ts";
import { secretHomes, secretNamer } from "../../resources/secret-names.ts";
import { clearTexts } from "../../values/clear-texts.ts";
import { fieldPath, getAt, pointerKeys, type Pointer } from "../../values/pointer.ts";
import { splitCamelCase } from "../../values/words.ts";
import type { CrossRule } from "./cross-rule.ts";

/** How the names of settings end whose values are probably secrets. */
const secretName = /(^| )(token|secret|password|passphrase|(api|private|secret|signing|access) key|apikey)$/;

/**
 * Warns of texts in clear where a secret probably belongs. Whether Segment keeps it secret, only the space says, so a plan refuses
 * it and this does not: other manifests take the same setting of the same destination from the environment, or its name says it.
 */
export const secretsInClear: CrossRule = ({ manifests, project }) => {
  const parts = manifests.flatMap(({ resources }) => resources);
  const nameOf = secretNamer(parts);
  return parts.flatMap((part) =>
    textsOf(part).flatMap((pointer): Diagnostic[] => {
      const { name, takenBy } = nameOf(part, pointer);
      const key = pointerKeys(pointer).at(-1) ?? "";
      if (takenBy === undefined && !secretName.test(splitCamelCase(key).replaceAll(/[-_]/g, " ").toLowerCase()))
        return [];
      const because =
        takenBy === undefined ? "by its name it is probably a secret" : `${takenBy} takes it from \${env.${name}}`;
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
  return secretHomes.flatMap((home) => clearTexts(getAt(spec, home) ?? "", home, fromEnvironment));
}
