import { env } from "#lib/platform/env.ts";
import { keyIdOf, type Keys } from "./chain.ts";

/** The key that signs the trail, and those that once did. */
export const auditKeys = (): Keys =>
  new Map(
    [env().AUDIT_KEY, ...env().AUDIT_KEY_OLD].map((key) => {
      const bytes = Buffer.from(key, "base64");
      return [keyIdOf(bytes), bytes];
    }),
  );
