import type { Features } from '../data/features';
import { rangesBy } from '../data/rows';
import { has, study, table } from '../data/store';
import { className, type Study } from '../data/study';
import type { Table } from '../data/table';
import { wilson } from '../model/statistics';
import { Bins, Shares } from '../parts/chart';
import { useLoaded } from '../parts/hooks';
import { percent } from '../parts/number';

/** How a feature's values are distributed, and for which classes it is active. */
export function Distribution({ features, member, feature }: { features: Features; member: number; feature: number }) {
  const found = useLoaded(async () => {
    const histograms = has('histograms') ? await table('histograms') : null;
    const rates = has('rates') ? await table('rates') : null;
    const sizes = has('dataset_classes') ? await table('dataset_classes') : null;
    return { histograms, rates, sizes, binsOf: histograms && rangesBy(histograms, features.perMember), ratesOf: rates && rangesBy(rates, features.perMember) };
  }, []);
  if (!found) return <p>Loading …</p>;
  const at = found.binsOf?.(member, feature);
  const range = found.ratesOf?.(member, feature) ?? [0, 0];
  return (
    <div class="columns">
      {at && at[0] < at[1] && <HistogramOf table={found.histograms!} row={at[0]} />}
      {range[0] < range[1] && found.sizes && <RatesOf rates={found.rates!} range={range} sizes={found.sizes} of={study()} />}
    </div>
  );
}

function HistogramOf({ table: histograms, row }: { table: Table; row: number }) {
  const counts = [...new Uint16Array(histograms.blobs('counts')[row].slice().buffer)];
  return (
    <section>
      <h2>Its values</h2>
      <p>How large the feature is in the images that activate it.</p>
      <Bins counts={counts} from={histograms.numbers('smallest')[row]} to={histograms.numbers('largest')[row]} x="value" y="images" label={`Histogram of the feature's values: ${counts.join(', ')} images.`} />
    </section>
  );
}

interface RatesProps {
  rates: Table;
  /** The rows of the feature. */
  range: [number, number];
  sizes: Table;
  /** Says what classes are called. */
  of: Study;
}

/** Which share of the images of each class activates a feature. */
export function RatesOf({ rates, range, sizes, of }: RatesProps) {
  const sizeOf = new Map<number, number>();
  sizes.words('split').forEach((split, row) => split === 'evaluated' && sizeOf.set(sizes.numbers('label')[row], sizes.numbers('images')[row]));
  const rows = [...Array(range[1] - range[0]).keys()].map((i) => {
    const row = range[0] + i;
    const [label, count] = [rates.numbers('label')[row], rates.numbers('activations')[row]];
    const size = sizeOf.get(label) ?? 0;
    const [low, high] = wilson(count, size);
    return { name: className(of, label), share: size ? count / size : 0, low, high, words: size ? `${percent(count / size)} (${percent(low)} to ${percent(high)})` : 'no images' };
  });
  return (
    <section>
      <h2>{`By ${of.images.class}`}</h2>
      <Shares rows={rows} label={`Share of the images of each ${of.images.class} that activate it; the line across a bar, and the brackets, are where the true share lies in 95 of 100 cases (Wilson's interval).`} />
    </section>
  );
}
