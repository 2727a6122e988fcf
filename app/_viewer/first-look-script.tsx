import { headers } from "next/headers";

/** The script that shows first images before all others are there; `scripts/build.ts` makes it. */
export async function FirstLookScript() {
  const src = process.env["FIRST_LOOK_SCRIPT"];
  if (!src) return null;
  const nonce = (await headers()).get("x-nonce") ?? "";
  return <script type="module" src={src} nonce={nonce} fetchPriority="high" />;
}
