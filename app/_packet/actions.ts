"use server";
import { refresh } from "next/cache";
import { formAction } from "#app/_server/form-action.ts";
import { cancelPacket } from "#lib/exports/cancel-packet.ts";
import { startPacket } from "#lib/exports/start-packet.ts";

export const makePacket = formAction(startPacket, refresh);
export const removePacket = formAction(cancelPacket, refresh);
