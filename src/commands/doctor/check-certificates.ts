import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { plural } from "../../values/words.ts";
import { defineCheck, type Finding } from "./examination.ts";

/** Whether Node could read the certificates that it is to trust besides its own. It says so in one line on stderr only. */
export const certificatesCheck = defineCheck({
  check: "certificates",
  title: "Certificates",
  needs: [],
  async examine({ io }) {
    const named = io.env["NODE_EXTRA_CA_CERTS"];
    if (!named) return { result: "ok", found: "those that Node brings along (NODE_EXTRA_CA_CERTS is not set)" };
    try {
      return judge(named, await readFile(path.resolve(io.cwd, named), "utf8"));
    } catch (error) {
      const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
      return unusable(`the file ${named} of NODE_EXTRA_CA_CERTS cannot be read (${reason})`);
    }
  },
});

/** Node takes what comes before the first fault of the file and leaves out the rest. */
function judge(named: string, text: string): Finding {
  const blocks = text.match(/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[\s\S]*?-----END[^\n]*/g) ?? [];
  const bad = blocks.findIndex((block) => !isCertificate(block));
  if (blocks.length === 0) return unusable(`the file ${named} of NODE_EXTRA_CA_CERTS holds no certificate in PEM form`);
  if (bad !== -1) return unusable(`certificate ${bad + 1} in the file ${named} of NODE_EXTRA_CA_CERTS is damaged`);
  return {
    result: "ok",
    found: `those that Node brings along, and ${plural(blocks.length, "certificate")} in ${named}`,
  };
}

function isCertificate(block: string): boolean {
  try {
    return new X509Certificate(block).raw.length > 0;
  } catch {
    return false;
  }
}

function unusable(found: string): Finding {
  const remedy = "set it to a readable file with the certificates of the authority, each from BEGIN to END CERTIFICATE";
  return { result: "warning", found, remedy };
}
