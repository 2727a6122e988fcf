"use client";
import type { ReactNode } from "react";
import type { FormState } from "#app/_server/form-action.ts";
import { Notice } from "#app/_ui/notice.tsx";

/** Why an act did not happen, kindly and with what to do; nothing for mistakes in fields, which are told there. */
export function RefusalNotice({ state, children }: { state: FormState; children?: ReactNode }) {
  const { code, message } = state;
  if (!code || code === "invalid") return null;
  if (code === "signed_out")
    return (
      <Notice signal="warning" title="Your session has ended" live>
        <p>
          Nothing you typed is lost. <SignInLink />, then come back here and try again.
        </p>
      </Notice>
    );
  return (
    <Notice signal={code === "bug" ? "urgent" : "warning"} title={message} live>
      {children}
      {code === "conflict" && (
        <p>
          {/* A plain link, so that everything is read anew; what is typed is kept in this tab. */}
          <a href="">Load the request again</a>. What you typed is kept.
        </p>
      )}
    </Notice>
  );
}

/** In a new tab, so that this page keeps what it holds. */
const SignInLink = () => (
  <a href="/sign-in/staff" target="_blank" rel="noreferrer">
    Sign in in a new tab
  </a>
);
