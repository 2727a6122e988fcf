import { describe, expect, it } from "vitest";
import { say } from "#lib/platform/language.ts";
import type { FollowedScan } from "#lib/studies/follow-scan.ts";
import type { FoundPerson } from "#lib/upload/persons-found.ts";
import type { Found, FoundSeries, FoundStudy } from "./found.ts";
import type { Sent } from "./messages.ts";
import { paced } from "./paced.ts";
import { after, startState, type UploadEvent } from "./upload-state.ts";
import type { UploadState } from "./upload-stage.ts";
import { holdUp, isChecked, station } from "./upload-words.ts";

const held = (counts: Partial<FollowedScan["counts"]> = {}): FollowedScan => ({
  counts: { images: 0, studies: 0, heldBack: 0, checking: 0, rejected: 0, damaged: 0, modalities: [], ...counts },
  unsent: 0,
  studies: [],
  receipt: [],
  fitness: [],
  refused: [],
  state: "missing",
});
const series = (uid: string): FoundSeries => ({
  ...{ uid, modality: "MR", description: "", number: 1, view: null, picture: null, missing: 0 },
  ...{ images: 10, bytes: 1000, files: 10, largest: 100 },
});
const study = (uid: string, patientName: string, names = [uid]): FoundStudy => ({
  ...{ uid, patientName, description: "", date: null, patientBirthDate: null },
  ...{ series: names.map(series), images: 10 * names.length, bytes: 1000 * names.length },
});
const persons = (studies: FoundStudy[]): FoundPerson[] =>
  [...new Set(studies.map(({ patientName }) => patientName))].map((name) => ({
    ...{ name, names: [name], birthDate: null },
    studies: studies.filter((one) => one.patientName === name).map(({ uid }) => uid),
  }));
const found = (...studies: FoundStudy[]): Found => ({
  ...{ studies, persons: persons(studies), leftOut: [], papers: 0, discs: [], files: 10, pictures: 0 },
  ...{ bytes: 1000 * studies.length, images: 10 * studies.length },
});
const sent = (safeBytes: number, state: Sent["state"] = "sending"): Sent => ({
  ...{ state, safeBytes, safeImages: safeBytes / 100, movingBytes: 0, failedImages: 0, trouble: null },
  ...{ totalBytes: 1000, totalImages: 10 },
});
const through = (...events: UploadEvent[]): UploadState => events.reduce(after, startState(held()));
const sending: UploadEvent[] = [
  { type: "chosen" },
  { type: "found", found: found(study("1", "Doe^Jane")) },
  { type: "begun", now: 0 },
];
const ended: UploadEvent = { type: "ended", how: "finished", words: null, sent: sent(1000, "finished"), troubles: [] };

