import type { Colour } from '../../../domain/media/content.ts';

type Rgb = readonly [number, number, number];

// Common names of colours of clothes. A colour gets the name of the nearest one.
const named: Readonly<Record<string, string>> = {
  black: '#111111',
  charcoal: '#3a3d42',
  grey: '#8c8c8c',
  silver: '#c4c6c8',
  white: '#ffffff',
  ivory: '#f5efdc',
  beige: '#dcc7a0',
  tan: '#c19a6b',
  camel: '#b07c42',
  brown: '#6b4423',
  burgundy: '#6d1a2d',
  red: '#d01f2e',
  coral: '#f4735e',
  orange: '#ee7a1c',
  mustard: '#d2a02a',
  yellow: '#f6dc35',
  olive: '#6f7030',
  khaki: '#9c9468',
  green: '#2e8b3d',
  'dark green': '#16402a',
  mint: '#a5dfc0',
  turquoise: '#2bb8b2',
  'light blue': '#9cc9ea',
  blue: '#2563c9',
  denim: '#3f5f8a',
  navy: '#17244d',
  purple: '#6f3096',
  lavender: '#c0aee0',
  pink: '#f2a1bd',
  fuchsia: '#d0247f',
};

/** OKLab: equal distances look equally different. */
function oklab([r, g, b]: Rgb): Rgb {
  const linear = [r, g, b].map((c) =>
    c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
  );
  const [x, y, z] = linear as [number, number, number];
  const l = Math.cbrt(0.4122214708 * x + 0.5363325363 * y + 0.0514459929 * z);
  const m = Math.cbrt(0.2119034982 * x + 0.6806995451 * y + 0.1073969566 * z);
  const s = Math.cbrt(0.0883024619 * x + 0.2817188376 * y + 0.6299787005 * z);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
const distance = (a: Rgb, b: Rgb) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
const rgbOf = (hex: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
const palette = Object.entries(named).map(([name, hex]) => ({ name, lab: oklab(rgbOf(hex)) }));

interface Cluster {
  readonly sum: [number, number, number];
  count: number;
}
const mean = ({ sum, count }: Cluster): Rgb => [sum[0] / count, sum[1] / count, sum[2] / count];

const most = 5;
const alike = 0.09;
const leastShare = 0.03;

/** Up to five dominant colours of raw RGBA pixels. Transparent pixels do not count. */
export function dominantColours(pixels: Uint8Array): Colour[] {
  const cells = new Map<number, Cluster>();
  let total = 0;
  for (let i = 0; i + 3 < pixels.length; i += 4) {
    if (pixels[i + 3]! < 128) continue;
    const [r, g, b] = [pixels[i]!, pixels[i + 1]!, pixels[i + 2]!];
    const cell = ((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4);
    const cluster = cells.get(cell) ?? { sum: [0, 0, 0], count: 0 };
    cluster.sum[0] += r;
    cluster.sum[1] += g;
    cluster.sum[2] += b;
    cluster.count++;
    total++;
    cells.set(cell, cluster);
  }
  // The largest cells first; cells that look alike are merged.
  const clusters: { readonly cluster: Cluster; readonly lab: Rgb }[] = [];
  for (const cell of [...cells.values()].sort((a, b) => b.count - a.count)) {
    const lab = oklab(mean(cell));
    const near = clusters.find((other) => distance(other.lab, lab) < alike);
    if (!near) clusters.push({ cluster: cell, lab });
    else {
      for (const at of [0, 1, 2] as const) near.cluster.sum[at] += cell.sum[at];
      near.cluster.count += cell.count;
    }
  }
  return clusters
    .map(({ cluster }) => ({ rgb: mean(cluster), share: cluster.count / total }))
    .sort((a, b) => b.share - a.share)
    .filter(({ share }, at) => at === 0 || share >= leastShare)
    .slice(0, most)
    .map(({ rgb, share }) => ({
      hex: hexOf(rgb),
      share: Math.round(share * 1000) / 1000,
      name: nameOf(rgb),
    }));
}

const hexOf = (rgb: Rgb) => `#${rgb.map((c) => Math.round(c).toString(16).padStart(2, '0')).join('')}`;

function nameOf(rgb: Rgb): string {
  const lab = oklab(rgb);
  return palette.reduce((best, one) => (distance(one.lab, lab) < distance(best.lab, lab) ? one : best)).name;
}
