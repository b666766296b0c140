import { useMemo } from 'preact/hooks';
import { type Images, loadImages } from '../data/images';
import { has, study, table } from '../data/store';
import { className } from '../data/study';
import { type Drawing, drawnImage } from '../model/drawn';
import { layersOf, type Member, member as memberOf } from '../model/member';
import { meanImage, partial, type Reading, read } from '../model/parts-of-image';
import { meanSquaredError, pearson } from '../model/statistics';
import { Chooser } from '../parts/chooser';
import { FeatureLink } from '../parts/feature-link';
import { hasPictures, NO_PICTURES } from '../parts/feature-picture';
import { useLoaded } from '../parts/hooks';
import { aligned, shown } from '../parts/number';
import { largest, Picture } from '../parts/picture';
import { useRemembered } from '../parts/remembered';
import { Scrolling } from '../parts/scrolling';
import { hashOf, routeOf, walkOn } from '../route';
import { OwnImage } from './own-image';

/** An image, and what the model makes of it: one of those that judged, or one that the reader draws or drops. */
export function ImagePage({ numbers, chosen, drawing, onDraw }: { numbers: number[]; chosen: Record<string, string>; drawing: Drawing; onDraw(drawing: Drawing): void }) {
  const images = useLoaded(async () => (has('images') ? loadImages() : null), []);
  const own = useMemo(() => (study().images.channels === 1 ? drawnImage(drawing, study().images.columns) : null), [drawing]);
  if (images === undefined) return <p>Loading …</p>;
  const number = numbers[0] ?? 0;
  const isOwn = chosen.own === '1' || !images;
  if (!isOwn && !(number < images.count)) return <><h1>No such image</h1><p>{`There are ${images.count} images, numbered from 0.`}</p></>;
  return (
    <>
      <h1>{isOwn ? 'Your own image' : `Image ${number}: ${className(study(), images.labels[number])}`}</h1>
      {images && <Which images={images} number={number} isOwn={isOwn} />}
      {isOwn && <OwnImage drawing={drawing} onDraw={onDraw} />}
      {layersOf(study().model) ? <Seen image={isOwn ? own : images.pixels(number)} number={isOwn ? null : number} /> : <AsItIs image={isOwn ? own : images.pixels(number)} />}
    </>
  );
}

function AsItIs({ image }: { image: Float32Array | null }) {
  return <><Picture values={image} tone="ink" label="The image" size="large" /><p>This model makes no code from which the image comes again, so the page shows the image alone.</p></>;
}

function Which({ images, number, isOwn }: { images: Images; number: number; isOwn: boolean }) {
  const [among, setAmong] = useRemembered('among', '');
  const go = (to: number) => walkOn([number], hashOf('image', [to]));
  const goTo = (field: HTMLInputElement) => {
    const to = Number.isNaN(field.valueAsNumber) ? number : Math.min(images.count - 1, Math.max(0, Math.trunc(field.valueAsNumber)));
    field.value = String(to);
    if (to !== number) go(to);
  };
  const walk = (by: number) => {
    // From where the address is: who clicks fast is ahead of the page.
    for (let steps = 1, to = routeOf(location.hash).numbers[0] ?? number; steps <= images.count; steps++) {
      to = (to + by + images.count) % images.count;
      if (among === '' || images.labels[to] === Number(among)) return go(to);
    }
  };
  return (
    <form class="controls" onSubmit={(event) => event.preventDefault()}>
      <label>Image <input type="number" min={0} max={images.count - 1} value={number} onChange={(event) => goTo(event.currentTarget)} /></label>
      <button type="button" onClick={() => walk(-1)}>← previous</button>
      <button type="button" onClick={() => walk(1)}>next →</button>
      <Chooser name="among" value={among} options={[['', `all ${study().images.classes}`], ...study().images.names.map((name, label): [string, string] => [String(label), name]).filter(([label]) => images.labels.includes(Number(label)))]} onChange={setAmong} />
      <a class="button" href={isOwn ? hashOf('image', [number]) : hashOf('image', [number], { own: '1' })}>{isOwn ? 'Back to the images' : 'Draw or drop your own'}</a>
    </form>
  );
}

function Seen({ image, number }: { image: Float32Array | null; number: number | null }) {
  const [asked, setChosen] = useRemembered('member', 0);
  const chosen = Math.min(asked, study().members - 1);
  const members = useLoaded(() => Promise.all([...Array(study().members).keys()].map((m) => memberOf(study(), m))), []);
  const readings = useMemo(() => (members && image ? members.map((member) => read(member, image)) : null), [members, image]);
  if (!members) return <p>Loading the weights …</p>;
  if (!image || !readings) return <p>Nothing is drawn yet.</p>;
  return (
    <>
      <Scores image={image} number={number} readings={readings} chosen={chosen} onChoose={setChosen} />
      <BuiltUp key={`${number}/${chosen}`} name={`built-up/${number}/${chosen}`} image={image} member={members[chosen]} reading={readings[chosen]} />
      <Active number={chosen} reading={readings[chosen]} isSparse={members[chosen].isSparse} />
    </>
  );
}

