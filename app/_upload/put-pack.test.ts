import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { putPack } from "./put-pack.ts";

const minute = 60_000;
const size = 4 * 2 ** 20;

/** A request of which the test says what happens. */
class Request {
  static last: Request;
  upload: { onprogress?: (event: { loaded: number }) => void; onload?: () => void } = {};
  status = 200;
  onload?: () => void;
  onabort?: () => void;
  constructor() {
    Request.last = this;
  }
  open = () => undefined;
  send = () => undefined;
  abort = () => this.onabort?.();
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("XMLHttpRequest", Request);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function put() {
  const body = new Blob([new Uint8Array(size)]);
  const ended = { how: "" };
  putPack("http://storage.test", {}, body, () => undefined, new AbortController().signal).then(
    () => (ended.how = "answered"),
    () => (ended.how = "given up"),
  );
  return { request: Request.last, ended };
}

it("gives up what stands still in the middle for half a minute", async () => {
  const { request, ended } = put();
  await vi.advanceTimersByTimeAsync(29_000);
  request.upload.onprogress?.({ loaded: size / 2 });
  await vi.advanceTimersByTimeAsync(29_000);
  expect(ended.how).toBe("");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(ended.how).toBe("given up");
});

it("waits for the answer while buffers on a slow line may still carry what has left, and not for ever", async () => {
  const [patient, silent] = [put(), put()];
  for (const { request } of [patient, silent]) {
    request.upload.onprogress?.({ loaded: size });
    request.upload.onload?.();
  }
  await vi.advanceTimersByTimeAsync(2 * minute);
  patient.request.onload?.();
  await vi.advanceTimersByTimeAsync(minute);
  expect(patient.ended.how).toBe("answered");
  expect(silent.ended.how).toBe("given up");
});
