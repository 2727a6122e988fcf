import { NextResponse } from "next/server";
import { checkHealth } from "#lib/platform/health.ts";

/** Whether every part works: 200, or 503 with the parts that do not as false. */
export async function GET(): Promise<NextResponse> {
  const health = await checkHealth();
  return NextResponse.json(health, { status: health.ok ? 200 : 503, headers: { "cache-control": "no-store" } });
}
