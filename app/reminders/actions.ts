"use server";
import { redirect } from "next/navigation";
import { formAction } from "#app/_server/form-action.ts";
import { setReminders } from "#lib/notifications/set-reminders.ts";

/** Back to the page, which says how it is now, and offers the way back. */
export const chooseReminders = formAction(setReminders, ({ token }) =>
  redirect(`/reminders?token=${encodeURIComponent(token)}`),
);
