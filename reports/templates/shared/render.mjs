// Charts (Vega-Lite to SVG) and the report (Typst to tagged PDF).
//   node render.mjs charts request.json   [{ specification, output }]
//   node render.mjs report request.json   { workspace, main, output }
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as vega from 'vega';
import * as vegaLite from 'vega-lite';

const require = createRequire(import.meta.url);
const FONT = "'Source Sans 3'";
const INK = '#222222';

// One look for every chart. Colours by Okabe and Ito. Lengths are points on paper, and none is wider than a line of text. No label is hidden where it finds no room: it would still be copied and read aloud.
const config = {
  background: 'white',
  font: FONT,
  padding: 1,
  axis: {
    labelFontSize: 8, titleFontSize: 8, titleFontWeight: 600, titlePadding: 3, labelPadding: 2, tickSize: 3, labelOverlap: false, labelFlush: false,
    labelColor: INK, titleColor: INK, gridColor: '#e4e4e4', domainColor: '#888888', tickColor: '#888888',
  },
  legend: {
    labelLimit: 0, labelFontSize: 8, titleFontSize: 8, titleFontWeight: 600, titlePadding: 3, labelOffset: 3, symbolSize: 40, offset: 6,
    gradientThickness: 8, gradientLength: 80, labelOverlap: false, labelColor: INK, titleColor: INK,
  },
  title: { fontSize: 8.5, fontWeight: 600, color: INK, anchor: 'start', frame: 'group', offset: 5 },
  text: { color: INK, fontSize: 7 },
  view: { stroke: null },
  range: { category: ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#000000'] },
};

// Vega measures text on a canvas, which Node has not, or else takes a letter for 0.8 em: far too much for this font, whose digits are half an em wide.
const LETTER_WIDTH = 0.52;
const textWidth = (item, text) => LETTER_WIDTH * vega.fontSize(item) * String(text ?? item.text ?? '').length;

// The report sets a chart at the size that the chart gives itself.
const inPoints = (svg) => svg.replace(/ width="([\d.]+)" height="([\d.]+)"/, ' width="$1pt" height="$2pt"');

async function drawCharts(jobs) {
  vega.textMetrics.width = textWidth;
  for (const { specification, output } of jobs) {
    const compiled = vegaLite.compile({ ...specification, config }, { logger: vega.logger(vega.Error) });
    const view = new vega.View(vega.parse(compiled.spec), { renderer: 'none', logLevel: vega.Error });
    const svg = await view.toSVG();
    writeFileSync(output, `${inPoints(svg)}\n`);
  }
}

function typeset({ workspace, main, output }) {
  const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
  // Fonts named here come before those of the machine, whose files differ: the document uses no others.
  const fontPaths = ['stix-two-text', 'stix-two-math', 'source-sans-3', 'source-code-pro']
    .map((family) => path.dirname(require.resolve(`@expo-google-fonts/${family}/package.json`)));
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] });
  const compiled = compiler.compile({ mainFilePath: path.join(workspace, main) });
  if (!compiled.result) {
    compiled.printDiagnostics();
    throw new Error('Typst could not compile the report; see its messages above.');
  }
  writeFileSync(output, compiler.pdf(compiled.result, { pdfStandard: 'ua-1' }));
}

async function run(command, requestFile) {
  const request = JSON.parse(readFileSync(requestFile, 'utf8'));
  if (command === 'charts') await drawCharts(request);
  else if (command === 'report') typeset(request);
  else throw new Error(`There is no command "${command}"; use charts or report.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await run(...process.argv.slice(2));
  } catch (failure) {
    // One line for the message of the stage; the trace only for whoever works on this file.
    console.error(process.env.DEBUG ? failure : failure.message);
    process.exitCode = 1;
  }
}
