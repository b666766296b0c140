// Photographs the first view of a page that lies on the disk: node photograph.mjs URL WIDTH HEIGHT SCALE picture.png
import { chromium } from 'playwright-core';

const [url, width, height, scale, picture] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: Number(width), height: Number(height) }, deviceScaleFactor: Number(scale), reducedMotion: 'reduce' });
await page.goto(url);
await page.waitForLoadState('networkidle');
// What is drawn on a canvas is there a few frames after the page.
await page.waitForTimeout(2000);
await page.screenshot({ path: picture });
await browser.close();
