/** A refusal in S3's own words; the server turns it into an XML error. */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly status: number;

  constructor(code: FaultCode, message: string = faults[code][1]) {
    super(message);
    this.code = code;
    this.status = faults[code][0];
  }
}

export type FaultCode = keyof typeof faults;

const faults = {
  AccessDenied: [403, "Access Denied"],
  AccessForbidden: [403, "This origin, method or header is not allowed by the bucket's CORS rules"],
  AuthorizationHeaderMalformed: [400, "The authorization header is malformed"],
  AuthorizationQueryParametersError: [400, "The query parameters of the signature are malformed"],
  BadDigest: [400, "The checksum given does not match the content received"],
  BucketNotEmpty: [409, "The bucket is not empty"],
  EntityTooLarge: [400, "The content is larger than is allowed"],
  EntityTooSmall: [400, "Every part but the last must be at least 5 MiB"],
  IncompleteBody: [400, "The content ended early or is malformed"],
  InsufficientStorage: [507, "The disk is full"],
  InternalError: [500, "Something went wrong"],
  InvalidAccessKeyId: [403, "The access key is not known"],
  InvalidArgument: [400, "An argument is not valid"],
  InvalidBucketName: [400, "The bucket name is not valid"],
  InvalidDigest: [400, "The checksum given is malformed"],
  InvalidPart: [400, "A part is missing or its ETag does not match"],
  InvalidPartOrder: [400, "The parts are not in ascending order"],
  InvalidRange: [416, "The range cannot be satisfied"],
  InvalidURI: [400, "The address cannot be read"],
  KeyTooLongError: [400, "The key is longer than 1024 bytes"],
  MalformedXML: [400, "The XML is malformed"],
  MissingContentLength: [411, "The request needs a Content-Length"],
  NoSuchBucket: [404, "The bucket does not exist"],
  NoSuchCORSConfiguration: [404, "The bucket has no CORS rules"],
  NoSuchKey: [404, "The key does not exist"],
  NoSuchUpload: [404, "The multipart upload does not exist"],
  NotImplemented: [501, "This server does not do what was asked"],
  PreconditionFailed: [412, "A precondition did not hold"],
  RequestTimeTooSkewed: [403, "The clocks of client and server differ too much"],
  SignatureDoesNotMatch: [403, "The signature does not match the request"],
  XAmzContentSHA256Mismatch: [400, "The content does not match x-amz-content-sha256"],
} as const satisfies Record<string, readonly [status: number, message: string]>;
