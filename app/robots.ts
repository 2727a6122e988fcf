import type { MetadataRoute } from "next";
import { env } from "#lib/platform/env.ts";

/** The address is the installation's own, so it is not settled when the portal is built. */
export const dynamic = "force-dynamic";

/** Rooms of people who are signed in are of no use to a search engine; nothing is protected by this. */
export default function robots(): MetadataRoute.Robots {
  const disallow = ["/api/", "/requests", "/queue", "/reading", "/admin"];
  return { rules: { userAgent: "*", allow: "/", disallow }, sitemap: `${env().NEXTAUTH_URL}/sitemap.xml` };
}
