import { ApiUrlError } from "../../segment/errors.ts";
import { chooseProxy } from "../../segment/proxy/choose-proxy.ts";
import { findAddress } from "./check-host.ts";
import { defineCheck, type Examination, type Known } from "./examination.ts";

/** Through which proxy requests go, if any. Never shows a user name or a password. */
export const proxyCheck = defineCheck({
  check: "proxy",
  title: "Proxy",
  needs: [],
  examine({ io, options, known }) {
    const address = options.simulate ? undefined : addressIn({ io, known, options });
    if (!address) return { result: "skipped", found: "not needed: no host is asked" };
    const route = chooseProxy(address.url, io.env);
    if (!route.proxy) return { result: "ok", found: `none is used: ${route.because}` };
    const { origin, variable, login } = route.proxy;
    return { result: "ok", found: `${origin} (from ${variable}${login ? ", with a login" : ""})` };
  },
});

/** An address that cannot be used is for the check of the host to tell. */
function addressIn(examination: Pick<Examination, "io" | "known" | "options">): Known["host"] {
  try {
    return findAddress(examination);
  } catch (error) {
    if (error instanceof ApiUrlError) return undefined;
    throw error;
  }
}
