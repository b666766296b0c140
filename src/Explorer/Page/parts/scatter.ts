import type { Axis } from '../model/axes';
import { extentOf } from '../model/axes';
import type { Brush } from '../model/brush';
import type { Palette } from './colour';
import { shown } from './number';

const [LEFT, RIGHT, TOP, BOTTOM] = [56, 12, 12, 38];
const REACH = 12;

/** Thousands of points on a canvas: all at once, and again in every frame while somebody brushes. */
export class Scatter {
  private readonly x: [number, number];
  private readonly y: [number, number];
  private width = 1;
  private height = 1;

  constructor(private readonly canvas: HTMLCanvasElement, private readonly across: Axis, private readonly up: Axis) {
    this.x = extentOf(across.values);
    this.y = extentOf(up.values);
  }

  /** Takes the canvas's size on the screen. */
  resize(): void {
    const scale = window.devicePixelRatio || 1;
    this.width = this.canvas.clientWidth;
    this.height = this.canvas.clientHeight;
    this.canvas.width = Math.round(this.width * scale);
    this.canvas.height = Math.round(this.height * scale);
    this.canvas.getContext('2d')!.setTransform(scale, 0, 0, scale, 0, 0);
  }

  /** Draws; rows that are not chosen are faint. */
  draw(colours: Palette, classOf: Float64Array, chosen: Uint8Array, brush: Brush | null): void {
    const context = this.canvas.getContext('2d')!;
    context.clearRect(0, 0, this.width, this.height);
    this.frame(context, colours);
    for (const wanted of [0, 1]) {
      context.globalAlpha = wanted ? 0.85 : 0.25;
      for (let row = 0; row < chosen.length; row++) {
        if (chosen[row] !== wanted) continue;
        context.fillStyle = wanted ? (colours.classes[classOf[row] % 10] ?? colours.strong) : colours.faint;
        context.fillRect(this.left(this.across.values[row]) - 2, this.top(this.up.values[row]) - 2, 4, 4);
      }
    }

    context.globalAlpha = 1;
    if (brush) {
      context.strokeStyle = colours.strong;
      const [a, b] = [this.left(brush.x0), this.top(brush.y1)];
      context.strokeRect(a, b, this.left(brush.x1) - a, this.top(brush.y0) - b);
    }
  }

  /** The numbers at a place on the canvas. */
  numbersAt(left: number, top: number): [number, number] {
    const share = (left - LEFT) / (this.width - LEFT - RIGHT);
    const rise = (this.height - BOTTOM - top) / (this.height - BOTTOM - TOP);
    return [this.x[0] + share * (this.x[1] - this.x[0]), this.y[0] + rise * (this.y[1] - this.y[0])];
  }

  /** The row of the nearest point that is near, or -1. */
  rowAt(left: number, top: number): number {
    let [best, nearest] = [REACH, -1];
    for (let row = 0; row < this.across.values.length; row++) {
      const distance = Math.hypot(this.left(this.across.values[row]) - left, this.top(this.up.values[row]) - top);
      if (distance < best) [best, nearest] = [distance, row];
    }

    return nearest;
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
    context.beginPath();
    context.moveTo(LEFT - 4, TOP);
    context.lineTo(LEFT - 4, floor + 4);
    context.lineTo(right, floor + 4);
    context.stroke();
    context.fillStyle = colours.text;
    context.font = '13px system-ui, sans-serif';
    context.textAlign = 'left';
    context.fillText(shown(this.x[0]), LEFT, floor + 20);
    context.textAlign = 'right';
    context.fillText(shown(this.x[1]), right, floor + 20);
    context.textAlign = 'center';
    context.fillText(this.across.name, (LEFT + right) / 2, floor + 32);
    context.textAlign = 'right';
    context.fillText(shown(this.y[1]), LEFT - 8, TOP + 10);
    context.fillText(shown(this.y[0]), LEFT - 8, floor);
    context.save();
    context.translate(16, (TOP + floor) / 2);
    context.rotate(-Math.PI / 2);
    context.textAlign = 'center';
    context.fillText(this.up.name, 0, 0);
    context.restore();
  }
}
