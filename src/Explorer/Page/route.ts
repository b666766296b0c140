/** A place in the explorer, as the address after # says it: "#/feature/2/17?…". */
export interface Route {
  page: string;
  /** Whole numbers of the path, in order; NaN for a part that is none. */
  numbers: number[];
  /** What was chosen on the page. */
  chosen: Record<string, string>;
}

export const PAGES = ['study', 'atlas', 'feature', 'image', 'compare'] as const;

/** Reads an address; none leads to the study, and what is none of ours nowhere. */
export function routeOf(hash: string): Route {
  const [path, query] = hash.replace(/^#\/?/, '').split('?', 2);
  const [page, ...parts] = path.split('/');
  const numbers = parts.filter((part) => part !== '').map((part) => (/^\d{1,9}$/.test(part) ? Number(part) : NaN));
  return { page: (PAGES as readonly string[]).includes(page) ? page : page === '' ? 'study' : 'nowhere', numbers, chosen: Object.fromEntries(new URLSearchParams(query ?? '')) };
}

/** The address of a place; choices that are empty are left out. */
export function hashOf(page: string, numbers: number[] = [], chosen: Record<string, string> = {}): string {
  const query = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== '')).toString();
  return `#/${[page, ...numbers].join('/')}${query ? `?${query}` : ''}`;
}

/** The run beside that an address is about, by its place; null where it is about the run itself, Infinity where it names none that could be. */
export const runOf = (chosen: Record<string, string>): number | null => (chosen.run === undefined ? null : /^\d{1,4}$/.test(chosen.run) ? Number(chosen.run) : Infinity);

/** Goes to a place without a step that "back" would take. */
export function replaceRoute(page: string, numbers: number[], chosen: Record<string, string>): void {
  history.replaceState(history.state, '', hashOf(page, numbers, chosen));
  dispatchEvent(new HashChangeEvent('hashchange'));
}
