import type { Text } from "#lib/platform/language.ts";
import type { Spine } from "./levels.ts";

/**
 * To be approved by the clinic's surgeons. The terms in which a level is read: for colleagues in `text`, for the patient
 * in `plain`. Discs as in Nomenclature 2.0 (Spine J 14:2525), narrowing in three grades.
 */
export type Term = { value: string; short: string; text: string; plain: Text };

export const discs = [
  {
    value: "normal",
    short: "N",
    text: "normal disc",
    plain: { en: "the disc looks normal", es: "el disco se ve normal" },
  },
  {
    value: "bulge",
    short: "B",
    text: "bulge",
    plain: {
      en: "the disc is wider than usual all around (bulge)",
      es: "el disco es más ancho alrededor (abombamiento)",
    },
  },
  {
    value: "protrusion",
    short: "P",
    text: "protrusion",
    plain: { en: "the disc pushes out at one place (protrusion)", es: "el disco sobresale en un lugar (protrusión)" },
  },
  {
    value: "extrusion",
    short: "E",
    text: "extrusion",
    plain: { en: "disc material has come out (extrusion)", es: "salió material del disco (extrusión)" },
  },
  {
    value: "sequestration",
    short: "S",
    text: "sequestration",
    plain: {
      en: "a piece of the disc has come loose (sequestration)",
      es: "un pedazo del disco se soltó (secuestro)",
    },
  },
] as const satisfies readonly Term[];

export const sides = [
  { value: "left", short: "L", text: "left", plain: { en: "on the left", es: "a la izquierda" } },
  { value: "middle", short: "M", text: "central", plain: { en: "in the middle", es: "en el centro" } },
  { value: "right", short: "R", text: "right", plain: { en: "on the right", es: "a la derecha" } },
] as const satisfies readonly Term[];

export const grades = [
  {
    value: "normal_mild",
    short: "1",
    text: "normal–mild",
    plain: { en: "normal or a little narrow", es: "normal o un poco estrecho" },
  },
  { value: "moderate", short: "2", text: "moderate", plain: { en: "narrow", es: "estrecho" } },
  { value: "severe", short: "3", text: "severe", plain: { en: "very narrow", es: "muy estrecho" } },
] as const satisfies readonly Term[];

export const fits = [
  {
    value: "yes",
    short: "Y",
    text: "concordant with the symptoms",
    plain: { en: "this fits what you feel", es: "esto coincide con lo que usted siente" },
  },
  {
    value: "no",
    short: "N",
    text: "not concordant with the symptoms",
    plain: { en: "this does not explain what you feel", es: "esto no explica lo que usted siente" },
  },
] as const satisfies readonly Term[];

/** Where room for nerves is graded; `head` stands over its column, under `over` where two belong together. */
export const places = [
  {
    name: "central",
    head: "Canal",
    text: "central canal",
    plain: {
      en: "the room in the middle, where the nerves run, is",
      es: "el espacio del centro, por donde van los nervios, es",
    },
  },
  {
    name: "subarticularLeft",
    over: "Subarticular",
    head: "L",
    text: "left subarticular",
    plain: { en: "the room beside it on the left is", es: "el espacio al lado, a la izquierda, es" },
  },
  {
    name: "subarticularRight",
    over: "Subarticular",
    head: "R",
    text: "right subarticular",
    plain: { en: "the room beside it on the right is", es: "el espacio al lado, a la derecha, es" },
  },
  {
    name: "foraminalLeft",
    over: "Foraminal",
    head: "L",
    text: "left foraminal",
    plain: {
      en: "the way out of the nerve on the left is",
      es: "el espacio por donde sale el nervio, a la izquierda, es",
    },
  },
  {
    name: "foraminalRight",
    over: "Foraminal",
    head: "R",
    text: "right foraminal",
    plain: {
      en: "the way out of the nerve on the right is",
      es: "el espacio por donde sale el nervio, a la derecha, es",
    },
  },
] as const satisfies readonly { name: string; over?: string; head: string; text: string; plain: Text }[];

