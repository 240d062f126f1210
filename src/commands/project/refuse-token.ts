import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { InvalidProjectError } from "../../planning/invalid-project-error.ts";
import type { DeclaredProject } from "../../planning/load-declared-project.ts";
import { isTokenVariable } from "../../project/reserved-variables.ts";
import type { DeclaredResource } from "../../resources/resource.ts";
import { searchTokens, type TokenSearch } from "../../segment/search-tokens.ts";
import { Secret } from "../../segment/secret.ts";
import type { CommandIo } from "../io.ts";

/**
 * Makes sure that no manifest sends a token of the API anywhere, be it by a variable of whatever name or by its own text.
 *
 * @param token The one in use. Those that the environment has for other runs count, too.
 * @throws {InvalidProjectError} with each place, and nothing of the token.
 */
export function refuseTokens(io: CommandIo, { resources, sources }: DeclaredProject, token: Secret): void {
  const others = Object.entries(io.env).flatMap(([name, value]) =>
    value !== undefined && isTokenVariable(name) ? [new Secret(value.trim())] : [],
  );
  const holdsToken = searchTokens([token, ...others]);
  const diagnostics = resources.flatMap((each) => tokensIn(io, each, holdsToken));
  if (diagnostics.length > 0) throw new InvalidProjectError({ diagnostics, sources });
}

function tokensIn(
  io: CommandIo,
  { address, secrets, spec, source }: DeclaredResource,
  holdsToken: TokenSearch,
): Diagnostic[] {
  const byName = secrets.filter(({ name }) => holdsToken(io.env[name]));
  return [
    ...byName.map((secret) =>
      refuse(
        `the value of ${secret.name} has a token of the Public API in it, which no destination may get`,
        "put what the destination needs into the variable; a token that was sent elsewhere has to be revoked in Segment",
        { address, source: secret.source },
      ),
    ),
    ...(holdsToken(spec)
      ? [
          refuse(
            `${address} has a token of the Public API in its text, which everybody can read who reads the file or the space`,
            "take it out, and revoke the token in Segment",
            { address, source },
          ),
        ]
      : []),
  ];
}

function refuse(message: string, hint: string, place: Pick<Diagnostic, "address" | "source">): Diagnostic {
  return { code: "manifest-sends-token", severity: "error", message, hint, ...place };
}
