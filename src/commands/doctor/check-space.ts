import { suggest } from "../../values/suggest.ts";
import type { SpaceInfo } from "../../live/find-space.ts";
import { quote } from "../../report/style.ts";
import { defineCheck } from "./examination.ts";

/** Whether the space of the environment is there. */
export const spaceCheck = defineCheck({
  check: "space",
  title: "Space",
  needs: ["access", "environment"],
  examine({ known }) {
    const { space: wanted, name: environment } = known.environment;
    const { spaces } = known.access;
    if (!spaces) {
      known.space = { id: wanted };
      return { result: "ok", found: `${wanted}, taken for an id without being looked up` };
    }
    const found = spaces.find(({ id, slug }) => id === wanted || slug === wanted);
    if (!found)
      return {
        result: "problem",
        found: `no space that this token can see has the id or slug ${quote(wanted)}`,
        remedy: `${nearestSpace(wanted, spaces)}; correct spec.environments.${environment}.space in the project file`,
      };
    known.space = found;
    return { result: "ok", found: `${quote(found.name)}, slug ${found.slug}, id ${found.id}` };
  },
});

function nearestSpace(wanted: string, spaces: readonly SpaceInfo[]): string {
  const near = suggest(
    wanted,
    spaces.flatMap(({ id, slug }) => (slug === undefined ? [id] : [slug, id])),
  );
  if (near !== undefined) return `did you mean ${near}?`;
  const visible = spaces.slice(0, 10).map(({ id, slug }) => slug ?? id);
  return visible.length > 0 ? `this token can see: ${visible.join(", ")}` : "this token can see no space";
}
