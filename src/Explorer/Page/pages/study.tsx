import { hasFeatures, isMatched } from '../data/features';
import { has, study, table } from '../data/store';
import type { Table } from '../data/table';
import { layersOf } from '../model/member';
import { Lines } from '../parts/chart';
import { Copy } from '../parts/copy';
import { useLoaded } from '../parts/hooks';
import { aligned, shown } from '../parts/number';
import { useRemembered } from '../parts/remembered';
import { Scrolling } from '../parts/scrolling';
import { hashOf } from '../route';
import { Downloads } from './downloads';
import { MEASURES, type Value, valuesOf } from './measures';

/** What the run is, what came out, and how to have it again. */
export function StudyPage() {
  const it = study();
  const encodes = layersOf(it.model) !== null;
  const [isOpen, setOpen] = useRemembered('choices', false);
  return (
    <>
      <h1>{it.title}</h1>
      <p class="lead">
        {`The study ${it.name}, of ${it.images.name}. Walk through what it learned: `}
        {ways().map(([words, hash], place) => <>{place > 0 && ', '}<a href={hash}>{words}</a></>)}
        {'.'}
      </p>
      <Others />
      <Headline />
      <Curves />
      <section>
        <h2>How to reproduce</h2>
        {it.commands.map((command) => (
          <p key={command} class="command"><code>{command}</code> <Copy text={command}>Copy</Copy></p>
        ))}
        <p class="note">{`Fingerprint of everything that was chosen: ${it.fingerprint}. Version ${it.version}.`}</p>
        <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{`All ${it.settings.length} choices`}</summary>
          <Scrolling name="All choices">
            <table class="plain"><tbody>{it.settings.map(([key, value]) => <tr key={key}><th scope="row">{key}</th><td>{value}</td></tr>)}</tbody></table>
          </Scrolling>
        </details>
      </section>
      <Downloads />
      <section>
        <h2>What this page is exact in</h2>
        <p>
          {"Numbers come from the run's own Parquet tables, which this folder holds inside its scripts."}
          {encodes && ` What the page computes itself (codes, reconstructions, the pictures of features) it computes from weights of 12 bits, where the run's own have 24:
            it differs slightly from what the run measured, and where a code keeps the largest latents alone and two are nearly equal, it may keep the other one.`}
        </p>
      </section>
    </>
  );
}

/** Where one goes from here: to what the run has. */
function ways(): [words: string, hash: string][] {
  const { model } = study();
  return [
    ...(hasFeatures() ? [['all features in one picture', hashOf('atlas')] as [string, string]] : []),
    [layersOf(model) ? 'what the model sees in an image' : 'the images that judged it', hashOf('image', [0])],
    ...(isMatched() ? [['two members side by side', hashOf('compare', [0, 1])] as [string, string]] : []),
  ];
}

/** Ways to other runs and arms. */
function Others() {
  const { beside } = study();
  if (beside.length === 0) return null;
  return (
    <nav aria-label="Runs beside this one">
      <p>Beside it:</p>
      <ul>{beside.map(({ title }, place) => <li key={place}><a href={hashOf('compare', [0, 0], { run: String(place) })}>{title}</a></li>)}</ul>
    </nav>
  );
}

function Headline() {
  const summary = useLoaded(async () => (has('summary') ? table('summary') : null), []);
  if (!summary) return summary === null ? <p>This run has no summary.</p> : <p>Loading …</p>;
  const rows = MEASURES.map((measure) => ({ measure, values: valuesOf(summary, measure[0]) })).filter((row) => row.values.length > 0);
  const members = study().members;
  const hasEnsemble = rows.some((row) => row.values.some((value) => value.model === 'ensemble'));
  return (
    <section>
      <h2>What came out</h2>
      <Scrolling name="Main results">
        <table class="numbers">
          <thead>
            <tr>
              <th scope="col">Measure</th>
              {[...Array(members).keys()].map((member) => <th key={member} scope="col">{members > 1 ? `Member ${member}` : 'Value'}</th>)}
              {hasEnsemble && <th scope="col">Ensemble</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ measure: [metric, name, meaning], values }) => (
              <tr key={metric}>
                <th scope="row">{name}<span class="note">{meaning}</span></th>
                {[...Array(members).keys()].map((member) => <td key={member}>{cell(values.find((value) => value.model === 'member' && value.member === member))}</td>)}
                {hasEnsemble && <td>{cell(values.find((value) => value.model === 'ensemble'))}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </section>
  );
}

const cell = (found: Value | undefined) => (found ? aligned(found.value) : '–');

function Curves() {
  const name = ['training', 'loss'].find(has);
  const steps = useLoaded(async () => (name ? table(name) : null), []);
  if (!steps) return steps === null ? null : <p>Loading …</p>;
  const series = name === 'training' ? byStep(steps, steps.numbers('reconstruction')) : byStep(steps, steps.numbers('value').map((value, row) => value * steps.numbers('weight')[row]));
  const isError = name === 'training';
  const what = isError ? 'Mean squared error on the images of a step' : 'The whole loss on the images of a step';
  return (
    <section>
      <h2>How it was learned</h2>
      <p>{`${what}, by step: the first tenth of the steps is left out, and each point is ${widthOf(steps) === 1 ? 'a step' : `the mean over up to ${widthOf(steps)} steps`}.`}</p>
      <Lines series={series} x="step" y={isError ? 'error' : 'loss'} label={`${what}, by step, ${series.length === 1 ? 'one line' : 'a line for each member'}: ${endsOf(series)}.`} />
    </section>
  );
}

/** Where lines begin and end, for who does not see them. */
const endsOf = (series: ReturnType<typeof byStep>) =>
  series.map(({ name, points }) => `${name} from ${shown(points[0]?.[1])} to ${shown(points[points.length - 1]?.[1])}`).join(', ');

const lastOf = (steps: Table) => steps.numbers('step').reduce((a, b) => Math.max(a, b), 1);

/** How many steps a point is of, at most. */
const widthOf = (steps: Table) => Math.max(1, Math.ceil(lastOf(steps) / 200));

/** A line a member of at most 200 points; rows of one step, which are terms of a loss, are added up. */
function byStep(steps: Table, values: Float64Array) {
  const [member, step] = [steps.numbers('member'), steps.numbers('step')];
  const [last, width] = [lastOf(steps), widthOf(steps)];
  return [...new Set(member)].map((number) => {
    const sums = new Map<number, { sum: number; steps: Set<number> }>();
    for (let row = 0; row < steps.rows; row++) {
      if (member[row] !== number || step[row] <= last / 10) continue;
      const at = Math.floor(step[row] / width);
      const group = sums.get(at) ?? { sum: 0, steps: new Set<number>() };
      sums.set(at, group);
      group.sum += values[row];
      group.steps.add(step[row]);
    }

    return { name: `member ${number}`, points: [...sums].map(([at, group]) => [at * width, group.sum / group.steps.size] as [number, number]) };
  });
}
