import { type Axis, extentOf, ticksOf } from '../model/axes';
import type { Brush } from '../model/brush';
import type { Palette } from './colour';
import { shown } from './number';

// In sixteenths of the reader's size of text, as are all lengths below.
const [LEFT, RIGHT, TOP, BOTTOM] = [64, 28, 12, 44];
const REACH = 12;
// Of a point: few are large, for they are looked for; many would cover each other.
const SIDES = [8, 4];
const MANY = 500;
const CLASSES = 10;
const LAYERS = 8;

/** Thousands of points on a canvas: all at once, and again in every frame while somebody brushes. */
export class Scatter {
  private readonly x: [number, number];
  private readonly y: [number, number];
  // Rows of one colour after another, for to change the colour takes longer than to draw a point; but not all of a colour at once, which would lie over all others.
  private readonly groups: { group: number; rows: Int32Array }[];
  // Where points begin: at whole pixels, for their edges need no smoothing then, which takes most of the time.
  private readonly lefts: Float32Array;
  private readonly tops: Float32Array;
  // Of the canvas, in those lengths.
  private width = 1;
  private height = 1;
  private unit = 1;
  private readonly side: number;

  constructor(private readonly canvas: HTMLCanvasElement, private readonly across: Axis, private readonly up: Axis, classOf: Float64Array) {
    this.x = extentOf(across.values);
    this.y = extentOf(up.values);
    const rows = across.values.length;
    const drawn = [...Array(rows).keys()].filter((row) => !Number.isNaN(across.values[row]) && !Number.isNaN(up.values[row]));
    this.side = SIDES[Number(drawn.length >= MANY)];
    const groupOf = (row: number) => (Number.isNaN(classOf[row]) ? CLASSES : classOf[row] % CLASSES);
    this.groups = Array.from({ length: LAYERS * (CLASSES + 1) }, (_, i) => {
      const [layer, group] = [Math.floor(i / (CLASSES + 1)), i % (CLASSES + 1)];
      return { group, rows: Int32Array.from(drawn.filter((row) => row % LAYERS === layer && groupOf(row) === group)) };
    });
    this.lefts = new Float32Array(rows).fill(NaN);
    this.tops = new Float32Array(rows).fill(NaN);
  }

  /** Takes the canvas's size on the screen. */
  resize(): void {
    const scale = window.devicePixelRatio || 1;
    this.unit = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    this.width = this.canvas.clientWidth / this.unit;
    this.height = this.canvas.clientHeight / this.unit;
    this.canvas.width = Math.round(this.canvas.clientWidth * scale);
    this.canvas.height = Math.round(this.canvas.clientHeight * scale);
    this.canvas.getContext('2d')!.setTransform(scale * this.unit, 0, 0, scale * this.unit, 0, 0);
    for (const { rows } of this.groups) {
      for (const row of rows) {
        this.lefts[row] = Math.round(this.left(this.across.values[row]) - this.side / 2);
        this.tops[row] = Math.round(this.top(this.up.values[row]) - this.side / 2);
      }
    }
  }

  /** Draws; rows that are not chosen are faint. */
  draw(colours: Palette, chosen: Uint8Array, brush: Brush | null): void {
    const context = this.canvas.getContext('2d')!;
    context.clearRect(0, 0, this.width, this.height);
    this.frame(context, colours);
    context.globalAlpha = 0.25;
    context.fillStyle = colours.faint;
    for (const { rows } of this.groups) this.points(context, rows, chosen, 0);
    context.globalAlpha = 0.85;
    for (const { group, rows } of this.groups) {
      context.fillStyle = colours.classes[group] ?? colours.strong;
      this.points(context, rows, chosen, 1);
    }

    context.globalAlpha = 1;
    if (brush) {
      context.strokeStyle = colours.strong;
      const [a, b] = [this.left(brush.x0), this.top(brush.y1)];
      context.strokeRect(a, b, this.left(brush.x1) - a, this.top(brush.y0) - b);
    }
  }

  /** The numbers at a place on the canvas, which is in pixels of the screen. */
  numbersAt(x: number, y: number): [number, number] {
    const [left, top] = [x / this.unit, y / this.unit];
    const share = (left - LEFT) / (this.width - LEFT - RIGHT);
    const rise = (this.height - BOTTOM - top) / (this.height - BOTTOM - TOP);
    return [this.x[0] + share * (this.x[1] - this.x[0]), this.y[0] + rise * (this.y[1] - this.y[0])];
  }

  /** The row of the nearest point that is near such a place, or -1. */
  rowAt(x: number, y: number): number {
    const [left, top] = [x / this.unit - this.side / 2, y / this.unit - this.side / 2];
    let [best, nearest] = [REACH * REACH, -1];
    for (let row = 0; row < this.lefts.length; row++) {
      const distance = (this.lefts[row] - left) ** 2 + (this.tops[row] - top) ** 2;
      if (distance < best) [best, nearest] = [distance, row];
    }

    return nearest;
  }

  private points(context: CanvasRenderingContext2D, rows: Int32Array, chosen: Uint8Array, wanted: number): void {
    for (const row of rows) {
      if (chosen[row] === wanted) context.fillRect(this.lefts[row], this.tops[row], this.side, this.side);
    }
  }

  private left(value: number): number {
    return LEFT + ((value - this.x[0]) / (this.x[1] - this.x[0])) * (this.width - LEFT - RIGHT);
  }

  private top(value: number): number {
    return this.height - BOTTOM - ((value - this.y[0]) / (this.y[1] - this.y[0])) * (this.height - BOTTOM - TOP);
  }

  private frame(context: CanvasRenderingContext2D, colours: Palette): void {
    const [right, floor] = [this.width - RIGHT, this.height - BOTTOM];
    context.strokeStyle = colours.faint;
    context.fillStyle = colours.text;
    context.font = `13px ${getComputedStyle(this.canvas).fontFamily}`;
    context.beginPath();
    context.moveTo(LEFT - 4, TOP);
    context.lineTo(LEFT - 4, floor + 4);
    context.lineTo(right, floor + 4);
    context.textAlign = 'center';
    for (const tick of ticksOf(this.across, this.x, shown)) {
      context.moveTo(this.left(tick.at), floor + 4);
      context.lineTo(this.left(tick.at), floor + 8);
      context.fillText(tick.words, this.left(tick.at), floor + 20);
    }

    context.fillText(this.across.name, (LEFT + right) / 2, floor + 38);
    context.textAlign = 'right';
    for (const tick of ticksOf(this.up, this.y, shown)) {
      context.moveTo(LEFT - 8, this.top(tick.at));
      context.lineTo(LEFT - 4, this.top(tick.at));
      context.fillText(tick.words, LEFT - 11, this.top(tick.at) + 4);
    }

    context.stroke();
    context.save();
    context.translate(14, (TOP + floor) / 2);
    context.rotate(-Math.PI / 2);
    context.textAlign = 'center';
    context.fillText(this.up.name, 0, 0);
    context.restore();
  }
}
