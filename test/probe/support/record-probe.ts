import type { Profile } from "../../../src/probe/generated/profile.ts";
import { ownTextsIn } from "../../../src/probe/own-texts.ts";
import type { ProbeSpaceOptions } from "../../../src/probe/probe-space.ts";
import type { RecordedExchange } from "../../../src/recording/recorded-exchange.ts";
import { createSanitiser } from "../../../src/recording/sanitise-exchange.ts";
import type { ProbedShop } from "./probed.ts";

/** Probes a shop, and makes a recording of it as the command does. */
export async function recordProbe(
  shop: ProbedShop,
  options: Partial<ProbeSpaceOptions> = {},
): Promise<{ profile: Profile; recording: RecordedExchange[] }> {
  const ownTexts = new Set<string>();
  const { take } = createSanitiser({ ownTexts });
  const lines: string[] = [];
  const { client, count } = shop.connect(shop.simulator.fetch, (exchange) => {
    for (const text of ownTextsIn(exchange)) ownTexts.add(text);
    lines.push(JSON.stringify(take(exchange)));
  });
  const { profile } = await shop.probe({ client, count, ...options });
  return { profile, recording: lines.map((line) => JSON.parse(line) as RecordedExchange) };
}
