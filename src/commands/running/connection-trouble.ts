import { findProxyTrouble } from "../../segment/proxy/proxy-error.ts";

interface TroubleRow {
  /** Codes of Node, of its HTTP client and of OpenSSL, or the message where there is no code. */
  signs: RegExp;
  found: string;
  remedy: string;
}

/** Why there may be no answer. */
const troubles: readonly TroubleRow[] = [
  {
    signs: /^ENOTFOUND$/,
    found: "the name cannot be resolved",
    remedy: "check the network and its DNS, and the spelling of PUBLIC_API_URL when it is set",
  },
  {
    signs: /^EAI_AGAIN$/,
    found: "the DNS server does not answer",
    remedy: "check the network and its DNS; in a container, that it has a network at all",
  },
  {
    signs: /^ECONNREFUSED$/,
    found: "the connection is refused: nothing listens there",
    remedy: "check the port of PUBLIC_API_URL, and whether audiencectl simulate is running if you want to use it",
  },
  {
    signs: /^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|UND_ERR_HEADERS_TIMEOUT)$/,
    found: "there is no way to it",
    remedy: "let outgoing connections to port 443 of this host through the firewall",
  },
  {
    signs: /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/,
    found: "its certificate is not valid at this time",
    remedy: "check this machine's clock first; if that is right, a proxy in between has an old certificate",
  },
  {
    signs: /SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY)|CERT_UNTRUSTED|CERT_SIGNATURE/,
    found: "its certificate is signed by nobody whom Node trusts, as behind a company's proxy",
    remedy: "set NODE_EXTRA_CA_CERTS to the file of the proxy's certificate authority",
  },
  {
    signs: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    found: "its certificate is for another name",
    remedy: "check PUBLIC_API_URL, and whether a proxy or a portal answers in the place of the API",
  },
  {
    signs: /^(ERR_SSL_|EPROTO$|HPE_)/,
    found: "it does not speak the protocol of its address",
    remedy: "check http and https, and the port, in PUBLIC_API_URL",
  },
  {
    signs: /^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/,
    found: "the connection breaks off",
    remedy: "a firewall or a proxy may cut it; check http and https in PUBLIC_API_URL",
  },
  {
    signs: /^bad port$/,
    found: "nothing is ever sent to this port, because it belongs to another protocol",
    remedy: "choose another port in PUBLIC_API_URL",
  },
];

/** Why a request got no answer, and what to do about it, as far as the error and its causes tell. */
export function explainConnection(error: unknown): { found: string; remedy: string } {
  const proxyTrouble = findProxyTrouble(error);
  if (proxyTrouble) return { found: proxyTrouble.message, remedy: proxyTrouble.remedy };
  const codes = codesOf(error);
  const signs = [...codes, innermostMessage(error)];
  const row = troubles.find((trouble) => signs.some((sign) => trouble.signs.test(sign)));
  if (!row) return { found: innermostMessage(error), remedy: "check the network, and PUBLIC_API_URL when it is set" };
  const code = codes.find((each) => row.signs.test(each));
  return { found: `${row.found}${code === undefined ? "" : ` (${code})`}`, remedy: row.remedy };
}

/** The codes of an error and of all that caused it. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = "code" in error && typeof error.code === "string" ? [error.code] : [];
  const others = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  return [...new Set([...own, ...[error.cause, ...others].flatMap(codesOf)])];
}

function innermostMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? innermostMessage(error.cause) : error.message;
}
