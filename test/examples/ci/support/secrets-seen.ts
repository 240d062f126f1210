import { Refusal, resultOf } from "./fakes/refusal.ts";
import type { OwnProgram } from "./own-programs.ts";

/** Commands of the program that read files and nothing else. */
const commandsOffline = new Set(["projects", "validate", "test"]);

/** What is no secret of a team: tokens of the job itself, and what fakes need. */
const known = /^(GH_TOKEN|CIRCLE_CONTINUATION_KEY|FAKE_\w+)$/;

/**
 * A program that refuses to start with a secret in its environment that it has no use for. Tokens of tests have PLACEHOLDER in
 * them, and secrets of manifests are called sesame: only GitHub keeps the latter from steps of a job, so only there they count.
 */
export function withoutSecrets(name: string, program: OwnProgram): OwnProgram {
  return (words, place) => {
    if (name === "audiencectl" && !commandsOffline.has(words[0] ?? "")) return program(words, place);
    const secret = place.env["GITHUB_ACTIONS"] === "true" ? /PLACEHOLDER|sesame/ : /PLACEHOLDER/;
    const seen = Object.entries(place.env).flatMap(([key, value]) =>
      secret.test(value) && !known.test(key) ? [key] : [],
    );
    if (seen.length === 0) return program(words, place);
    const command = name === "audiencectl" ? `${name} ${words[0] ?? ""}` : name;
    return resultOf(() => {
      throw new Refusal(`${command} has no use for ${seen.join(", ")}`, 70);
    });
  };
}
