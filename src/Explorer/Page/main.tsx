import { Component, type ComponentChildren, render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { hasFeatures, isMatched, loadFeatures, loadTwins } from './data/features';
import { has, study } from './data/store';
import type { Drawing } from './model/drawn';
import { AtlasPage } from './pages/atlas';
import { ComparePage } from './pages/compare';
import { FeaturePage } from './pages/feature';
import { FeatureBesidePage } from './pages/feature-beside';
import { ImagePage } from './pages/image';
import { StudyPage } from './pages/study';
import { useLoaded } from './parts/hooks';
import { hashOf, type Route, routeOf, runOf } from './route';
import { arrive, isBack, resume, stay, step, watch } from './steps';

const NAMES: Record<string, string> = { study: 'Study', atlas: 'All features', feature: 'Feature', image: 'Image', compare: 'Compare' };

// What a page is walked on by: its choices, and the ways to its neighbours.
const CONTROLS = '.controls, .steps';

function App() {
  const [route, setRoute] = useState(() => routeOf(location.hash));
  const main = useRef<HTMLElement>(null);
  const place = `${route.page}/${route.numbers.join('/')}`;
  const run = runOf(route.chosen);
  useEffect(() => {
    const changed = () => {
      arrive();
      setRoute(routeOf(location.hash));
    };
    // Two steps with one address differ in no hash.
    for (const event of ['hashchange', 'popstate']) addEventListener(event, changed);
    return () => { for (const event of ['hashchange', 'popstate']) removeEventListener(event, changed); };
  }, []);
  const first = useRef(true);
  const before = useRef(route.page);
  const [said, setSaid] = useState('');
  // It is there again for who looked at a feature meanwhile.
  const [drawing, setDrawing] = useState<Drawing>(() => ({ pixels: new Float32Array(study().images.rows * study().images.columns), isCentred: true }));
  const at = step();
  useEffect(() => {
    document.title = `${titleOf(route)} – ${study().title}`;
    // Who walks on by a control of the page keeps it, and is told where that led; else a new page begins at its top, and one from before as it was left.
    const isWalking = !isBack() && before.current === route.page && main.current?.contains(document.activeElement) && document.activeElement?.closest(CONTROLS);
    setSaid(isWalking ? (main.current?.querySelector('h1')?.textContent ?? '') : '');
    const isNew = first.current && !isBack();
    [first.current, before.current] = [false, route.page];
    return isNew || isWalking ? stay() : resume(main.current!);
  }, [at]);
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>To the content</a>
      <header>
        <nav aria-label="Pages">
          {Object.entries(NAMES).filter(([page]) => leadsSomewhere(page)).map(([page, name]) => (
            <a key={page} href={hashOf(page, page === 'compare' ? [0, 1] : page === 'feature' ? [0, 0] : page === 'image' ? [0] : [])} aria-current={page === route.page ? 'page' : undefined}>{name}</a>
          ))}
        </nav>
      </header>
      <main ref={main} id="main" tabIndex={-1} data-place={place}><Boundary place={`${place} ${run}`}><Page route={route} drawing={drawing} onDraw={setDrawing} /></Boundary></main>
      <p class="hidden" role="status">{said}</p>
    </>
  );
}

/** What a place is called; its name beside the study's. */
function titleOf({ page, numbers, chosen }: Route): string {
  if (page === 'image' && (chosen.own === '1' || !has('images'))) return 'Your own image';
  return [NAMES[page] ?? 'No such page', numbers.join('/')].filter((part) => part !== '').join(' ');
}

/** Whether the run has what a page shows. */
function leadsSomewhere(page: string): boolean {
  return page === 'compare' ? isMatched() || study().beside.length > 0 : page === 'atlas' || page === 'feature' ? hasFeatures() : true;
}

function Page({ route, drawing, onDraw }: { route: Route; drawing: Drawing; onDraw(drawing: Drawing): void }) {
  const loaded = useLoaded(async () => {
    const features = await loadFeatures();
    return { features, twins: features ? await loadTwins(features) : [] };
  }, []);
  if (route.page === 'nowhere') return <><h1>No such page</h1><p>{'The address leads nowhere. '}<a href={hashOf('study')}>The study</a>{' says where one can go.'}</p></>;
  if (route.page === 'study') return <StudyPage />;
  if (route.page === 'image') return <ImagePage numbers={route.numbers} chosen={route.chosen} drawing={drawing} onDraw={onDraw} />;
  if (!loaded) return <p>Loading …</p>;
  if (route.page === 'atlas') return <AtlasPage loaded={loaded} chosen={route.chosen} />;
  if (route.page === 'compare') return <ComparePage loaded={loaded} numbers={route.numbers} chosen={route.chosen} />;
  const run = runOf(route.chosen);
  return run === null ? <FeaturePage loaded={loaded} numbers={route.numbers} /> : <FeatureBesidePage run={run} numbers={route.numbers} />;
}

/** Says what failed in place of the page, until one goes elsewhere. */
class Boundary extends Component<{ place: string; children: ComponentChildren }, { failure: Error | null }> {
  override state = { failure: null as Error | null };

  static getDerivedStateFromError = (failure: Error) => ({ failure });

  override componentDidUpdate(before: { place: string }) {
    if (before.place !== this.props.place && this.state.failure) this.setState({ failure: null });
  }

  override render() {
    return this.state.failure
      ? <div role="alert"><h1>This page cannot be shown</h1><p>{this.state.failure.message}</p></div>
      : this.props.children;
  }
}

const root = document.getElementById('explorer')!;
root.textContent = '';
watch();
render(<App />, root);