describe("an upload", () => {
  it("passes its stations, and is received only after the portal was asked", () => {
    const way: UploadEvent[] = [
      ...sending,
      ended,
      { type: "held", held: held({ checking: 1 }) },
      { type: "held", held: held({ images: 10 }) },
    ];
    const stations = way.map((_, at) => station(through(...way.slice(0, at + 1))));
    expect(stations).toEqual(["reading", "reading", "sending", "checking", "checking", "received"]);
    expect(through(...way).said).toMatchObject({
      en: "Your scan has arrived: 10 pictures.",
      es: "Su estudio ha llegado: 10 imágenes.",
    });
  });

  it("ticks all scans of one person, and none where there are several", () => {
    const ticked = (...studies: FoundStudy[]) => {
      const { stage } = through({ type: "chosen" }, { type: "found", found: found(...studies) });
      return stage.at === "found" ? stage.seriesUids : null;
    };
    expect(ticked(study("1", "Doe^Jane"), study("2", "Doe^Jane"))).toEqual(["1", "2"]);
    expect(ticked(study("1", "Doe^Jane"), study("2", "Roe^John"))).toEqual([]);
  });

  it("offers the scans of whoever is chosen, and keeps that when another disc is added", () => {
    const [jane, john] = [study("1", "Doe^Jane"), study("2", "Roe^John")];
    const whose = (...names: string[]): UploadEvent => ({
      type: "whose",
      persons: persons([jane, john]).filter(({ name }) => names.includes(name)),
    });
    const first: UploadEvent[] = [{ type: "chosen" }, { type: "found", found: found(jane, john) }];
    expect(through(...first).stage).toMatchObject({ mine: [], seriesUids: [] });
    expect(through(...first, whose("Roe^John")).stage).toMatchObject({ mine: ["2"], seriesUids: ["2"] });
    expect(through(...first, whose("Roe^John"), whose("Doe^Jane")).stage).toMatchObject({
      mine: ["1"],
      seriesUids: ["1"],
    });
    const more = found(jane, john, study("3", "Doe^Jane", ["3.1", "3.2"]));
    const added: UploadEvent[] = [{ type: "chosen" }, { type: "found", found: more }];
    expect(through(...first, whose("Doe^Jane"), ...added).stage).toMatchObject({
      mine: ["1", "3"],
      seriesUids: ["1", "3.1", "3.2"],
    });
    expect(through(...first, ...added).stage).toMatchObject({ mine: [], seriesUids: [] });
  });

  it("takes nothing more of a person with whom it shares a study, when another disc is added", () => {
    const both = found(study("1", "Doe^Jane"), study("2", "Roe^John"));
    const [jane, john] = both.persons as [FoundPerson, FoundPerson];
    const shared = { ...both, persons: [jane, { ...john, studies: ["1", "2"] }] };
    const { stage } = through(
      { type: "chosen" },
      { type: "found", found: shared },
      { type: "whose", persons: [jane] },
      { type: "chosen" },
      { type: "found", found: shared },
    );
    expect(stage).toMatchObject({ mine: ["1"], seriesUids: ["1"] });
  });

  it("sends the series that are not left out, and keeps that when another disc is added", () => {
    const jane = study("1", "Doe^Jane", ["1.1", "1.2"]);
    const first: UploadEvent[] = [
      { type: "chosen" },
      { type: "found", found: found(jane) },
      { type: "ticked", seriesUids: ["1.2"] },
    ];
    const begun = through(...first, { type: "begun", now: 0 }).stage;
    expect(begun).toMatchObject({ at: "sending", seriesUids: ["1.2"], sent: { totalBytes: 1000, totalImages: 10 } });
    const more = (...studies: FoundStudy[]) =>
      through(...first, { type: "chosen" }, { type: "found", found: found(...studies) }).stage;
    expect(through(...first, { type: "chosen" }).stage).toMatchObject({ at: "reading", seen: [{ uid: "1" }] });
    expect(more(study("1", "Doe^Jane", ["1.1", "1.2", "1.3"]), study("2", "Doe^Jane"))).toMatchObject({
      seriesUids: ["1.2", "1.3", "2"],
    });
    expect(more(jane, study("2", "Roe^John"))).toMatchObject({ seriesUids: ["1.2"] });
  });

  it("does not show a picture of what was found before under a number of now", () => {
    const picture = { width: 1, height: 1, pixels: new Uint8ClampedArray(4) };
    const late = through({ type: "chosen" }, { type: "drawn", at: 0, picture });
    expect(late.pictures.size).toBe(0);
  });

  it("says each quarter once, and each change of state", () => {
    const events: UploadEvent[] = [100, 260, 270, 510].flatMap((bytes, at) => [
      { type: "sent", sent: sent(bytes) },
      { type: "tick", now: 500 * (at + 1) },
    ]);
    const all = [...sending, ...events, { type: "sent", sent: sent(510, "paused") } as const];
    const heard = all.map((_, at) => say("en", through(...all.slice(0, at + 1)).said));
    expect([...new Set(heard)]).toEqual([
      "Searching your files.",
      "Found: 10 pictures.",
      "Sending has begun.",
      "25 % sent.",
      "50 % sent.",
      "Sending is paused.",
    ]);
  });

  it("tells a stall after 15 seconds, and none while paused", () => {
    const words = (state: Sent["state"]) => {
      const { stage } = through(
        ...sending,
        { type: "sent", sent: sent(100, state) },
        { type: "tick", now: 16_000 },
        { type: "tick", now: 32_000 },
      );
      return stage.at === "sending" ? say("en", holdUp(stage) ?? "") : null;
    };
    expect(words("sending")).toContain("Nothing has moved for 15 seconds");
    expect(words("paused")).toBe("Paused. What was sent is safe.");
    const stuck = through(...sending, { type: "sent", sent: { ...sent(100), trouble: "We rest" } }).stage;
    expect(stuck.at === "sending" && holdUp(stuck)).toBe("We rest");
    expect(words("offline")).toContain("1 of 10 pictures are safe");
  });

  it("can be stopped and goes on with the same scans", () => {
    const stopped = through(...sending, { ...ended, how: "cancelled", sent: sent(400, "cancelled") });
    expect(stopped.stage).toMatchObject({ at: "stopped", how: "cancelled", seriesUids: ["1"] });
    expect(after(stopped, { type: "begun", now: 9 }).stage).toMatchObject({
      at: "sending",
      sent: { totalBytes: 1000 },
    });
  });

  it("never falls back when it is tried again", () => {
    const again: UploadEvent[] = [
      ...sending,
      { type: "sent", sent: sent(600) },
      { type: "tick", now: 500 },
      { ...ended, how: "failed", sent: sent(600, "failed") },
      { type: "begun", now: 1000 },
    ];
    const safe = (state: UploadState) =>
      state.stage.at === "sending" ? [state.stage.sent.safeBytes, state.stage.estimate.percent] : null;
    expect(safe(through(...again))).toEqual([600, 60]);
    expect(safe(through(...again, { type: "sent", sent: sent(100) }, { type: "tick", now: 1500 }))).toEqual([600, 60]);
    expect(safe(through(...again, { type: "sent", sent: sent(700) }, { type: "tick", now: 1500 }))).toEqual([700, 70]);
  });

  it("of which nothing could be used is not called received", () => {
    const none = through(...sending, ended, { type: "held", held: held({ rejected: 3 }) });
    expect([station(none), isChecked(none)]).toEqual(["checking", true]);
    expect(say("en", none.said)).toBe("Everything is sent and is being checked.");
  });

  it("that breaks off while sending does not say that nothing was sent", () => {
    expect(through({ type: "chosen" }, { type: "broken" }).stage).toEqual({ at: "broken", kept: null });
    const broken = through(...sending, { type: "sent", sent: sent(400) }, { type: "broken" });
    expect(broken).toMatchObject({ stage: { at: "broken", kept: 4 }, said: { en: "Sending broke off." } });
  });

  it("is not led back by progress that comes late", () => {
    const late = after(through(...sending), {
      type: "looked",
      progress: { files: 1, images: 1, leftOut: 0 },
      seen: [],
    });
    expect(late.stage.at).toBe("sending");
  });
});

describe("progress", () => {
  it("is passed on at a pace, and before whatever follows it", () => {
    const heard: string[] = [];
    const tell = paced(
      (message) => heard.push(message.type === "sent" ? String(message.sent.safeBytes) : message.type),
      1000,
    );
    for (const bytes of [1, 2, 3, 4]) tell({ type: "sent", sent: sent(bytes) });
    tell({ type: "stored", pictures: [0] });
    expect(heard).toEqual(["1", "2", "4", "stored"]);
  });
});
