"use server";
import { refresh } from "next/cache";
import { formAction } from "#app/_server/form-action.ts";
import { markNoticesRead } from "#lib/notifications/mark-notices-read.ts";
import { setNoticeChoices } from "#lib/notifications/set-notice-choices.ts";

export const keepChoices = formAction(setNoticeChoices, refresh);
export const readNotices = formAction(markNoticesRead, refresh);
