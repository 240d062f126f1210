import type { Drift } from "../../drift/drift.ts";
import type { ReportSetting } from "../../report/report-setting.ts";
import { createSend } from "../../segment/proxy/create-send.ts";
import { Secret } from "../../segment/secret.ts";
import type { driftDefinition } from "../definitions/changes.ts";
import type { OptionsOf } from "../definitions/option-values.ts";
import type { CommandIo } from "../io.ts";
import { readWebhookAddress, WEBHOOK_VARIABLE } from "./webhook-address.ts";

/** The options of a command that tells a webhook of what it found. */
export type WebhookOptions = Pick<OptionsOf<typeof driftDefinition>, "webhook" | "webhookFormat">;

type WebhookFormat = NonNullable<WebhookOptions["webhookFormat"]>;

/** Somebody to be told. */
export interface Webhook {
  /** @throws {CommandError} when it could not be delivered. The message names no part of the address. */
  tell: (drift: Drift) => Promise<void>;
}

/**
 * The webhook that a flag or the environment names, if any. Its address is a secret: whoever knows it can post.
 *
 * @throws {CommandError} when the address cannot be one, or would send in the clear over a network.
 * @throws {ProxyAddressError} when the variable that names the proxy for it does not.
 */
export function chooseWebhook(io: CommandIo, { webhook, webhookFormat }: WebhookOptions): Webhook | undefined {
  const origin = webhook === undefined ? WEBHOOK_VARIABLE : "--webhook";
  const address = (webhook ?? io.env[WEBHOOK_VARIABLE] ?? "").trim();
  if (address === "" && webhook === undefined && webhookFormat === undefined) return undefined;
  const url = readWebhookAddress(address, origin);
  const format = webhookFormat ?? formatFor(url);
  const send = createSend(url.href, io.env);
  return {
    async tell(drift) {
      const [{ postWebhook }, body] = await Promise.all([
        import("./post-webhook.ts"),
        render(format, drift, io.setting),
      ]);
      const tellWait = (line: string): void => io.stderr(`${line}\n`);
      await postWebhook(new Secret(url.href), body, { send, tellWait });
    },
  };
}

/** The format that a receiver takes, as far as its host says. */
export function formatFor({ hostname }: URL): WebhookFormat {
  return hostname === "hooks.slack.com" ? "slack" : "json";
}

async function render(format: WebhookFormat, drift: Drift, setting?: ReportSetting): Promise<string> {
  if (format === "slack")
    return (await import("../../report/webhook/webhook-slack.ts")).renderWebhookSlack(drift, setting);
  return (await import("../../report/webhook/webhook-json.ts")).renderWebhookJson(drift, setting);
}
