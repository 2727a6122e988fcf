import { say, type Text, type Words } from "#lib/platform/language.ts";
import { buildPacks } from "#lib/upload/pack.ts";
import type { SelectedFile, Selection } from "#lib/upload/plan.ts";
import { send, type SendOptions, type SendProgress, type Sending } from "#lib/upload/send.ts";
import { startThrift } from "#lib/upload/thrift.ts";
import type { FromWorker, Sent } from "./messages.ts";

type Start = {
  studies: Selection["studies"];
  /** Files of which a picture is shown, in the order of their numbers. */
  pictures: readonly SelectedFile[];
  api: SendOptions["api"];
  put: SendOptions["put"];
  tell: (message: FromWorker) => void;
};

/** Sends the studies and tells the page how far it is, and which of the shown pictures are safe. */
export function startSending({ studies, pictures, api, put, tell }: Start): Sending {
  const series = studies.flatMap((study) => study.series);
  const pictureOf = new Map(pictures.map((file, at) => [file, at]));
  const sent: Sent = {
    state: "sending",
    safeBytes: 0,
    safeImages: 0,
    movingBytes: 0,
    failedImages: 0,
    trouble: null,
    totalBytes: series.reduce((sum, { bytes }) => sum + bytes, 0),
    totalImages: series.reduce((sum, { images }) => sum + images, 0),
  };
  const kept = { bytes: 0, images: 0, unreadable: 0 };
  const unreadable: string[] = [];
  const contents = new Map<string, number[]>();
  const firstFileOf = new Map<string, string>();

  const light = (stored: number[]): void => {
    if (stored.length > 0) tell({ type: "stored", pictures: stored });
  };
  const report = ({ state, storedBytes, storedImages, movingBytes, failedImages, trouble }: SendProgress): void => {
    sent.state = state;
    sent.safeBytes = kept.bytes + storedBytes;
    sent.safeImages = kept.images + storedImages;
    sent.movingBytes = movingBytes;
    sent.failedImages = failedImages + kept.unreadable;
    sent.trouble = trouble;
    tell({ type: "sent", sent: { ...sent } });
  };
  const noteUnplanned = (file: SelectedFile, why: "kept" | "unreadable"): void => {
    if (why === "unreadable") {
      kept.unreadable += file.images;
      unreadable.push(file.path.split("/").at(-1) ?? file.path);
      return;
    }
    kept.bytes += file.file.size;
    kept.images += file.images;
    sent.safeBytes += file.file.size;
    sent.safeImages += file.images;
    const picture = pictureOf.get(file);
    if (picture !== undefined) tell({ type: "stored", pictures: [picture] });
    tell({ type: "sent", sent: { ...sent } });
  };

  const thrift = startThrift();
  const notePacked = (files: readonly { sha256: string; file: SelectedFile }[]): void => {
    contents.set(
      files[0]?.sha256 ?? "",
      files.flatMap(({ file }) => pictureOf.get(file) ?? []),
    );
  };

  const sending = send({
    packs: (known, line) =>
      buildPacks({ studies }, known, {
        deflate: (bytes) => thrift.pays(line, bytes),
        took: thrift.took,
        onUnplanned: ({ file, why }) => noteUnplanned(file, why),
        onPacked: notePacked,
      }),
    put,
    api: {
      ...api,
      sign: async (offers, signal) => {
        const places = await api.sign(offers, signal);
        places.forEach(({ packId }, at) => firstFileOf.set(packId, offers[at]?.entries[0]?.sha256 ?? ""));
        return places;
      },
      start: async (offer, signal) => {
        const plan = await api.start(offer, signal);
        if (plan.packId === null) light(contents.get(offer.entry.sha256) ?? []);
        else firstFileOf.set(plan.packId, offer.entry.sha256);
        return plan;
      },
      finish: async (packIds, signal) => {
        await api.finish(packIds, signal);
        light(packIds.flatMap((id) => contents.get(firstFileOf.get(id) ?? "") ?? []));
      },
    },
    onProgress: report,
  });
  void sending.done.then(({ state, words, failed }) => {
    const refused = once(failed.map((one) => one.words));
    const troubles = unreadable.length > 0 ? [unreadableWords(unreadable), ...refused] : refused;
    tell({ type: "ended", how: state, words, sent: { ...sent, state, movingBytes: 0 }, troubles });
  });
  return sending;
}

const once = (words: readonly Words[]): Words[] => [...new Map(words.map((one) => [say("en", one), one])).values()];

function unreadableWords(names: readonly string[]): Text {
  if (names.length === 1)
    return {
      en: `We could not read the file ${names[0] ?? ""}. The disc may be scratched, or the file has moved`,
      es: `No pudimos leer el archivo ${names[0] ?? ""}. El disco puede estar rayado o el archivo cambió de lugar`,
    };
  return {
    en: `We could not read ${names.length} files. The disc may be scratched, or the files have moved`,
    es: `No pudimos leer ${names.length} archivos. El disco puede estar rayado o los archivos cambiaron de lugar`,
  };
}
