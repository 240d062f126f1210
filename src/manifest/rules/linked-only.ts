import { joinWords } from "../../values/words.ts";
import { getAt, fieldPath } from "../../values/pointer.ts";
import { findAll, type PlacePattern } from "../place-pattern.ts";
import { invalid, type ManifestRule } from "./manifest-rule.ts";

/** What only LINKED audiences can have. With `values` only those of the field, and `instead` are the others. */
const rows: readonly { pattern: PlacePattern; values?: readonly string[]; instead?: readonly string[] }[] = [
  // API.md 2.2.
  { pattern: "/spec/definition/targetEntity" },
  // API.md 2.2. An empty list would ask for schedules that the API does not have for others.
  { pattern: "/spec/schedules" },
  // API.md 5.7: the API refuses even an empty list.
  { pattern: "/spec/destinations/*/activations/*/personalization/entities" },
  // API.md 5.6.
  {
    pattern: "/spec/destinations/*/activations/*/activationType",
    values: ["Entity Added", "Entity Removed", "Entity Values Changed"],
    instead: ["Audience Entered", "Audience Exited", "Audience Membership Changed", "All Events"],
  },
];

/** Fields and values that hang on the type of the audience. */
export const linkedOnly: ManifestRule = (manifest) => {
  const type = getAt(manifest, "/spec/audienceType");
  // Another type has a fault of its own.
  if (type !== "USERS" && type !== "ACCOUNTS") return [];
  return rows.flatMap(({ pattern, values, instead }) =>
    findAll(manifest, pattern).flatMap(({ pointer, value }) => {
      const path = fieldPath(pointer);
      if (!values) {
        const message = `${path} cannot be set on an audience of type ${type}`;
        return [{ ...invalid, pointer, message, hint: "remove it, or set audienceType: LINKED" }];
      }
      if (typeof value !== "string" || !values.includes(value)) return [];
      const message = `${path} is ${JSON.stringify(value)}, which needs an audience of type LINKED, not ${type}`;
      return [{ ...invalid, pointer, message, hint: `for the type ${type}: ${joinWords(instead ?? [])}` }];
    }),
  );
};
