import { kindOf } from "../../resources/kinds.ts";
import { offPattern } from "../../values/off-pattern.ts";
import type { AuditRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** Audiences that are not called as the project file says that they are. */
export const offNames: AuditRule = {
  name: "off-pattern",
  title: "Called otherwise than the project has agreed",
  saves: "the search of whoever wants to know what it is and whose",
  hint: "give it another display name, which keeps its key; what is meant as it is goes into spec.lint.names of the project file",
  needs: [],
  find({ meant, readAt, naming: { patterns, exempt } }) {
    if (patterns.length === 0) {
      const what = "what audiences are to be called: spec.lint.namePatterns of the project file does not say";
      return { rows: [], gaps: [{ what, refused: false }] };
    }
    const rows = meant.flatMap((object) => {
      if (kindOf(object.kind).keyMeans !== "audience" || exempt.includes(object.name)) return [];
      const why = offPattern(object.name, patterns);
      return why === undefined ? [] : [{ subject: subjectOf(object), evidence: `its name ${why}`, readAt }];
    });
    return { rows, gaps: [] };
  },
};
