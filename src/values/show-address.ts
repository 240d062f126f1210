/**
 * What may be shown of an address: its scheme and host, with the port. What comes after may be a secret, as in the address
 * of a webhook or of a gateway.
 *
 * @param address An absolute one; for all else there is nothing to show.
 */
export function showAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host } = new URL(address);
  return host === "" ? undefined : `${protocol}//${host}`;
}
