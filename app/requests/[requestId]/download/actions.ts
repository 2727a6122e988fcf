"use server";
import { redirect } from "next/navigation";
import { formAction } from "#app/_server/form-action.ts";
import { cancelExport } from "#lib/intake/cancel-export.ts";
import { startExport } from "#lib/intake/start-export.ts";

const back = ({ requestId }: { requestId: string }) => redirect(`/requests/${requestId}/download`);

export const makeCopy = formAction(startExport, back);

export const removeCopy = formAction(cancelExport, back);
