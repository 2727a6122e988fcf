/**
 * The origin that browsers talk to for scans, e.g. `http://localhost:9000`; the one foreign origin in the policy.
 * Without an endpoint it is AWS S3, addressed by virtual host.
 */
export function storageOrigin(env: Record<string, string | undefined>): string {
  if (env.S3_ENDPOINT) return new URL(env.S3_ENDPOINT).origin;
  return `https://${env.S3_BUCKET ?? "foramen"}.s3.${env.S3_REGION ?? "us-east-1"}.amazonaws.com`;
}
