import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";

type Asked = { challenge: string };
type How = { origin?: string; rpId?: string; verified?: boolean; counter?: number };

const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest();
const base64url = (data: string | Uint8Array) => Buffer.from(data).toString("base64url");

/** A device that makes a passkey and signs with it, as a browser hands on what it says: to be told otherwise, to lie. */
export function softKey(address = process.env["NEXTAUTH_URL"] ?? "") {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(16);
  const site = new URL(address);
  let counter = 0;

  const clientData = (type: string, { challenge }: Asked, origin = site.origin) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authData = ({ rpId = site.hostname, verified = true, counter: said }: How, more = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(said ?? ++counter);
    const flags = 0x01 | (verified ? 0x04 : 0) | (more.length > 0 ? 0x40 : 0);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, more]);
  };

  return {
    /** The answer to registration options. */
    make(asked: Asked, how: How & { format?: string } = {}) {
      const point = (part: string) => Buffer.concat([Buffer.from([0x58, 32]), Buffer.from(part, "base64url")]);
      // COSE: kty EC2, alg ES256, crv P-256, x, y
      const cose = Buffer.concat([
        Buffer.from("a5010203262001", "hex"),
        Buffer.from([0x21]),
        point(x),
        Buffer.from([0x22]),
        point(y),
      ]);
      const data = authData(how, Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]));
      const attestationObject = Buffer.concat([
        Buffer.from([0xa3]),
        cborText("fmt"),
        cborText(how.format ?? "none"),
        cborText("attStmt"),
        Buffer.from([0xa0]),
        cborText("authData"),
        Buffer.from([0x58, data.length]),
        data,
      ]);
      const clientDataJSON = base64url(clientData("webauthn.create", asked, how.origin));
      const response = { clientDataJSON, attestationObject: base64url(attestationObject), transports: ["internal"] };
      return { id: base64url(id), rawId: base64url(id), type: "public-key" as const, response };
    },
    /** The answer to authentication options. */
    sign(asked: Asked, how: How = {}) {
      const client = clientData("webauthn.get", asked, how.origin);
      const data = authData(how);
      const signature = createSign("sha256")
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey);
      const response = {
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(signature),
      };
      return { id: base64url(id), rawId: base64url(id), type: "public-key" as const, response };
    },
  };
}

const cborText = (text: string) => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
