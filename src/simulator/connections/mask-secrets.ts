import { isJsonObject } from "../../values/json.ts";

// Ten bullets and the last four characters, as the vendor's sample shows (API.md 5.3).
const bullets = "\u{2022}".repeat(10);

/**
 * Settings as they are read: the values of secret keys are masked. A masked value that is written back is stored as it
 * is, bullets and all: nothing says that the API knows its own masks again.
 */
export function maskSecrets(settings: unknown, secretKeys: readonly string[] = []): unknown {
  if (!isJsonObject(settings)) return settings;
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [key, secretKeys.includes(key) ? mask(value) : value]),
  );
}

function mask(value: unknown): unknown {
  if (value === null || value === undefined) return value;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  // Of a short secret the last four characters would be most.
  return text.length > 8 ? bullets + text.slice(-4) : bullets;
}
