import { expect, it, vi } from "vitest";
import { listedFirst, type UploadDoors } from "./upload-doors.ts";

const listing = { studies: [{ uid: "1", series: [] }] };
const doors = (heard: string[], list: UploadDoors["list"]) =>
  ({ list, known: async () => [heard.push("known").toString()] }) as unknown as UploadDoors;
const { signal } = new AbortController();

it("says what the disc lists, each by itself, while it asks what the portal holds", async () => {
  const heard: string[] = [];
  const api = listedFirst(
    doors(heard, async ({ studies }) => void heard.push(`list ${studies.length}`)),
    [listing, listing],
  );
  expect(await api.known(signal)).toEqual(["1"]);
  expect(heard).toEqual(["known", "list 1", "list 1"]);
});

it("goes on where it is refused, and where no answer comes", async () => {
  const refused = listedFirst(
    doors([], () => Promise.reject(new Error("413"))),
    [listing],
  );
  expect(await refused.known(signal)).toEqual(["1"]);
  vi.useFakeTimers();
  const silent: UploadDoors["list"] = (_, enough) =>
    new Promise((_resolve, reject) => enough.addEventListener("abort", () => reject(new Error("too slow"))));
  const known = listedFirst(doors([], silent), [listing]).known(signal);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await known).toEqual(["1"]);
  vi.useRealTimers();
});
