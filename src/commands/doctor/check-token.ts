import { Secret } from "../../segment/secret.ts";
import { readToken } from "../project/read-token.ts";
import { findTokenMistake } from "../project/token-mistakes.ts";
import { defineCheck } from "./examination.ts";

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
    const mistake = findTokenMistake(token.reveal());
    if (!mistake) return { result: "ok", found };
    return { result: "warning", found: `${found}, but it ${mistake.found}`, remedy: mistake.remedy };
  },
});

function origin(file: string | undefined, variable: string | undefined): string {
  if (file === undefined) return "PUBLIC_API_TOKEN";
  const place = file === "-" ? "standard input" : `the file ${file}`;
  return variable ? `${place}; PUBLIC_API_TOKEN is set as well and does not count` : place;
}
