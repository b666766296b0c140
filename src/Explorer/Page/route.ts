/** A place in the explorer, as the address after # says it: "#/feature/2/17?…". */
export interface Route {
  page: string;
  /** Whole numbers of the path, in order. */
  numbers: number[];
  /** What was chosen on the page. */
  chosen: Record<string, string>;
}

/** The pages, and how many numbers an address of each has at most. */
const PAGES = new Map([['study', 0], ['atlas', 0], ['feature', 2], ['image', 1], ['compare', 2]]);

/** Reads an address; none leads to the study, and what is none of ours nowhere. */
export function routeOf(hash: string): Route {
  const [path, query] = hash.replace(/^#\/?/, '').split('?', 2);
  const [page, ...parts] = path.split('/');
  const words = parts.filter((part) => part !== '');
  const asked = page === '' ? 'study' : page;
  const isOurs = words.length <= (PAGES.get(asked) ?? -1) && words.every((word) => /^\d{1,9}$/.test(word));
  return { page: isOurs ? asked : 'nowhere', numbers: isOurs ? words.map(Number) : [], chosen: Object.fromEntries(new URLSearchParams(query ?? '')) };
}

/** The address of a place; choices that are empty are left out. */
export function hashOf(page: string, numbers: number[] = [], chosen: Record<string, string> = {}): string {
  const query = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== '')).toString();
  return `#/${[page, ...numbers].join('/')}${query ? `?${query}` : ''}`;
}

/** The run beside that an address is about, by its place; null where it is about the run itself, Infinity where it names none that could be. */
export const runOf = (chosen: Record<string, string>): number | null => (chosen.run === undefined ? null : /^\d{1,4}$/.test(chosen.run) ? Number(chosen.run) : Infinity);

/** Walks on from what is shown, by its numbers, to a neighbour's address. Who clicks fast is ahead of the page: what lies between was never shown, and is no step that "back" takes. */
export function walkOn(shown: number[], hash: string): void {
  const { numbers } = routeOf(location.hash);
  if (shown.every((number, place) => number === (numbers[place] ?? 0))) location.hash = hash;
  else location.replace(hash);
}

/** Goes to a place without a step that "back" would take. */
export function replaceRoute(page: string, numbers: number[], chosen: Record<string, string>): void {
  history.replaceState(history.state, '', hashOf(page, numbers, chosen));
  dispatchEvent(new HashChangeEvent('hashchange'));
}
