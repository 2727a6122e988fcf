import Uppy from "@uppy/core";
import AwsS3 from "@uppy/aws-s3";
import Dashboard from "@uppy/dashboard";
import "@uppy/dashboard/css/style.min.css";
import { signAt } from "./sign.client.ts";

/** Uppy's own user interface with default settings, shown in the page. */
const uppy = new Uppy().use(AwsS3, { signRequest: ({ key }) => signAt(key) });
uppy.use(Dashboard, { inline: true, target: "body", fileManagerSelectionType: "both" });
