import { kindOf } from "../../resources/kinds.ts";
import { getAt } from "../../values/pointer.ts";
import { lostSecrets } from "../change/lost-secrets.ts";
import type { Change } from "../generated/plan.ts";
import { refuse } from "../refuse.ts";
import type { RefusalRule } from "./refusal-rule.ts";

/**
 * Refuses to write settings that hold a secret which no manifest declares. The API shows only a mask of it, and what is
 * written replaces all that is stored (API.md 5.5), so the secret would be lost. For replacements,
 * `change/refuse-incomplete.ts` says so.
 */
export const maskedSetting: RefusalRule = {
  codes: ["plan-masked-setting"],
  refuse: ({ changeById, live }) =>
    live.flatMap((object) => {
      const change = changeById.get(object.id);
      if (change?.action !== "update") return [];
      const kind = kindOf(change.kind);
      const written = kind.fields.map(({ pointer }) => pointer).filter((pointer) => isWritten(change, pointer));
      const masked = lostSecrets(kind, object.spec, change.after ?? {}, written);
      if (masked.length === 0) return [];
      return [
        refuse(
          "plan-masked-setting",
          `${change.address} holds a secret that the API shows only a mask of, and writing the settings would lose it: ${masked.join(", ")}`,
          "declare it as ${env.NAME}, with a variable that spec.secrets of the project file lists",
          change,
        ),
      ];
    }),
};

function isWritten({ before, after }: Change, pointer: string): boolean {
  return JSON.stringify(getAt(before ?? {}, pointer)) !== JSON.stringify(getAt(after ?? {}, pointer));
}
