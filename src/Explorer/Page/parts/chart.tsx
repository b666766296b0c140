import { roundNumbers } from '../model/ticks';
import { shown } from './number';

interface Series {
  name: string;
  points: [number, number][];
}

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT] = [520, 230, 84, 42, 10, 22];

/** Lines over a common axis; counts of whole steps have one that begins at 0, and no marks between whole numbers. */
export function Lines({ series, x, y, label, areCounts = false }: { series: Series[]; x: string; y: string; label: string; areCounts?: boolean }) {
  const all = series.flatMap((one) => one.points).filter((point) => point.every(Number.isFinite));
  if (all.length === 0) return <p class="note">There is nothing to draw.</p>;
  const [x0, x1] = extent(all.map((point) => point[0]));
  const heights = all.map((point) => point[1]);
  const [y0, y1] = areCounts ? [0, heights.reduce((a, b) => Math.max(a, b), 1)] : extent(heights);
  const place = ([a, b]: [number, number]) => `${(LEFT + ((a - x0) / (x1 - x0)) * (WIDTH - LEFT - RIGHT)).toFixed(1)},${(HEIGHT - BOTTOM - ((b - y0) / (y1 - y0)) * (HEIGHT - BOTTOM - TOP)).toFixed(1)}`;
  const chart = (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <Frame x={x} y={y} x0={x0} x1={x1} y0={y0} y1={y1} areWhole={areCounts} />
      {series.map((one, i) => (
        <polyline key={one.name} class={`line line-${i % 5}`} points={one.points.filter((point) => point.every(Number.isFinite)).map(place).join(' ')} />
      ))}
    </svg>
  );
  if (series.length < 2) return chart;
  return (
    <figure>
      {chart}
      <ul class="legend-of-lines">
        {series.map((one, i) => (
          <li key={one.name}><svg viewBox="0 0 30 8" aria-hidden="true"><path class={`line line-${i % 5}`} d="M0,4H30" /></svg>{one.name}</li>
        ))}
      </ul>
    </figure>
  );
}

/** Counts in bins of equal width; y says of what. */
export function Bins({ counts, from, to, x, y, label }: { counts: number[]; from: number; to: number; x: string; y: string; label: string }) {
  const most = Math.max(1, ...counts);
  const width = (WIDTH - LEFT - RIGHT) / counts.length;
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <Frame x={x} y={y} x0={from} x1={to} y0={0} y1={most} />
      {counts.map((count, bin) => {
        const height = (count / most) * (HEIGHT - BOTTOM - TOP);
        return (
          <rect key={bin} class="bar" x={LEFT + bin * width + 0.5} width={Math.max(1, width - 1)} y={HEIGHT - BOTTOM - height} height={height}>
            <title>{`${count} ${y} from ${shown(from + ((to - from) * bin) / counts.length)} to ${shown(from + ((to - from) * (bin + 1)) / counts.length)}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}

/** Shares with the interval in which the true one lies. */
export function Shares({ rows, label }: { rows: { name: string; share: number; low: number; high: number; words: string }[]; label: string }) {
  const most = Math.max(1e-9, ...rows.map((row) => row.high));
  return (
    <table class="shares">
      <caption>{label}</caption>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td class="track">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar" x="0" y="1" height="8" width={(100 * row.share) / most} />
                <rect class="interval" x={(100 * row.low) / most} y="4" height="2" width={(100 * (row.high - row.low)) / most} />
              </svg>
            </td>
            <td class="number">{row.words}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function extent(values: number[]): [number, number] {
  const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}

function Frame({ x, y, x0, x1, y0, y1, areWhole = false }: { x: string; y: string; x0: number; x1: number; y0: number; y1: number; areWhole?: boolean }) {
  const marks = (from: number, to: number, about?: number) => roundNumbers(from, to, about).filter((at) => !areWhole || Number.isInteger(at));
  const [right, floor] = [WIDTH - RIGHT, HEIGHT - BOTTOM];
  return (
    <g class="frame">
      <path d={`M${LEFT},${TOP}V${floor}H${right}`} />
      {marks(x0, x1).map((at) => {
        const left = LEFT + ((at - x0) / (x1 - x0)) * (right - LEFT);
        return <g key={at}><path d={`M${left.toFixed(1)},${floor}v5`} /><text x={left} y={floor + 17} text-anchor="middle">{shown(at)}</text></g>;
      })}
      {marks(y0, y1, 4).map((at) => {
        const top = floor - ((at - y0) / (y1 - y0)) * (floor - TOP);
        return <g key={at}><path d={`M${LEFT - 5},${top.toFixed(1)}h5`} /><text x={LEFT - 8} y={top + 4} text-anchor="end">{shown(at)}</text></g>;
      })}
      <text x={(LEFT + right) / 2} y={HEIGHT - 4} text-anchor="middle">{x}</text>
      <text transform={`translate(14 ${(TOP + floor) / 2}) rotate(-90)`} text-anchor="middle">{y}</text>
    </g>
  );
}
