import { compareEnvironments } from "../plan/compare/compare-environments.ts";
import { hasDifferences, type ComparedEnvironment, type EnvironmentDiff } from "../plan/compare/environment-diff.ts";
import { selectAddresses, unselectedOf } from "../plan/select/select-addresses.ts";
import type { DeclaredProject } from "../planning/load-declared-project.ts";
import type { diffDefinition } from "./definitions/files.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import { declaredSide } from "./diff/declared-side.ts";
import type { LiveSides } from "./diff/live-sides.ts";
import { openTwo } from "./diff/open-two.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { environmentDiffRenderers } from "./output/environment-diff-outputs.ts";
import { writeOutputs } from "./output/outputs.ts";
import { withAddresses } from "./project/address-words.ts";
import { textsIn } from "./project/connect-to.ts";
import { secretsIn } from "./project/secret-values.ts";
import { readSelectors } from "./project/selectors.ts";

/** `audiencectl diff`: how two environments of a project differ. */
export async function run(
  io: CommandIo,
  given: OptionsOf<typeof diffDefinition>,
  environment?: string,
  otherEnvironment?: string,
  addresses: readonly string[] = [],
): Promise<ExitCode> {
  const options = withAddresses(io, given, addresses);
  const both = await openTwo(io, options, environment, otherEnvironment);
  const [one, other] = both;
  const whole = both.flatMap(({ resources }) => resources).filter(({ parent }) => parent === undefined);
  const candidates = whole.map((declared) => ({ address: declared.address, declared }));
  const selection = readSelectors(options);
  const selected = selection && selectAddresses(selection, candidates);
  const compareLive = async (): Promise<LiveSides> =>
    await (await import("./diff/live-sides.ts")).liveSides(io, options, both, selected);
  const offline = (declared: DeclaredProject) => declaredSide(declared, declared.resources, selected);
  const { sides, unread } = options.live
    ? await compareLive()
    : { sides: [offline(one), offline(other)] as const, unread: [] };
  const diff: EnvironmentDiff = {
    project: one.project.name,
    environments: [named(one), named(other)],
    comparedIn: options.live ? "spaces" : "manifests",
    ...compareEnvironments(...sides),
    unread,
    ...(selected && { unselected: unselectedOf(selected) }),
  };
  io.hide?.(secretsIn(io, both.flatMap(textsIn)));
  await writeOutputs(io, options, environmentDiffRenderers(io, diff));
  if (unread.length > 0) return exitCodes.partial;
  return hasDifferences(diff) ? exitCodes.differences : exitCodes.done;
}

function named({ environment: { name, space } }: DeclaredProject): ComparedEnvironment {
  return { name, space };
}
