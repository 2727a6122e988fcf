"use client";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { useContact } from "#app/_ui/contact.client.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { forgetAll } from "#app/_ui/draft.client.ts";
import { useSay } from "#app/_ui/language.client.tsx";
import { Mark } from "#app/_ui/mark.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { both, type Text } from "#lib/platform/language.ts";
import { endHere } from "./actions.ts";
import { endOf, type Known, type Left, stepAt } from "./session-step.ts";
import { SignInAgain } from "./sign-in-again.client.tsx";
import { signedInAgain } from "./signed-in-again.client.ts";
import { words } from "./words.ts";

/** What pages of one browser tell each other: that somebody is there, that the session is over, that it may live again. */
type Told = "there" | "over";

type Shown = { now: "fine" | "over" } | { now: "ending"; seconds: number; why: "idle" | "most" };

/**
 * Warns before a session ends, with one press to stay, and covers the page once it is over: what was typed stays beneath
 * and is seen again by nobody but whoever typed it. On a shared screen, of staff, a page that nobody touches ends it.
 */
export function SessionWatch({
  accountId,
  signIn,
  shared = false,
}: {
  accountId: string;
  signIn: string;
  shared?: boolean;
}) {
  const { shown, stay } = useSession(accountId, shared);
  const say = useSay();
  return (
    <>
      <Dialog
        open={shown.now === "ending"}
        onOpenChange={(open) => open || stay()}
        title={say(ending.soon)}
        actions={
          shown.now === "ending" && shown.why === "most" ? (
            <SignInElsewhere signIn={signIn} />
          ) : (
            <Button variant="primary" onClick={stay}>
              {say(ending.stay)}
            </Button>
          )
        }
      >
        {shown.now === "ending" && (
          <>
            <p>
              {say(ending[shown.why])} {say(words.kept)}
            </p>
            <p className="tabular-nums">{say(leftWords(shown.seconds))}</p>
          </>
        )}
      </Dialog>
      {shown.now === "over" && <Cover {...(shared ? { signIn } : {})} />}
    </>
  );
}

/** Nothing of the page can be seen or reached any more. Patients sign in right here; staff, with their app, in a new tab. */
function Cover({ signIn }: { signIn?: string }) {
  const say = useSay();
  const clinic = useContact();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
    heading.current?.focus(); // a browser begins at the first link, which is a number to call
  }, []);
  return (
    <dialog
      ref={dialog}
      onCancel={(event) => event.preventDefault()}
      aria-labelledby="signed-out"
      className="m-0 h-dvh max-h-none w-screen max-w-none bg-paper p-6 text-ink backdrop:bg-paper"
    >
      <div className="mx-auto max-w-lg space-y-4">
        <p className="mb-[10vh] flex items-center gap-3">
          <Mark className="size-9" />
          {clinic && (
            <span className="min-w-0">
              <span className="block font-serif text-[1.1875rem] leading-6 font-semibold">{clinic.name}</span>
              <PhoneLink number={clinic.phone} className="mt-1 inline-block text-small" />
            </span>
          )}
        </p>
        <h2 id="signed-out" ref={heading} tabIndex={-1}>
          {say(words.over)}
        </h2>
        <p>
          {say(words.kept)} {signIn && say(words.newTab)}
        </p>
        {signIn ? <SignInElsewhere signIn={signIn} /> : <SignInAgain />}
      </div>
    </dialog>
  );
}

const SignInElsewhere = ({ signIn }: { signIn: string }) => {
  const say = useSay();
  return (
    <LinkButton href={signIn} target="_blank" rel="noreferrer" variant="primary">
      {say(words.again)}
    </LinkButton>
  );
};

