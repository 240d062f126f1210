import { createHash } from "node:crypto";

/**
 * The policy of a page that loads nothing, sends nothing, and runs and draws only with the two texts it was made with.
 *
 * @param script Exactly what stands in its `<script>`, and `style` in its `<style>`.
 */
export function contentPolicy({ script, style }: { script: string; style: string }): string {
  return [
    "default-src 'none'",
    `script-src ${sourceHash(script)}`,
    `style-src ${sourceHash(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function sourceHash(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
