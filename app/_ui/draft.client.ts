"use client";

/**
 * Text on its way, kept in this tab until it is sent: a crash, a reload or an ended session does not lose it. In the
 * tab's own storage, as what staff write of a person must not outlive the tab; whoever signs out takes it all along.
 */
export const draftKey = (what: string, requestId: string): string => `foramen.${what}.${requestId}`;

export function readDraft(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") as unknown;
  } catch {
    return null;
  }
}

export function keepDraft(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full or forbidden storage: the text is still on the page.
  }
}

export function dropDraft(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // as above
  }
}

/** Where the browser keeps which folders were chosen for a request. */
export const keptChoices = { database: "upload", store: "choices" };

/**
 * Forgets all that this browser keeps for whoever signs out: what is on its way in this tab and in the others that are
 * open, and the folders that were chosen. The next person finds nothing, also where the portal cannot be reached.
 */
export function forgetAll(): void {
  dropHere();
  dropChoices();
  if (!("BroadcastChannel" in window)) return;
  const others = new BroadcastChannel(leaving);
  others.postMessage(null);
  others.close();
}

/** Forgets it too when another tab signs out; answers how to stop. */
export function dropWithOthers(): () => void {
  if (!("BroadcastChannel" in window)) return () => undefined;
  const others = new BroadcastChannel(leaving);
  others.onmessage = dropHere;
  return () => others.close();
}

const leaving = "foramen-leaving";

function dropHere(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith("foramen.")) sessionStorage.removeItem(key);
  } catch {
    // as above
  }
}

/** Empties the store, as a database that a page still holds open cannot be removed. */
function dropChoices(): void {
  try {
    const opening = indexedDB.open(keptChoices.database);
    opening.onupgradeneeded = () => opening.transaction?.abort(); // there was none, and none is to be made
    opening.onsuccess = () => {
      opening.result.transaction(keptChoices.store, "readwrite").objectStore(keptChoices.store).clear();
      opening.result.close();
    };
  } catch {
    // as above
  }
}

const offers = new EventTarget();

/** Puts text into a draft from elsewhere on the page; the form that shows the draft takes it over. */
export function offerDraft(key: string, value: unknown): void {
  keepDraft(key, value);
  offers.dispatchEvent(new Event(key));
}

/** Hears of such text; answers how to stop. */
export function onOffer(key: string, take: () => void): () => void {
  offers.addEventListener(key, take);
  return () => offers.removeEventListener(key, take);
}
