/**
 * Whether a page elsewhere asks for something in the name of the person whose browser it is in. A link may lead here;
 * anything else, e.g. a form, a frame, a picture or a script's request, has no business here. What is no browser, or an
 * old one, does not say where it asks from: it is judged by its origin and its token (`own-page.ts`).
 */
export function isForeignFetch({ method, headers }: { method: string; headers: Pick<Headers, "get"> }): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== "cross-site" && site !== "same-site") return false;
  const isLink = headers.get("sec-fetch-mode") === "navigate" && headers.get("sec-fetch-dest") === "document";
  return !(isLink && (method === "GET" || method === "HEAD"));
}
