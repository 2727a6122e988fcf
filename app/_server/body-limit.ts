/** Why a body is not read: it is longer than this, or it does not say how long it is (411, 413). Null where it may be. */
export function refusedBody({ method, headers }: Request, most: number): 411 | 413 | null {
  if (method === "GET" || method === "HEAD") return null;
  const length = headers.get("content-length");
  if (length === null) return 411;
  return Number(length) <= most ? null : 413;
}
