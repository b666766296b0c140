import { study, table } from '../data/store';
import { useState } from 'preact/hooks';

/** The tables of this folder as files. */
export function Downloads() {
  const [failure, setFailure] = useState('');
  const save = (name: string) =>
    table(name).then(
      (found) => {
        const address = URL.createObjectURL(new Blob([found.bytes], { type: 'application/vnd.apache.parquet' }));
        Object.assign(document.createElement('a'), { href: address, download: `${name}.parquet` }).click();
        setTimeout(() => URL.revokeObjectURL(address), 1000);
        setFailure('');
      },
      (error: Error) => setFailure(error.message),
    );
  const names = [...study().tables, ...(study().model ? [...Array(study().members).keys()].map((member) => `tensors-${member}`) : [])];
  return (
    <section>
      <h2>Downloads</h2>
      <p>Parquet files, which this folder holds inside its scripts: DuckDB, pandas and others read them. Each says in its metadata what its columns mean.</p>
      <p class="buttons">{names.map((name) => <button key={name} type="button" onClick={() => save(name)}>{`${name}.parquet`}</button>)}</p>
      <p role="status">{failure}</p>
    </section>
  );
}
