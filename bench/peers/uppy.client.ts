import AwsS3 from "@uppy/aws-s3";
import Uppy from "@uppy/core";
import { signAt } from "./sign.client.ts";
import { sendWith } from "./uppy-send.client.ts";

/** Uppy with default settings: one signed PUT for each file. */
window.peer = {
  send: (files) => sendWith(new Uppy().use(AwsS3, { signRequest: ({ key }) => signAt(key) }), files),
};
