import type { Features } from '../data/features';
import { has, study, table } from '../data/store';
import { pixelsOf } from '../data/study';
import { rangesBy } from '../data/rows';
import { layersOf, member as memberOf } from '../model/member';
import { Lines } from '../parts/chart';
import { Copy } from '../parts/copy';
import { FeatureLink } from '../parts/feature-link';
import { useLoaded } from '../parts/hooks';
import { ImageLink } from '../parts/image-picture';
import { Neighbours } from '../parts/neighbours';
import { shown } from '../parts/number';
import type { Loaded } from '../parts/loaded';
import { Distribution } from './feature-distribution';
import { Facts } from './feature-facts';
import { Looks } from './feature-looks';

/** One feature: what it looks like, what activates it, and what is like it. */
export function FeaturePage({ loaded, numbers }: { loaded: Loaded; numbers: number[] }) {
  const { features } = loaded;
  if (!features) return <><h1>Features</h1><p>{NO_FEATURES}</p></>;
  const [member, feature] = [numbers[0] ?? 0, numbers[1] ?? 0];
  if (!(member < features.members && feature < features.perMember)) {
    return <><h1>No such feature</h1><p>{`This run has ${features.members} ${features.members === 1 ? 'member' : 'members'} with ${features.perMember} features each, numbered from 0.`}</p></>;
  }

  const row = features.at(member, feature);
  return (
    <>
      <h1>{`Feature ${feature} of member ${member}`}</h1>
      <Neighbours features={features} row={row}>
        <Copy text={`SELECT * FROM '${features.table.name}.parquet' WHERE member = ${member} AND ${features.numbered} = ${feature};`}>Copy as SQL</Copy>
      </Neighbours>
      <div class="columns">
        <Looks member={member} feature={feature} />
        <Facts features={features} row={row} of={study()} />
      </div>
      {!features.isSparse && <p class="note">{NO_IMAGES}</p>}
      {features.isSparse && has('top_examples') && <Examples features={features} member={member} feature={feature} />}
      {features.isSparse && <Distribution features={features} member={member} feature={feature} />}
      {features.isSparse && has('feature_epochs') && <ByEpoch features={features} member={member} feature={feature} />}
      <Alike loaded={loaded} row={row} />
    </>
  );
}

/** Said where there is nothing to list. */
export const NO_FEATURES = 'This run has no table of features or units, so there is nothing to list.';
const NO_IMAGES = 'These codes are dense: the run does not count which images activate a feature, so none are listed here.';

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
