import type { Features } from '../data/features';
import { has, study, table } from '../data/store';
import { className, pixelsOf } from '../data/study';
import { rangesBy } from '../data/rows';
import { layersOf, member as memberOf } from '../model/member';
import { meaningOf, nameOf } from '../model/meanings';
import { wilson } from '../model/statistics';
import { Bins, Lines, Shares } from '../parts/chart';
import { Copy } from '../parts/copy';
import { FeatureLink } from '../parts/feature-link';
import { FeaturePicture, hasPictures } from '../parts/feature-picture';
import { useLoaded } from '../parts/hooks';
import { ImageLink } from '../parts/image-picture';
import { percent, shown } from '../parts/number';
import type { Loaded } from '../parts/loaded';
import { hashOf } from '../route';

/** One feature: what it looks like, what activates it, and what is like it. */
export function FeaturePage({ loaded, numbers }: { loaded: Loaded; numbers: number[] }) {
  const { features } = loaded;
  if (!features) return <><h1>Features</h1><p>{NO_FEATURES}</p></>;
  const [member, feature] = [numbers[0] ?? 0, numbers[1] ?? 0];
  if (!(member < features.members && feature < features.perMember)) {
    return <><h1>No such feature</h1><p>{`This run has ${features.members} ${features.members === 1 ? 'member' : 'members'} with ${features.perMember} features each, numbered from 0.`}</p></>;
  }

  const row = features.at(member, feature);
  const step = (by: number) => (row + by + features.table.rows) % features.table.rows;
  const link = (to: number) => hashOf('feature', [features.memberOf(to), features.featureOf(to)]);
  return (
    <>
      <h1>{`Feature ${feature} of member ${member}`}</h1>
      <nav class="steps" aria-label="Neighbouring features">
        <a href={link(step(-1))} rel="prev">← previous</a>
        <a href={link(step(1))} rel="next">next →</a>
        <Copy text={`SELECT * FROM '${features.table.name}.parquet' WHERE member = ${member} AND ${features.numbered} = ${feature};`}>Copy as SQL</Copy>
      </nav>
      <div class="columns">
        <figure>
          <FeaturePicture member={member} feature={feature} size="large" label={`The weights of feature ${feature}`} />
          <figcaption>{hasPictures() ? pictureWords() : NO_PICTURE}</figcaption>
        </figure>
        <Facts features={features} row={row} />
      </div>
      {features.isSparse && <Examples features={features} member={member} feature={feature} />}
      {features.isSparse && <Distribution features={features} member={member} feature={feature} />}
      {features.isSparse && has('feature_epochs') && <ByEpoch features={features} member={member} feature={feature} />}
      <Alike loaded={loaded} row={row} />
    </>
  );
}

/** Said where there is nothing to list. */
export const NO_FEATURES = 'This run has no table of features or units, so there is nothing to list.';
const pictureWords = () => {
  const layers = layersOf(study().model);
  const isPlain = layers?.decode[0].function === 'identity';
  return `What the feature adds to a reconstruction${isPlain ? '' : `, before the ${layers?.decode[0].function} that makes intensities of it`}: orange where it adds light, blue where it takes light away.`;
};
const NO_PICTURE = 'It has no picture: what it adds to an image depends on the other latents, because there is no single layer that decodes.';
const YES_OR_NO = new Set(['active']);
const HIDDEN = new Set(['member', 'feature', 'unit', 'top_class', 'dead', 'nearest_feature', 'nearest_cosine', 'log10_frequency']);

function Facts({ features, row }: { features: Features; row: number }) {
  const names = features.table.names.filter((name) => !HIDDEN.has(name));
  const preferred = features.column('top_class')[row];
  return (
    <dl class="facts">
      {features.column('dead')[row] === 1 && <div><dt>Dead</dt><dd>No evaluated image activates it.</dd></div>}
      {!Number.isNaN(preferred) && <div><dt>{`Preferred ${study().images.class}`}</dt><dd>{className(study(), preferred)}<span class="note">The one whose images activate it most often.</span></dd></div>}
      {names.map((name) => (
        <div key={name} data-column={name}>
          <dt>{nameOf(name)}</dt>
          <dd>{YES_OR_NO.has(name) ? (features.column(name)[row] === 1 ? 'yes' : 'no') : shown(features.column(name)[row])}<span class="note">{meaningOf(features, name)}</span></dd>
        </div>
      ))}
    </dl>
  );
}

