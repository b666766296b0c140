import { readSteps, type Step, writeSteps } from './kept-steps';

// Milliseconds to wait for what is loaded, and how long nothing may change until it is all there.
const PATIENCE = 5000;
const STILL = 500;

let steps = new Map<string, Step>();
let here = '';
let left: Step | null = null;
let isArriving = true;

/** Notes that the browser stands at a step of its history, perhaps a new one. */
export function arrive(): void {
  const known: unknown = history.state?.step;
  if (known === here) return;
  here = typeof known === 'string' ? known : `${performance.timeOrigin}/${steps.size}`;
  if (here !== known) history.replaceState({ step: here }, '');
  const found = steps.get(here);
  // A copy: what the page is like until it is as it was is no news.
  left = found ? { ...found } : null;
  if (!found) steps.set(here, { top: 0, height: 0, link: null, chosen: new Map() });
  isArriving = true;
}

/** The step that the page shows. */
export const step = (): string => here;

/** Whether the reader was at this step before. */
export const isBack = (): boolean => left !== null;

/** What was chosen at this step under a name; undefined where nothing was. */
export const kept = (name: string): unknown => steps.get(here)?.chosen.get(name);

/** Keeps a choice for who comes back to this step. */
export const keep = (name: string, value: unknown): void => void steps.get(here)?.chosen.set(name, value);

/** Records from now on how far down the reader is, and the link that has the keyboard's focus; over a reload of the page, too, where the browser keeps it. */
export function watch(): void {
  // Content that is loaded is not there yet when the browser would scroll by itself.
  history.scrollRestoration = 'manual';
  steps = readSteps();
  arrive();
  addEventListener('scroll', record, { passive: true });
  addEventListener('focusin', record);
  addEventListener('pagehide', () => writeSteps(steps));
}

// Between two steps nothing is recorded: the browser is at the next while the page still shows the last, or scrolls because it became lower.
function record(): void {
  const now = steps.get(here);
  if (!now || isArriving || history.state?.step !== here) return;
  [now.top, now.height] = [scrollY, document.documentElement.scrollHeight];
  now.link = document.activeElement?.closest('main a')?.getAttribute('href') ?? null;
}

/** Ends the arrival where the reader is. Gives what ends the wait. */
export function stay(): () => void {
  // What the page scrolls by itself in the first frame is heard in the second.
  let frame = requestAnimationFrame(() => { frame = requestAnimationFrame(endArrival); });
  return () => cancelAnimationFrame(frame);
}

function endArrival(): void {
  isArriving = false;
  record();
}

/** Leads to where this step was left, once the page is as high again or has all that it will have; a new one begins at its top. Gives what ends the wait. */
export function resume(main: HTMLElement): () => void {
  main.focus({ preventScroll: true });
  scrollTo(0, 0);
  if (!left || (left.top === 0 && !left.link)) return stay();
  const { top, height, link } = left;
  const begun = performance.now();
  let [frame, last, since] = [0, 0, begun];
  const look = (now: number) => {
    const high = document.documentElement.scrollHeight;
    if (high !== last) [last, since] = [high, now];
    const isThere = high >= height || (now - since > STILL && !main.textContent!.includes('Loading'));
    // Who has gone on by hand meanwhile is left alone.
    const isFree = scrollY === 0 && document.activeElement === main && now - begun < PATIENCE;
    if (isFree && !isThere) {
      frame = requestAnimationFrame(look);
      return;
    }

    if (isFree) {
      scrollTo(0, top);
      if (link) main.querySelector<HTMLElement>(`a[href="${CSS.escape(link)}"]`)?.focus({ preventScroll: true });
    }

    endArrival();
  };
  frame = requestAnimationFrame(look);
  return () => cancelAnimationFrame(frame);
}
