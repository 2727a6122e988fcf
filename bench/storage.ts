import { S3Client } from "@aws-sdk/client-s3";

let client: S3Client | undefined;

/** The installation's own object store, as its environment names it: not over the slow line. */
export const storage = (): S3Client =>
  (client ??= new S3Client({
    endpoint: process.env["S3_ENDPOINT"] ?? "",
    region: process.env["S3_REGION"] ?? "",
    forcePathStyle: true,
    credentials: {
      accessKeyId: process.env["S3_ACCESS_KEY_ID"] ?? "",
      secretAccessKey: process.env["S3_SECRET_ACCESS_KEY"] ?? "",
    },
    requestChecksumCalculation: "WHEN_REQUIRED",
  }));
