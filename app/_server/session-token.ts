import { decode, type JWT, type JWTDecodeParams } from "next-auth/jwt";

/** So many cookies are kept as they were read. */
const most = 1_000;
// A page and all that it fetches show the same cookie: its key is derived and its cipher undone once.
const known = new Map<string, JWT>();

/** Reads session cookies made with any of these secrets: one that was replaced still counts while it is listed. */
export const decodeWith =
  (secrets: readonly string[]) =>
  async (given: JWTDecodeParams): Promise<JWT | null> => {
    const name = [given.token, ...secrets].join();
    const read = known.get(name);
    if (read && Number(read.exp) * 1000 > Date.now()) return read;
    for (const secret of secrets) {
      const token = await decode({ ...given, secret }).catch(() => null);
      if (token) return keep(name, token);
    }
    return null;
  };

function keep(name: string, token: JWT): JWT {
  if (known.size >= most) known.clear();
  known.set(name, token);
  return token;
}
