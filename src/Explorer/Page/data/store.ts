import { bytesOf } from './base64';
import type { Study } from './study';
import { type Table, tableOf } from './table';

/** Where scripts of data put what they hold. */
interface Held {
  explorerData?: Record<string, unknown>;
}

const held = globalThis as Held;
const tables = new Map<string, Promise<Table>>();

/** The run that the page is of. */
export function study(): Study {
  const found = held.explorerData?.study;
  if (!found) throw new Error('data/study.js is missing. Make the explorer again, or copy its whole folder.');
  return found as Study;
}

/** Whether the run has a table. */
export const has = (name: string) => study().tables.includes(name);

/** A table: its script is loaded once, when it is first asked for. */
export function table(name: string): Promise<Table> {
  let asked = tables.get(name);
  if (!asked) {
    asked = load(name).then((base64) => tableOf(name, bytesOf(base64)));
    tables.set(name, asked);
  }

  return asked;
}

/** A table of a run beside, by its place in the study's list. */
export const besideTable = (place: number, name: string): Promise<Table> => table(`beside-${place}-${name}`);

function load(name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `data/${name}.js`;
    script.onload = () => {
      const base64 = held.explorerData?.[name];
      // Once is enough, and it is as large as the file.
      delete held.explorerData?.[name];
      if (typeof base64 === 'string') resolve(base64);
      else reject(new Error(`${script.src} holds no table.`));
    };
    script.onerror = () => reject(new Error(`data/${name}.js cannot be loaded. Copy the whole folder of the explorer, or make it again.`));
    document.head.append(script);
  });
}
