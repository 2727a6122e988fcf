import type { Text } from "#lib/platform/language.ts";

/**
 * SHA-256 of every published text, by name, version and language. A line here is never changed: people have agreed to
 * these very words. New words are a new version with a new line.
 */
export const publishedHashes: Readonly<Record<string, Text>> = {
  "privacy-notice 2026-12": {
    en: "274754e453b33743e7349ddd09911e4e35a4613cff3f43c5f0747e8d7c47eb9b",
    es: "ba5f84dd7949676149971c24766462ea5adfbfa96aa6bb921df77bdadb1c3136",
  },
  "review 2026-11": {
    en: "2d20fcb99897d624a09042a79e22505c8868a85231c05319bcb70fde73db658b",
    es: "2d20fcb99897d624a09042a79e22505c8868a85231c05319bcb70fde73db658b",
  },
  "review 2026-12": {
    en: "e9900daaecf5523aac1f6841a8b3e41af2e8433a6d3d542a41bb7ae3d67055a4",
    es: "b0d3420539981ee5410203b9fcbf88ee30ef376e13ac019d90cc61f9136ab0da",
  },
  "talk-to 2026-12": {
    en: "580032420a57c92898c556f89909b96e8fb88911b796732fccc57385e4ce4eff",
    es: "bd38d5afcfb8abb0a3345189f4d530bee8cf770aed4321e1bf5d84a7edce633a",
  },
  "text-messages 2026-12": {
    en: "bbe499b61e3c53af06e1772dd7854747c11ccd9e02f74dc18892bca7b71a4ab0",
    es: "d48a669dd1f299bd2cfa0f3b8e99d653c7d74dd6c28ec8f23e88e8ed0cc3facf",
  },
  "voicemail 2026-12": {
    en: "c7af0c8d01407db12795d63adb8a7bd4cfbae05f41734031f54af56d4aa83667",
    es: "2fb08d14b103add87906704f51ab4be161c80240399bde3cb0cd08f98d4a334f",
  },
};
