import { Upload } from "tus-js-client";
import { inLanes } from "./in-lanes.ts";

const lanes = 6;

/** tus-js-client with default settings; it has no queue of its own, so six at a time, as many as a browser has connections. */
window.peer = { send: (files) => inLanes(lanes, files, sendOne) };

/** As in its documentation: an earlier try of the same file in this browser is gone on with. */
function sendOne(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: "/tus-files",
      metadata: { filename: file.name, filetype: file.type },
      onError: reject,
      onSuccess: () => resolve(new URL(upload.url ?? "").pathname),
    });
    void upload.findPreviousUploads().then(([previous]) => {
      if (previous) upload.resumeFromPreviousUpload(previous);
      upload.start();
    });
  });
}
