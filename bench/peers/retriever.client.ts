import AwsS3 from "@uppy/aws-s3";
import Uppy from "@uppy/core";
import GoldenRetriever from "@uppy/golden-retriever";
import { signAt } from "./sign.client.ts";
import { sendWith } from "./uppy-send.client.ts";

/** Uppy with its plugin that remembers chosen files in the browser. */
window.peer = {
  send: (files) =>
    sendWith(new Uppy().use(GoldenRetriever).use(AwsS3, { signRequest: ({ key }) => signAt(key) }), files),
};
