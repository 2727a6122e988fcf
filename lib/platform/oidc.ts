import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretPost,
  type Configuration,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { env } from "./env.ts";
import { log } from "./log.ts";

/** What a browser keeps between leaving for the provider and coming back. */
export type Checks = { state: string; nonce: string; verifier: string };

export type Claims = Record<string, unknown> & { sub: string; iss: string };

/** Whether people may sign in by a provider of the clinic's own. */
export const hasProvider = (): boolean => env().OIDC_ISSUER !== undefined;

let known: Promise<Configuration> | undefined;

/** The provider's own description of itself: asked of the one issuer that is configured, and of no other address. */
function provider(): Promise<Configuration> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: id = "", OIDC_CLIENT_SECRET: secret = "" } = env();
  if (!issuer) throw new Error("no provider is configured");
  const address = new URL(issuer);
  // On plain http only this machine itself is believed, which is for trying.
  // oxlint-disable-next-line typescript/no-deprecated
  const execute = address.protocol === "http:" ? { execute: [allowInsecureRequests] } : {};
  known ??= discovery(address, id, undefined, ClientSecretPost(secret), { ...execute, timeout: 10 });
  known.catch(() => (known = undefined)); // asked again next time
  return known;
}

const returnAddress = () => new URL("/sign-in/directory/back", env().NEXTAUTH_URL).href;

/** Where somebody is sent to sign in, and what their browser keeps meanwhile. Authorization code with PKCE. */
export async function signInAddress(): Promise<{ address: string; checks: Checks }> {
  const checks = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  const address = buildAuthorizationUrl(await provider(), {
    redirect_uri: returnAddress(),
    scope: env().OIDC_SCOPE,
    state: checks.state,
    nonce: checks.nonce,
    code_challenge: await calculatePKCECodeChallenge(checks.verifier),
    code_challenge_method: "S256",
  });
  return { address: address.href, checks };
}

/**
 * Who came back, as the provider's signed token says; null where anything does not fit: another browser's answer, a code
 * that was used, a token of somebody else's.
 */
export async function claimsOf(query: string, { state, nonce, verifier }: Checks): Promise<Claims | null> {
  try {
    const here = new URL(`${returnAddress()}?${query.replace(/^\?/, "")}`);
    const expected = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
    const tokens = await authorizationCodeGrant(await provider(), here, expected);
    return tokens.claims() ?? null;
  } catch (error) {
    log("warn", "the directory's answer was refused", { code: (error as { code?: string }).code ?? "unknown" });
    return null;
  }
}
