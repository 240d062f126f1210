/** What may go wrong on the way, by the codes of Node and its HTTP client. They name no host, address or person. */
const networkFailures = [
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EPIPE",
  "EPROTO",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_SOCKET",
] as const;

/** The code of a failure of the network. */
export type NetworkFailure = (typeof networkFailures)[number];

/** The code in a message; `undefined` when it has none that is known. */
export function networkFailureIn(message: string): NetworkFailure | undefined {
  const words = new Set<string>(message.match(/[A-Z_]+/g));
  return networkFailures.find((code) => words.has(code));
}

/** The code of an error or of what caused it, whatever its messages say; `undefined` when none is known. */
export function networkFailureOf(error: unknown): NetworkFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return (
    networkFailures.find((each) => each === code) ?? networkFailureIn(error.message) ?? networkFailureOf(error.cause)
  );
}