function useSession(accountId: string, shared: boolean): { shown: Shown; stay: () => void } {
  const [shown, setShown] = useState<Shown>({ now: "fine" });
  const router = useRouter();
  const stayed = useRef<() => void>(() => undefined);
  const refresh = useEffectEvent(() => router.refresh());
  useEffect(() => {
    let known: Known | null = null;
    let touched = Date.now();
    let busy = false;
    let over = false;
    const others = new BroadcastChannel("foramen-session");
    const news = new BroadcastChannel("foramen-changes"); // the stream of changes ends with its session
    const tell = (told: Told): void => others.postMessage(told);

    const isOver = (): void => {
      over = true;
      setShown({ now: "over" });
    };
    /** Asks how the session stands; as somebody who is there, it goes on. */
    const ask = async (there = false): Promise<void> => {
      if (busy) return;
      busy = true;
      const res = await fetch("/api/session", { method: there ? "POST" : "GET", cache: "no-store" }).catch(() => null);
      busy = false;
      if (res?.status === 401) isOver();
      if (!res?.ok) return;
      const { accountId: whose, ...left } = (await res.json()) as Left & { accountId: string };
      known = { left, asked: Date.now(), touched, shared };
      if (whose !== accountId) {
        forgetAll(); // somebody else has signed in: nothing of this page is theirs
        location.reload();
      } else if (over) {
        over = false;
        touched = Date.now();
        setShown({ now: "fine" });
        refresh();
      }
    };
    const leave = async (): Promise<void> => {
      isOver();
      tell("over");
      await endHere().catch(() => undefined); // the portal ends it by itself soon enough
    };
    const tick = (): void => {
      if (over || !known) return;
      const now = Date.now();
      const state = { ...known, touched };
      const step = stepAt(now, state);
      if (step === "leave") void leave();
      else if (step === "ask" || step === "stay") void ask(step === "stay");
      if (step !== "warn") setShown((before) => (before.now === "ending" && step !== "ask" ? { now: "fine" } : before));
      else {
        const { at, why } = endOf(state);
        setShown({ now: "ending", seconds: Math.ceil((at - now) / 1_000), why: why === "most" ? "most" : "idle" });
      }
    };
    let told = 0;
    const touch = (): void => {
      const now = Date.now();
      // Once somebody is warned, only an answer counts: a cat on the desk is no answer.
      if (over || (known && stepAt(now, { ...known, touched }) === "warn")) return;
      touched = now;
      if (now - told < 5_000) return;
      told = now;
      tell("there");
    };
    stayed.current = () => {
      touched = Date.now();
      tell("there");
      setShown({ now: "fine" });
      void ask(true);
    };
    const seen = (): void => {
      if (document.visibilityState === "visible") void ask();
    };
    others.onmessage = ({ data }: MessageEvent<Told>) => {
      if (data === "over") isOver();
      else if (!over) touched = Date.now();
    };
    news.onmessage = ({ data }: MessageEvent<{ type?: string }>) => {
      if (data.type === "lost") void ask();
    };
    void ask();
    const timer = setInterval(tick, 1_000);
    const touches = ["pointerdown", "pointermove", "keydown", "wheel"] as const;
    for (const name of touches) window.addEventListener(name, touch, { passive: true });
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("focus", seen);
    window.addEventListener(signedInAgain, seen);
    return () => {
      clearInterval(timer);
      others.close();
      news.close();
      for (const name of touches) window.removeEventListener(name, touch);
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("focus", seen);
      window.removeEventListener(signedInAgain, seen);
    };
  }, [accountId, shared]);
  return { shown, stay: () => stayed.current() };
}

/** Before a session ends. */
const ending = {
  soon: { en: "You will be signed out soon", es: "Su sesión se cerrará pronto" },
  idle: {
    en: "You have not used this page for a while.",
    es: "No ha usado esta página desde hace un rato.",
  },
  most: {
    en: "A session lasts for some hours and no longer. Finish what you are doing. You can sign in again at once.",
    es: "Una sesión dura algunas horas y no más. Termine lo que está haciendo. Puede volver a entrar en seguida.",
  },
  stay: { en: "Stay signed in", es: "Mantener la sesión abierta" },
} as const satisfies Record<string, Text>;

/** "1:05". */
const leftWords = (seconds: number): Text => {
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return both((language) => (language === "es" ? `Tiempo restante: ${time}` : `Time left: ${time}`));
};