function Scores({ image, number, readings, chosen, onChoose }: { image: Float32Array; number: number | null; readings: Reading[]; chosen: number; onChoose(member: number): void }) {
  const measured = useLoaded(async () => (has('qualities') ? table('qualities') : null), []);
  const of = (member: number, column: string) => {
    if (!measured || number === null) return undefined;
    const [members, images] = [measured.numbers('member'), measured.numbers('image')];
    const row = members.findIndex((one, i) => images[i] === number && (member < 0 ? Number.isNaN(one) : one === member));
    return row < 0 ? undefined : measured.numbers(column)[row];
  };
  const ensemble = readings.length > 1 ? meanImage(readings.map((reading) => reading.reconstruction)) : null;
  const line = (key: number, name: string, l0: number | null, mse: number, r: number) => (
    <tr key={key} class={key === chosen ? 'chosen' : ''}>
      <th scope="row">{key >= 0 && readings.length > 1 ? <label><input type="radio" name="member" checked={key === chosen} onChange={() => onChoose(key)} /> {name}</label> : name}</th>
      <td>{l0 ?? '–'}</td><td>{aligned(mse)}</td><td>{aligned(r)}</td>
      {number !== null && measured && <><td>{of(key, 'mse') === undefined ? '–' : aligned(of(key, 'mse'))}</td><td>{of(key, 'pearson') === undefined ? '–' : aligned(of(key, 'pearson'))}</td></>}
    </tr>
  );
  return (
    <section>
      <h2>How well it comes out again</h2>
      <p>Pearson's correlation says how well the pixels of the image and of the reconstruction go together: 1 is perfect. The error is the mean squared difference of a pixel.{number !== null && measured && ' Both are computed here, from weights of 12 bits; beside them stands what the run measured with its own.'}</p>
      <Scrolling name="Errors of each member">
        <table class="numbers">
          <thead>
            <tr><th scope="col">Model</th><th scope="col">Active latents</th><th scope="col">Error</th><th scope="col">Pearson</th>{number !== null && measured && <><th scope="col">The run's error</th><th scope="col">The run's Pearson</th></>}</tr>
          </thead>
          <tbody>
            {readings.map((reading, m) => line(m, readings.length > 1 ? `member ${m}` : 'the model', reading.active.length, reading.mse, reading.pearson))}
            {ensemble && line(-1, 'mean of all', null, meanSquaredError(image, ensemble), pearson(image, ensemble))}
          </tbody>
        </table>
      </Scrolling>
    </section>
  );
}

function BuiltUp({ name, image, member, reading }: { name: string; image: Float32Array; member: Member; reading: Reading }) {
  const all = reading.active.length;
  // Null is all of them, however many there are; a number stays while one draws on.
  const [asked, setAsked] = useRemembered<number | null>(name, null);
  const count = Math.min(asked ?? all, all);
  const made = useMemo(() => partial(member, reading, count), [member, reading, count]);
  const error = made.map((value, pixel) => value - image[pixel]);
  return (
    <section>
      <h2>Built up feature by feature</h2>
      <p class="controls">
        <label>Features, the largest first <input type="range" min={0} max={all} value={count} onInput={(event) => setAsked(event.currentTarget.valueAsNumber === all ? null : event.currentTarget.valueAsNumber)} /></label>
        <output>{`${count} of ${all}: error ${shown(meanSquaredError(image, made))}, Pearson ${shown(pearson(image, made))}`}</output>
      </p>
      <div class="columns pictures">
        <figure><Picture values={image} tone="ink" label="The image" size="middle" /><figcaption>The image</figcaption></figure>
        <figure><Picture values={made} tone="ink" label={`Made of ${count} features`} size="middle" /><figcaption>{`Made of ${count} ${count === 1 ? 'feature' : 'features'}`}</figcaption></figure>
        <figure><Picture values={error} tone="signed" full={Math.max(0.25, largest(error))} label="The error of each pixel" size="middle" /><figcaption>Orange where more is drawn than the image has, blue where less</figcaption></figure>
      </div>
    </section>
  );
}

function Active({ number, reading, isSparse }: { number: number; reading: Reading; isSparse: boolean }) {
  const most = 100;
  return (
    <section>
      <h2>{isSparse ? 'Its active features' : 'Its code'}</h2>
      <p>{`The latents that are not zero, the largest size first: ${hasPictures() ? 'below each ' : ''}the number of its member and its own, and its value${reading.active.length > most ? `; the first ${most} of ${reading.active.length}` : ''}.${hasPictures() ? '' : ` ${NO_PICTURES}`}`}</p>
      <div class="tiles">{reading.active.slice(0, most).map(({ latent, value }) => <FeatureLink key={latent} member={number} feature={latent} note={shown(value)} />)}</div>
    </section>
  );
}
