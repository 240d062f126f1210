import type { Project } from "../../project/project.ts";
import { resolveApiUrl, type Region } from "../../segment/hosts.ts";
import { tellIfSlow } from "../../segment/lane-wait.ts";
import { durationText } from "../../values/duration.ts";
import { showAddress } from "../../values/show-address.ts";
import type { CommandIo } from "../io.ts";
import { explainConnection } from "../running/connection-trouble.ts";
import { defineCheck, type Examination, type Finding, type Known, type SeenAnswer } from "./examination.ts";
import { LONGEST_WAIT_SECONDS, askHost } from "./ask-host.ts";

/** What an answer to a request without a token says of who answers. The first fitting row counts; none: all is well. */
const strangeAnswers: readonly { fits: (answer: SeenAnswer) => boolean; finding: (answer: SeenAnswer) => Finding }[] = [
  {
    fits: ({ status }) => status >= 300 && status < 400,
    finding: ({ status, headers }) => ({
      result: "problem",
      found: `${status} redirects to ${showAddress(headers.get("location") ?? "") ?? "another path"}, where the token is never sent`,
      remedy: "set PUBLIC_API_URL to the address itself if you trust it; a portal or a proxy may want a login first",
    }),
  },
  {
    fits: ({ status }) => status === 407,
    finding: () => ({
      result: "problem",
      found: "a proxy in between wants a login (407)",
      remedy: "let this host through the proxy without one",
    }),
  },
  {
    fits: ({ status }) => status >= 500,
    finding: ({ status }) => ({
      result: "warning",
      found: `it answers ${status}`,
      remedy: "the API or a gateway before it is in trouble; see Segment's status page, and try again later",
    }),
  },
  {
    fits: ({ headers }) => !(headers.get("content-type") ?? "json").includes("json"),
    finding: ({ headers }) => ({
      result: "warning",
      found: `it answers ${headers.get("content-type")} instead of JSON, so it may not be Segment's API`,
      remedy: "check PUBLIC_API_URL, and whether a portal or a proxy answers in the place of the API",
    }),
  },
];

/** Where requests go, and whether anybody answers there. */
export const hostCheck = defineCheck({
  check: "host",
  title: "Host",
  needs: [],
  async examine({ io, options, known, answers }) {
    if (options.simulate) {
      if (!known.environment)
        return { result: "skipped", found: "not checked: no environment whose space to simulate" };
      known.host = { url: "", region: known.environment.region };
      return { result: "ok", found: "the simulator inside of this program" };
    }
    const address = findAddress({ io, known, options });
    if (!address) return { result: "skipped", found: "not checked: no environment says which region to ask" };
    const { url, region } = address;
    const where = `${showAddress(url)} (${region === undefined ? "from PUBLIC_API_URL" : `region ${region}`})`;
    const answer = await tryProbe(io, url);
    if ("error" in answer) {
      const { found, remedy } = explainConnection(answer.error);
      return { result: "problem", found: `${where} cannot be reached: ${found}`, remedy };
    }
    answers.push(answer);
    const strange = strangeAnswers.find(({ fits }) => fits(answer))?.finding(answer);
    if (strange?.result !== "problem") known.host = { url, region };
    return strange ? { ...strange, found: `${where}: ${strange.found}` } : { result: "ok", found: `${where} answers` };
  },
});

/**
 * Where requests go; the region is not told when only `PUBLIC_API_URL` says where. `undefined` when nothing says it.
 *
 * @throws {ApiUrlError} when `PUBLIC_API_URL` is no address for it.
 */
export function findAddress({ io, known, options }: Pick<Examination, "io" | "known" | "options">): Known["host"] {
  const override = io.env["PUBLIC_API_URL"] || undefined;
  const region = regionOf(known);
  if (override !== undefined) return { url: resolveApiUrl(region ?? "us", override, options.allowHost) };
  return region && { url: resolveApiUrl(region), region };
}

async function tryProbe(io: CommandIo, url: string): Promise<SeenAnswer | { error: unknown }> {
  try {
    return await tellIfSlow(askHost(url, io.env), LONGEST_WAIT_SECONDS * 1000, ({ waitMs }) =>
      io.stderr(`waiting for an answer of ${showAddress(url)}, for another ${durationText(waitMs / 1000)} at most\n`),
    );
  } catch (error) {
    return { error };
  }
}

/** The region of the environment; when none is chosen, the one that all of them have in common. */
function regionOf({ environment, project }: Known): Region | undefined {
  if (environment) return environment.region;
  const regions = project ? regionsIn(project) : [];
  return regions.length === 1 ? regions[0] : undefined;
}

function regionsIn({ environments }: Project): Region[] {
  return [...new Set([...environments.values()].map(({ region }) => region))];
}
