import { useRef, useState } from 'preact/hooks';
import { keep, kept, step } from '../steps';

/** A state that is as it was left for who comes back to a step of the browser's history. Who goes on to a new step on the same page takes it along. */
export function useRemembered<T>(name: string, first: T): [T, (value: T) => void] {
  const [, draw] = useState({});
  const held = useRef<{ step: string; value: T } | undefined>(undefined);
  if (held.current?.step !== step()) {
    const found = kept(name) as T | undefined;
    held.current = { step: step(), value: found !== undefined ? found : held.current ? held.current.value : first };
    keep(name, held.current.value);
  }

  const change = (value: T) => {
    held.current!.value = value;
    keep(name, value);
    draw({});
  };
  return [held.current.value, change];
}
