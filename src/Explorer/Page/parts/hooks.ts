import { useEffect, useState } from 'preact/hooks';

/** What a promise gives: undefined while it waits; an error is thrown where the value is asked for. */
export function useLoaded<T>(load: () => Promise<T>, dependencies: unknown[]): T | undefined {
  const [state, setState] = useState<{ value?: T; failure?: unknown; of: unknown[] }>({ of: [] });
  useEffect(() => {
    let wanted = true;
    load().then(
      (value) => wanted && setState({ value, of: dependencies }),
      (failure) => wanted && setState({ failure, of: dependencies }),
    );
    return () => {
      wanted = false;
    };
  }, dependencies);
  if (state.failure) throw state.failure;
  return state.of.length === dependencies.length && state.of.every((one, i) => one === dependencies[i]) ? state.value : undefined;
}

/** A value once it has been the same for a moment: what is dear to draw waits until somebody has stopped moving. */
export function useSettled<T>(value: T, milliseconds = 120): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const wait = setTimeout(() => setSettled(() => value), milliseconds);
    return () => clearTimeout(wait);
  }, [value]);
  return settled;
}
