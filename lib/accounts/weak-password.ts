import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { z } from "zod";
import { env } from "#lib/platform/env.ts";

/**
 * NIST 800-63B-4, 3.1.1.2: at least 8 characters beside a second factor, which all staff have; compared with lists of
 * common passwords and with what belongs to the account; no rules about which kinds of characters.
 */
export const NewPassword = z
  .string({ error: "Choose a password" })
  .min(8, "Use at least 8 characters: a few words that you can remember do well")
  .max(200, "This password is too long");

/** Made once, and before anybody waits for it in a transaction: the lists have two megabytes. */
const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/** Fewer guesses than this somebody makes who has stolen the hashes (the third of zxcvbn's four steps). */
const enoughGuesses = 1e8;

/** Why a password must not be taken, in words for its owner; null where it may. */
export function weaknessOf(
  password: string,
  { email, name }: { email: string | null; name: string | null },
): string | null {
  const own = wordsOf(`${email ?? ""} ${name ?? ""} ${env().CLINIC_NAME} foramen`);
  const rest = own.reduce((text, word) => text.replaceAll(word, ""), plain(password));
  if (rest.replace(/[^\p{L}\p{N}]/gu, "").length < 6 && rest.length < plain(password).length)
    return "This is little more than your name, your address or the clinic’s name. Choose something that nobody links to you";
  if (estimator.check(password, own).guesses < enoughGuesses)
    return "This password is among the first that are guessed. Make it longer: four words that have nothing to do with each other do well";
  return null;
}

const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** The longest first, so that a part of one does not hide the rest of it. */
const wordsOf = (text: string): string[] =>
  [...new Set(plain(text).match(/[\p{L}\p{N}]{4,}/gu) ?? [])].sort((one, other) => other.length - one.length);
