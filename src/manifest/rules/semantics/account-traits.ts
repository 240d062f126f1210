import { queryFinding } from "../../manifest-query.ts";
import type { SemanticRule } from "./semantic-rule.ts";
import { tellOf } from "./targets.ts";

/** An audience of users asks for no computed trait of accounts: of accounts it sees who is in their audiences (API.md 4.8). */
export const accountTraits: SemanticRule = {
  code: "lint-account-trait",
  find: ({ active, targetOf }) =>
    active
      .filter(({ query }) => query.means === "audience" && query.type === "USERS")
      .flatMap((manifest) =>
        manifest.query.traits.flatMap((use) => {
          const target = targetOf(manifest.query, use);
          if (target?.manifest.query.means !== "trait" || target.manifest.query.type !== "ACCOUNTS") return [];
          const said = `${target.manifest.address} is of accounts, and traits of accounts are not available in an audience of users`;
          const message = tellOf(target, use, said);
          const hint =
            "put this condition into an audience of type ACCOUNTS, and ask here for those who are in it: trait('${audience.NAME.key}') = 'true'";
          return [queryFinding(manifest, use.at, { code: "lint-account-trait", message, hint })];
        }),
      ),
};