/** Whether the scan was good enough to answer. */
export const adequacies = [
  {
    value: "good",
    text: "Good",
    plain: { en: "The scan was good enough to answer.", es: "El estudio fue suficiente para responder." },
  },
  {
    value: "limited",
    text: "Limited",
    plain: {
      en: "The scan was of limited quality. Not everything can be seen on it.",
      es: "El estudio tiene una calidad limitada. No se puede ver todo.",
    },
  },
  {
    value: "not_adequate",
    text: "Not adequate",
    plain: { en: "The scan was not good enough to answer.", es: "El estudio no fue suficiente para responder." },
  },
] as const satisfies readonly { value: string; text: string; plain: Text }[];

/** What a surgeon recommends, in groups and never as one procedure. Colleagues read it; the patient reads the outcome. */
export const recommendations = [
  { value: "conservative_care", text: "Conservative care" },
  { value: "injection", text: "Injection" },
  { value: "decompression", text: "Decompression" },
  { value: "decompression_and_stabilization", text: "Decompression and stabilization" },
  { value: "motion_preserving", text: "Motion-preserving implant" },
  { value: "vertebral_augmentation", text: "Vertebral augmentation" },
  { value: "none", text: "Nothing further" },
] as const;

/** What is still needed before more can be said. */
export const needs = [
  { value: "mri", text: "New MRI", plain: { en: "A new MRI", es: "Una resonancia magnética nueva" } },
  {
    value: "mri_contrast",
    text: "MRI with contrast",
    plain: { en: "An MRI with contrast", es: "Una resonancia magnética con contraste" },
  },
  { value: "ct", text: "CT", plain: { en: "A CT scan", es: "Una tomografía" } },
  {
    value: "motion_xray",
    text: "Flexion and extension X-rays",
    plain: { en: "X-rays while you bend forward and back", es: "Radiografías inclinándose adelante y atrás" },
  },
  {
    value: "nerve_test",
    text: "Nerve conduction test",
    plain: { en: "A test of how your nerves work", es: "Una prueba de cómo funcionan sus nervios" },
  },
  {
    value: "examination",
    text: "Examination",
    plain: { en: "An examination by a doctor", es: "Un examen por un médico" },
  },
  {
    value: "earlier_records",
    text: "Earlier reports or scans",
    plain: { en: "Reports or scans from before", es: "Informes o estudios de antes" },
  },
] as const satisfies readonly { value: string; text: string; plain: Text }[];

/** How soon the next step should be. */
export const timings = [
  {
    value: "no_hurry",
    text: "No hurry",
    plain: { en: "There is no hurry with the next step.", es: "El próximo paso no corre prisa." },
  },
  {
    value: "weeks",
    text: "Within weeks",
    plain: { en: "Take the next step within the next few weeks.", es: "Dé el próximo paso en las próximas semanas." },
  },
  {
    value: "days",
    text: "Within days",
    plain: { en: "Take the next step within the next few days.", es: "Dé el próximo paso en los próximos días." },
  },
] as const satisfies readonly { value: string; text: string; plain: Text }[];

/** What may be seen that nobody asked about and that cannot wait: it opens a call today. */
export const outsideKinds = [
  { value: "mass", text: "Mass" },
  { value: "fracture", text: "Fracture" },
  { value: "infection", text: "Infection" },
  { value: "aneurysm", text: "Aneurysm" },
  { value: "other", text: "Something else" },
] as const;

/** How levels are counted, said once below those that a patient reads of. */
export const counting: Readonly<Record<Spine, Text>> = {
  cervical: {
    en: "C5/6 is the disc between the 5th and 6th bones of the neck; T1 is the bone below the neck.",
    es: "C5/6 es el disco entre la 5.ª y la 6.ª vértebra del cuello; T1 es el hueso que está debajo del cuello.",
  },
  thoracic: {
    en: "T7/8 is the disc between the 7th and 8th bones of the middle back.",
    es: "T7/8 es el disco entre la 7.ª y la 8.ª vértebra de la parte media de la espalda.",
  },
  lumbar: {
    en: "L4/5 is the disc between the 4th and 5th bones of the lower back; S1 is the bone below them.",
    es: "L4/5 es el disco entre la 4.ª y la 5.ª vértebra de la parte baja de la espalda; S1 es el hueso que está debajo.",
  },
};
