import { isLoopback } from "../../segment/hosts.ts";
import { CommandError } from "../command-error.ts";

/** The variable that holds the address of a webhook, so that it stands on no command line. */
export const WEBHOOK_VARIABLE = "AUDIENCECTL_WEBHOOK_URL";

/**
 * Reads the address of a webhook.
 *
 * @param origin Where it was given, for messages; they quote nothing of the address itself.
 * @throws {CommandError} when it cannot be one, or would send in the clear over a network.
 */
export function readWebhookAddress(address: string, origin: string): URL {
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
