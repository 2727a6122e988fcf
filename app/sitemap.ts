import type { MetadataRoute } from "next";
import { env } from "#lib/platform/env.ts";
import { languages } from "#lib/platform/language.ts";
import { addressIn, alternates } from "./_public/public-metadata.ts";
import { publicPaths } from "./_public/public-paths.ts";

/** The address is the installation's own, so it is not settled when the portal is built. */
export const dynamic = "force-dynamic";

/** Every public page in each language. */
export default function sitemap(): MetadataRoute.Sitemap {
  const whole = (path: string) => new URL(path, env().NEXTAUTH_URL).href;
  return publicPaths.flatMap((path) => {
    const others = Object.entries(alternates(path)).map(([language, address]) => [language, whole(address)]);
    const alike = { languages: Object.fromEntries(others) as Record<string, string> };
    return languages.map((language) => ({ url: whole(addressIn(language, path)), alternates: alike }));
  });
}
