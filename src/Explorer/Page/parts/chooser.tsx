/** One of several, in a list that opens. */
export function Chooser({ name, value, options, onChange }: { name: string; value: string; options: [string, string][]; onChange(value: string): void }) {
  return (
    <label>
      {`${name} `}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([key, words]) => <option key={key} value={key}>{words}</option>)}
      </select>
    </label>
  );
}
