"use client";
import { useSyncExternalStore } from "react";
import { dateFormat, type Language, say, tagOf } from "#lib/platform/language.ts";
import { useLanguage } from "./language.client.tsx";

type WhenProps = {
  /** ISO 8601. */
  at: string;
  /**
   * `relative` ("2 hours ago", "in 3 days"), `date` or `exact`; the exact time is always in the hover and for screen
   * readers, and on paper, where nothing is just now.
   */
  show?: "relative" | "date" | "exact";
};

/** A point in time in the viewer's own zone. Until the page is awake it shows the day in UTC, so nothing mismatches. */
export function When({ at, show = "relative" }: WhenProps) {
  const language = useLanguage();
  const lang = tagOf(language);
  const now = useSyncExternalStore(everyMinute, thisMinute, () => null);
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return null;
  if (now === null) return <time dateTime={at}>{format(time, lang, { dateStyle: "medium", timeZone: "UTC" })}</time>;

  const exact = format(time, lang, { dateStyle: "medium", timeStyle: "short" });
  const text = show === "exact" ? exact : show === "date" ? day(time, lang) : relative(time.getTime(), now, language);
  return (
    <time dateTime={at} title={exact} className="relative whitespace-nowrap tabular-nums">
      {show === "relative" ? <span className="print:hidden">{text}</span> : text}
      {text !== exact && (
        <span className={show === "relative" ? "sr-only print:not-sr-only" : "sr-only"}> ({exact})</span>
      )}
    </time>
  );
}

const minute = 60_000;
const hour = 60 * minute;

function relative(time: number, now: number, language: Language): string {
  const lang = tagOf(language);
  const apart = time - now;
  const far = Math.abs(apart);
  if (far < minute) return say(language, justNow);
  const words = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });
  if (far < hour) return words.format(Math.trunc(apart / minute), "minute");
  if (far < 24 * hour) return words.format(Math.trunc(apart / hour), "hour");
  const days = Math.round((midnight(time) - midnight(now)) / (24 * hour));
  return Math.abs(days) <= 30 ? words.format(days, "day") : day(new Date(time), lang);
}

const justNow = { en: "just now", es: "hace un momento" };

/** "Yesterday" is a matter of the calendar, not of 24 hours. */
const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0);

const day = (time: Date, lang: string) => format(time, lang, { dateStyle: "medium" });

const format = (time: Date, lang: string, how: Intl.DateTimeFormatOptions) => dateFormat(lang, how).format(time);

const thisMinute = () => Math.floor(Date.now() / minute) * minute + minute / 2;

function everyMinute(changed: () => void): () => void {
  const timer = setInterval(changed, minute / 4);
  return () => clearInterval(timer);
}
