import { queryFinding } from "../../manifest-query.ts";
import type { SemanticRule } from "./semantic-rule.ts";

/** An audience of users asks for no computed trait of accounts: of accounts it sees who is in their audiences (API.md 4.8). */
export const accountTraits: SemanticRule = {
  code: "lint-account-trait",
  find: ({ active, targetOf }) =>
    active
      .filter(({ query }) => query.means === "audience" && query.type === "USERS")
      .flatMap((manifest) =>
        manifest.query.traits.flatMap(({ name, at }) => {
          const target = targetOf(manifest.query, name);
          if (target?.query.means !== "trait" || target.query.type !== "ACCOUNTS") return [];
          const message = `${target.address} is of accounts, and traits of accounts are not available in an audience of users`;
          const hint =
            "put this condition into an audience of type ACCOUNTS, and ask here for those who are in it: trait('${audience.NAME.key}') = 'true'";
          return [queryFinding(manifest, at, { code: "lint-account-trait", message, hint })];
        }),
      ),
};
