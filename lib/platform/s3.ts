import { S3Client } from "@aws-sdk/client-s3";
import { env } from "./env.ts";

let client: S3Client | undefined;

/** The one client of the object storage; only the files of this folder use it. */
export function s3(): S3Client {
  const { S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env();
  return (client ??= new S3Client({
    region: S3_REGION,
    ...(S3_ENDPOINT && { endpoint: S3_ENDPOINT, forcePathStyle: true }),
    ...(S3_ACCESS_KEY_ID &&
      S3_SECRET_ACCESS_KEY && {
        credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY },
      }),
    // Storage that is down is told within seconds; one that falls silent in the middle does not hold a job for ever.
    requestHandler: { connectionTimeout: 3_000, socketTimeout: 20_000 },
    // A presigned URL must not ask the browser for checksums that nobody agreed on.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  }));
}

export const Bucket = () => env().S3_BUCKET;

/** Whether storage answered that there is no such thing. */
export const isMissing = (error: unknown): boolean => httpStatus(error) === 404;

/** The status of an answer that storage refused with. */
export const httpStatus = (error: unknown): number | undefined =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
