/** How long a button says what it did, in milliseconds. */
const SAYS_MS = 2000;

/** Shows the copy buttons and lets them work, from a file as well as from a server. */
export function offerCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
    const source = document.getElementById(button.dataset["copy"] ?? "");
    if (!source) continue;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    const label = button.textContent;
    const say = (done: boolean): void => {
      button.textContent = done ? "Copied" : "Selected: press Ctrl+C";
      setTimeout(() => (button.textContent = label), SAYS_MS);
    };
    button.addEventListener("click", () => void copy(source).then(say));
  }
}

/** Copies what an element says; where that is not allowed, it is selected for the reader to copy. */
async function copy(source: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(source.textContent);
    return true;
  } catch {
    getSelection()?.selectAllChildren(source);
    return document.execCommand("copy");
  }
}
