import { createSegmentClient, type SegmentClient } from "../../../src/segment/client.ts";
import type { Exchange } from "../../../src/segment/exchange.ts";
import { laneLimits } from "../../../src/segment/lanes.ts";
import { Secret } from "../../../src/segment/secret.ts";
import { createSanitiser } from "../../../src/recording/sanitise-exchange.ts";
import type { RecordedExchange } from "../../../src/recording/recorded-exchange.ts";

/** A client that takes down what it exchanges, like a command with `--trace`. */
export function recordingClient(apiUrl: string, timeScale: number): { client: SegmentClient; exchanges: Exchange[] } {
  const exchanges: Exchange[] = [];
  const client = createSegmentClient({
    token: new Secret("PLACEHOLDER-TOKEN-5c2a"),
    apiUrl,
    limits: laneLimits({}),
    timeScale,
    onExchange: (exchange) => void exchanges.push(exchange),
  });
  return { client, exchanges };
}

/** The recording that exchanges make, as a file of it is read again. */
export function recordingOf(exchanges: readonly Exchange[], ownTexts: readonly string[] = []): RecordedExchange[] {
  const { take } = createSanitiser({ ownTexts: new Set(ownTexts) });
  return exchanges.map((exchange) => JSON.parse(JSON.stringify(take(exchange))) as RecordedExchange);
}

/** The spellings in which a text may stand in a file: as it is, in JSON, in an address, in Base64. */
export function spellingsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const coded = [0, 1, 2].map((before) => {
    const all = Buffer.concat([Buffer.alloc(before), bytes]);
    return all.toString("base64").slice(Math.ceil((before * 8) / 6), Math.floor((all.length * 8) / 6));
  });
  const inJson = JSON.stringify(text).slice(1, -1);
  const inAddress = encodeURIComponent(text);
  return [text, inJson, JSON.stringify(inJson).slice(1, -1), inAddress, inAddress.replaceAll("%20", "+"), ...coded];
}
