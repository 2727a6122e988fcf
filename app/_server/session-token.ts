import { decode, type JWT, type JWTDecodeParams } from "next-auth/jwt";

/** Reads session cookies made with any of these secrets: one that was replaced still counts while it is listed. */
export const decodeWith =
  (secrets: readonly string[]) =>
  async (given: JWTDecodeParams): Promise<JWT | null> => {
    for (const secret of secrets) {
      const token = await decode({ ...given, secret }).catch(() => null);
      if (token) return token;
    }
    return null;
  };