function Examples({ features, member, feature }: { features: Features; member: number; feature: number }) {
  const found = useLoaded(async () => {
    const top = has('top_examples') ? await table('top_examples') : null;
    const lower = has('lower_examples') ? await table('lower_examples') : null;
    const [topRows, lowerRows] = [top, lower].map((one) => (one ? rangesBy(one, features.perMember) : () => [0, 0] as [number, number]));
    return { top, lower, topRows, lowerRows };
  }, []);
  const weights = useLoaded(async () => seenBy(member, feature), [member, feature]);
  if (!found) return <p>Loading …</p>;
  const images = (of: typeof found.top, range: [number, number], note: (row: number) => string) =>
    [...Array(range[1] - range[0]).keys()].map((i) => <ImageLink key={i} image={of!.numbers('image')[range[0] + i]} seen={weights} note={note(range[0] + i)} />);
  const topRange = found.topRows(member, feature);
  const lowerRange = found.lowerRows(member, feature);
  return (
    <section>
      <h2>What activates it</h2>
      {topRange[0] === topRange[1] && <p>No evaluated image does.</p>}
      {topRange[0] < topRange[1] && <p>{`The images with the largest values, each with its value.${weights ? ' Colour shows which pixels the value comes from: orange adds to it, blue takes from it.' : ''}`}</p>}
      <div class="tiles large">{images(found.top, topRange, (row) => shown(found.top!.numbers('value')[row]))}</div>
      {lowerRange[0] < lowerRange[1] && (
        <>
          <h3>And less so</h3>
          <p>Images at lower quantiles: at 25 % a quarter of the images that activate it have a smaller value.</p>
          <div class="tiles large">{images(found.lower, lowerRange, (row) => `${found.lower!.numbers('percent')[row]} %: ${shown(found.lower!.numbers('value')[row])}`)}</div>
        </>
      )}
    </section>
  );
}

/** What each pixel of an image adds to a feature, before its function: where one layer of pixels makes the code, that is a weight times the pixel. */
async function seenBy(member: number, feature: number): Promise<((pixels: Float32Array) => Float32Array) | null> {
  const encode = layersOf(study().model)?.encode;
  if (encode?.length !== 1 || encode[0].transposed) return null;
  const found = await memberOf(study(), member);
  const weights = found.seen(feature, pixelsOf(study()));
  return (pixels) => pixels.map((value, i) => (value - (found.centre?.[i] ?? 0)) * weights[i]);
}

function Distribution({ features, member, feature }: { features: Features; member: number; feature: number }) {
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
      {range[0] < range[1] && found.sizes && <RatesOf rates={found.rates!} range={range} sizes={found.sizes} />}
    </div>
  );
}

/** How many images activated the feature at the end of each epoch. */
function ByEpoch({ features, member, feature }: { features: Features; member: number; feature: number }) {
  const found = useLoaded(async () => {
    const epochs = await table('feature_epochs');
    return { epochs, rowsOf: rangesBy(epochs, features.perMember) };
  }, []);
  if (!found) return <p>Loading …</p>;
  const [first, end] = found.rowsOf(member, feature);
  const points = [...Array(end - first).keys()].map((i): [number, number] => [found.epochs.numbers('epoch')[first + i], found.epochs.numbers('activations')[first + i]]);
  if (points.length < 2) return null;
  const words = points.map(([epoch, images]) => `${epoch}: ${images}`).join(', ');
  return (
    <section>
      <h2>As it was learned</h2>
      <p>How many of the evaluated images activate it under the weights that each epoch ended with.</p>
      <Lines series={[{ name: 'activations', points }]} x="epoch" y="images" areCounts label={`Evaluated images that activate it, by epoch: ${words}.`} />
    </section>
  );
}

type FoundTable = NonNullable<Awaited<ReturnType<typeof table>>>;

function HistogramOf({ table: histograms, row }: { table: FoundTable; row: number }) {
  const counts = [...new Uint16Array(histograms.blobs('counts')[row].slice().buffer)];
  return (
    <section>
      <h2>Its values</h2>
      <p>How large the feature is in the images that activate it.</p>
      <Bins counts={counts} from={histograms.numbers('smallest')[row]} to={histograms.numbers('largest')[row]} x="value" y="images" label={`Histogram of the feature's values: ${counts.join(', ')} images.`} />
    </section>
  );
}

function RatesOf({ rates, range, sizes }: { rates: FoundTable; range: [number, number]; sizes: FoundTable }) {
  const sizeOf = new Map<number, number>();
  sizes.words('split').forEach((split, row) => split === 'evaluated' && sizeOf.set(sizes.numbers('label')[row], sizes.numbers('images')[row]));
  const rows = [...Array(range[1] - range[0]).keys()].map((i) => {
    const row = range[0] + i;
    const [label, count] = [rates.numbers('label')[row], rates.numbers('activations')[row]];
    const of = sizeOf.get(label) ?? 0;
    const [low, high] = wilson(count, of);
    return { name: className(study(), label), share: of ? count / of : 0, low, high, words: of ? `${percent(count / of)} (${percent(low)} to ${percent(high)})` : 'no images' };
  });
  return (
    <section>
      <h2>{`By ${study().images.class}`}</h2>
      <Shares rows={rows} label={`Share of the images of each ${study().images.class} that activate it, and in brackets where the true share lies in 95 of 100 cases (Wilson's interval).`} />
    </section>
  );
}

function Alike({ loaded, row }: { loaded: Loaded; row: number }) {
  const { features, twins } = loaded;
  const nearest = features!.column('nearest_feature')[row];
  const list = twins[row] ?? [];
  if (Number.isNaN(nearest) && list.length === 0) return null;
  return (
    <section>
      <h2>What is like it</h2>
      <p>How alike two features are is the cosine of their weights: 1 is the same direction, 0 has nothing in common.</p>
      <div class="tiles wide">
        {!Number.isNaN(nearest) && <FeatureLink member={features!.memberOf(row)} feature={nearest} note={`nearest here, ${shown(features!.column('nearest_cosine')[row])}`} />}
        {list.map((twin) => <FeatureLink key={twin.member} member={twin.member} feature={twin.feature} note={`twin, ${shown(twin.cosine)}`} />)}
      </div>
    </section>
  );
}
