import { useEffect, useState } from 'preact/hooks';

/** Copies a text, and says that it did; where the browser refuses, the text is selected in a field. */
export function Copy({ text, children }: { text: string; children: string }) {
  const [state, setState] = useState<'' | 'copied' | 'refused'>('');
  useEffect(() => setState(''), [text]);
  const copy = () =>
    (navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  return (
    <span class="copy">
      <button type="button" onClick={copy}>{children}</button>
      <span role="status">{state === 'copied' ? ' copied' : ''}</span>
      {state === 'refused' && <textarea readOnly rows={3} aria-label="The text to copy" value={text} onFocus={(event) => event.currentTarget.select()} />}
    </span>
  );
}
