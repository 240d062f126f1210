import { isJsonObject } from "../../values/json.ts";
import { kindOf } from "../../resources/kinds.ts";
import { childPointer, fieldPath, getAt } from "../../values/pointer.ts";
import { maskedUndeclared } from "../../resources/settings.ts";
import type { Change } from "../generated/plan.ts";
import { refuse } from "../refuse.ts";
import type { RefusalRule } from "./refusal-rule.ts";

/**
 * Refuses to write settings that hold a secret which no manifest declares. The API shows only a mask of it, and what is
 * written replaces all that is stored (API.md 5.5), so the secret would be lost.
 */
export const maskedSetting: RefusalRule = {
  codes: ["plan-masked-setting"],
  refuse: ({ changeById, live }) =>
    live.flatMap((object) => {
      const change = changeById.get(object.id);
      if (!change || (change.action !== "update" && change.action !== "replace")) return [];
      const masked = kindOf(change.kind).fields.flatMap(({ pointer, comparison }) => {
        if (!comparison.part || !isWritten(change, pointer)) return [];
        const places = maskedUndeclared(getAt(object.spec, pointer), declaredAt(change, pointer));
        return places.map((place) => fieldPath(`${pointer}${place}`, object.spec));
      });
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

function isWritten({ action, before, after }: Change, pointer: string): boolean {
  if (action === "replace") return true;
  return JSON.stringify(getAt(before ?? {}, pointer)) !== JSON.stringify(getAt(after ?? {}, pointer));
}

/** What the manifest says: in a replacement, `after` holds live values too, and masks among them declare nothing. */
function declaredAt({ action, after, defaults, before }: Change, pointer: string) {
  const value = getAt(after ?? {}, pointer);
  if (action !== "replace") return value;
  return defaults.includes(pointer) ? undefined : withoutSame(value, getAt(before ?? {}, pointer));
}

/** The keys of an object whose values are not just those of the other. */
function withoutSame(value: ReturnType<typeof getAt>, other: ReturnType<typeof getAt>): ReturnType<typeof getAt> {
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([key, member]) => getAt(other, childPointer("", key)) !== member);
  return Object.fromEntries(kept);
}
