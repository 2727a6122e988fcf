import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import Provider from "oidc-provider";
import { freePort } from "#scripts/installation.ts";

/** Who signs in at the directory next, and what it says of them. */
export type Entry = {
  sub: string;
  email: string;
  email_verified?: boolean;
  name?: string;
  groups: string[];
  amr?: string[];
};

/**
 * A real provider of OpenID Connect as a clinic's own directory: it asks nobody anything and says what `entry` says. With
 * `visit`, a browser without pages goes there and answers the query with which it is sent back.
 */
export async function startDirectory(returnTo: string) {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const said: { entry: Entry | null } = { entry: null };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "portal",
        client_secret: "the secret of the portal at the directory",
        redirect_uris: [returnTo],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    claims: { openid: ["sub", "groups", "amr"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ["a key of cookies for a test alone"] },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ ...said.entry, sub }) }),
  });
  const answer = provider.callback();
  const server = createServer((req, res) => {
    if (req.url?.startsWith("/interaction/")) void letIn(req, res);
    else void answer(req, res);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));

  async function letIn(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { params } = await provider.interactionDetails(req, res);
    const accountId = said.entry?.sub ?? "";
    const grant = new provider.Grant({ accountId, clientId: String(params["client_id"]) });
    grant.addOIDCScope(String(params["scope"]));
    const amr = said.entry?.amr;
    const login = { accountId, ...(amr && { amr }) };
    await provider.interactionFinished(req, res, { login, consent: { grantId: await grant.save() } });
  }

  return {
    issuer,
    async visit(address: string, entry: Entry): Promise<string> {
      said.entry = entry;
      const cookies = new Map<string, string>();
      let next = address;
      for (let hop = 0; hop < 8; hop++) {
        const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
        const res = await fetch(next, { redirect: "manual", headers });
        for (const cookie of res.headers.getSetCookie()) {
          const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
          cookies.set(name, value);
        }
        const location = res.headers.get("location");
        if (!location) throw new Error(`the directory answered ${res.status}: ${(await res.text()).slice(0, 300)}`);
        next = new URL(location, next).href;
        if (next.startsWith(returnTo)) return new URL(next).search;
      }
      throw new Error("the directory leads in a circle");
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
