type Scope = Partial<Pick<typeof globalThis, "Worker" | "CompressionStream" | "DecompressionStream" | "crypto">>;

/**
 * Whether a scan can be sent from here. Workers that are modules cannot be asked for without starting one: browsers
 * learned "deflate-raw" after them, so that stands for both.
 */
export function isAbleBrowser(scope: Scope = globalThis): boolean {
  if (!scope.Worker || !scope.CompressionStream || !scope.DecompressionStream) return false;
  // Present only where the connection is secure.
  if (!scope.crypto?.subtle) return false;
  try {
    new scope.CompressionStream("deflate-raw");
    new scope.DecompressionStream("deflate-raw");
    return true;
  } catch {
    return false;
  }
}
