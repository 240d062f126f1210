import type { Drift } from "../plan/drift.ts";
import type { Plan } from "../plan/generated/plan.ts";
import { isLoopback } from "../segment/hosts.ts";
import { Secret } from "../segment/secret.ts";
import { CommandError } from "./command-error.ts";
import type { webhookFormats } from "./drift-choices.ts";
import type { CommandIo } from "./io.ts";

type WebhookFormat = (typeof webhookFormats)[number];

/** The options of a command that tells a webhook of what it found. */
export interface WebhookOptions {
  webhook?: string;
  webhookFormat?: WebhookFormat;
}

/** Somebody to be told. */
export interface Webhook {
  /** @throws {CommandError} when it could not be delivered. The message names no part of the address. */
  tell: (plan: Plan, drift: Drift) => Promise<void>;
}

/** The variable that holds the address, so that it stands on no command line. */
const WEBHOOK_VARIABLE = "AUDIENCECTL_WEBHOOK_URL";

/**
 * The webhook that a flag or the environment names, if any. Its address is a secret: whoever knows it can post.
 *
 * @throws {CommandError} when the address cannot be one, or would send in the clear over a network.
 */
export function chooseWebhook(io: CommandIo, { webhook, webhookFormat }: WebhookOptions): Webhook | undefined {
  const origin = webhook === undefined ? WEBHOOK_VARIABLE : "--webhook";
  const address = (webhook ?? io.env[WEBHOOK_VARIABLE] ?? "").trim();
  if (address === "" && webhook === undefined && webhookFormat === undefined) return undefined;
  const url = checkAddress(address, origin);
  const format = webhookFormat ?? (url.hostname === "hooks.slack.com" ? "slack" : "json");
  return {
    async tell(plan, drift) {
      const [{ postWebhook }, body] = await Promise.all([import("./post-webhook.ts"), render(format, plan, drift)]);
      await postWebhook(new Secret(url.href), body);
    },
  };
}

async function render(format: WebhookFormat, plan: Plan, drift: Drift): Promise<string> {
  if (format === "slack") return (await import("../report/webhook-slack.ts")).renderWebhookSlack(plan, drift);
  return (await import("../report/webhook-json.ts")).renderWebhookJson(plan, drift);
}

function checkAddress(address: string, origin: string): URL {
  const refuse = (why: string): CommandError =>
    new CommandError(`the webhook address in ${origin} ${why}`, {
      code: "webhook-address",
      hint: `put the address that the receiver gave you, beginning with https://, into ${WEBHOOK_VARIABLE}`,
    });
  if (address === "") throw refuse("is missing");
  if (!URL.canParse(address)) throw refuse("is not a URL");
  const url = new URL(address);
  if (url.username || url.password) throw refuse("must not contain a user name or password");
  const isProtected = url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
  if (!isProtected) throw refuse("has to begin with https:// (plain http only to this machine)");
  return url;
}
