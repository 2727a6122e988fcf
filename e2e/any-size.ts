/** What sticks out of the page or hangs below its foot, or hides a part of its own words. Runs in the page. */
export function tooWide(): string[] {
  const page = document.documentElement;
  const all = [...document.querySelectorAll("body *")].filter(
    (element) => element instanceof HTMLElement && element.checkVisibility() && element.closest(".sr-only") === null,
  );
  const out =
    page.scrollWidth > page.clientWidth
      ? all.filter((one) => one.getBoundingClientRect().right > page.clientWidth + 1)
      : [];
  const cut = all.filter((element) => {
    const { overflowX, display } = getComputedStyle(element);
    const hides = ["hidden", "clip"].includes(overflowX) && display !== "inline";
    return hides && element.scrollWidth > element.clientWidth + 1 && !["select", "input"].includes(element.localName);
  });
  const foot = document.querySelector("footer")?.getBoundingClientRect().bottom ?? 0;
  const below = page.scrollHeight - window.scrollY - foot > 1 && page.scrollHeight > page.clientHeight;
  const hanging = below
    ? [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().bottom > foot + 1)
    : [];
  return [...out, ...cut, ...hanging].map(
    (element) => `${element.localName}: ${element.textContent.trim().slice(0, 40)}`,
  );
}

/** What is lower than 44 px and is to be pressed, but for links in a line of text. Runs in the page. */
export function tooSmall(): string[] {
  const all = [...document.querySelectorAll("a[href], button, summary, select, input, textarea")].filter(
    (element) => element instanceof HTMLElement && element.checkVisibility() && element.closest(".sr-only") === null,
  );
  return all
    .filter((element) => {
      const line = element.closest("p, li, dd, figcaption");
      const inText =
        element.localName === "a" && line !== null && line.textContent.trim() !== element.textContent.trim();
      return !inText && (element.closest("label") ?? element).getBoundingClientRect().height < 43.5;
    })
    .map((element) => `${element.localName}: ${element.textContent.trim().slice(0, 40)}`);
}
