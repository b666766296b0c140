// Draws what a terminal shows, from standard input, as SVG: node terminal-svg.mjs WIDTH < text > picture.svg
// A line that begins with "$ " is what was typed. The same text gives the same bytes.
import { readFileSync } from 'node:fs';

const CELL = { width: 7.8, height: 17 };
const MARGIN = 14;
const BAR = 26;
const lines = readFileSync(0, 'utf8').replace(/\n$/, '').split('\n');
const columns = Math.max(Number(process.argv[2] ?? 80), ...lines.map((line) => [...line].length));
const width = Math.ceil(columns * CELL.width) + 2 * MARGIN;
const height = BAR + 2 * MARGIN + lines.length * CELL.height;
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const row = (line, place) => {
  if (line === '') return '';
  const typed = line.startsWith('$ ');
  const length = ([...line].length * CELL.width).toFixed(1);
  return `<text x="${MARGIN}" y="${BAR + MARGIN + 12 + place * CELL.height}" textLength="${length}" lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="${typed ? '#8fc7ff' : '#e6e9ec'}"${typed ? ' font-weight="bold"' : ''}>${escape(line)}</text>\n`;
};
process.stdout.write(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="A terminal; the page says what it shows">
<rect width="${width}" height="${height}" rx="8" fill="#14171b"/>
<rect width="${width}" height="${BAR}" rx="8" fill="#323a43"/>
${['#ff8a3d', '#ddcc77', '#4fb36b'].map((colour, i) => `<circle cx="${18 + 18 * i}" cy="${BAR / 2}" r="5" fill="${colour}"/>`).join('')}
<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="13">
${lines.map(row).join('')}</g>
</svg>
`);
