import { Secret } from "../../segment/secret.ts";
import { readToken } from "../project/connect.ts";
import { defineCheck } from "./examination.ts";

/** What gets into a token by mistake. Nothing of the token itself may be in the texts. */
const mistakes: readonly { pattern: RegExp; found: string; remedy: string }[] = [
  {
    pattern: /^(["'`]).*\1$/,
    found: "it is in quotes, and they would be sent along",
    remedy: "take the quotes away: env files and CI settings often keep them",
  },
  {
    pattern: /^\$|\$\{|\{\{|%[A-Z_]+%/,
    found: "it looks like the name of a variable that nobody filled in",
    remedy: "check how the pipeline hands the secret on, and whether this job may see it",
  },
  {
    pattern: /^<.*>$/,
    found: "it looks like a placeholder",
    remedy: "put the token itself in its place",
  },
  {
    pattern: /^(bearer|authorization)[:=]?/i,
    found: "it begins like a header",
    remedy: "give the token alone, without the word before it",
  },
];

/** Whether there is a token that can be sent, and where it comes from. */
export const tokenCheck = defineCheck({
  check: "token",
  title: "Token",
  needs: [],
  async examine({ io, options, known }) {
    if (options.simulate) {
      known.token = new Secret("audiencectl-embedded-simulator");
      return { result: "skipped", found: "not needed: the simulator takes any" };
    }
    const token = await readToken(io, options.tokenFile);
    const found = `there is one, from ${origin(options.tokenFile, io.env["PUBLIC_API_TOKEN"])}`;
    known.token = token;
    const mistake = mistakes.find(({ pattern }) => pattern.test(token.reveal()));
    if (!mistake) return { result: "ok", found };
    return { result: "warning", found: `${found}, but ${mistake.found}`, remedy: mistake.remedy };
  },
});

function origin(file: string | undefined, variable: string | undefined): string {
  if (file === undefined) return "PUBLIC_API_TOKEN";
  const place = file === "-" ? "standard input" : `the file ${file}`;
  return variable ? `${place}; PUBLIC_API_TOKEN is set as well and does not count` : place;
}
