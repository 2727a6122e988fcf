import { storageOrigin } from "#lib/platform/storage-origin.ts";

/** Whether browsers reach the portal by TLS. */
export const secure = (process.env.NEXTAUTH_URL ?? "").startsWith("https:");

/** Where browsers send scans to, and fetch them from. */
export const storage = storageOrigin(process.env);

/** A worker obeys the policy of its own response, not that of the page. */
export const workerPolicy = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' ${storage}; worker-src 'self'`;

/** What no page of ours asks a browser for. */
const unused = [
  ...["accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi"],
  ...["payment", "serial", "usb", "xr-spatial-tracking"],
];

/** The security headers that every answer has, whoever gives it, with the policy for its content. */
export const guards = (policy: string): Record<string, string> => ({
  "content-security-policy": policy,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp", // a worker needs it on its own answer too
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": unused.map((feature) => `${feature}=()`).join(", "),
  ...(secure && { "strict-transport-security": "max-age=63072000; includeSubDomains" }),
});
