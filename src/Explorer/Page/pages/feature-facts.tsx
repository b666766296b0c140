import type { Features } from '../data/features';
import { className, type Study } from '../data/study';
import { meaningOf, nameOf } from '../model/meanings';
import { shown } from '../parts/number';

const YES_OR_NO = new Set(['active']);
const HIDDEN = new Set(['member', 'feature', 'unit', 'top_class', 'dead', 'nearest_feature', 'nearest_cosine', 'log10_frequency']);

/** What tables say of a feature, each number with its meaning; of says what classes are called. */
export function Facts({ features, row, of }: { features: Features; row: number; of: Study }) {
  const names = features.table.names.filter((name) => !HIDDEN.has(name));
  const preferred = features.preferred[row];
  return (
    <dl class="facts">
      {features.column('frequency')[row] === 0 && <div><dt>Dead</dt><dd>No evaluated image activates it.</dd></div>}
      {!Number.isNaN(preferred) && <div><dt>{`Preferred ${of.images.class}`}</dt><dd>{className(of, preferred)}<span class="note">The one whose images activate it most often; of equals the first.</span></dd></div>}
      {names.map((name) => (
        <div key={name} data-column={name}>
          <dt>{nameOf(name)}</dt>
          <dd>{YES_OR_NO.has(name) ? (features.column(name)[row] === 1 ? 'yes' : 'no') : shown(features.column(name)[row])}<span class="note">{meaningOf(features, name)}</span></dd>
        </div>
      ))}
    </dl>
  );
}
