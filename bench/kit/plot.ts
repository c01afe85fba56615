import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';

type Point = readonly [x: number, y: number];
interface Plot {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly lines: readonly { readonly name: string; readonly points: readonly Point[] }[];
}

const [width, height, margin] = [720, 300, 44];
const colours = ['#1f5fa8', '#b3541e', '#4c7a34', '#7a4c9c'];

/** Lines over common axes from zero, as an SVG image. */
export function plot({ title, x, y, lines }: Plot): string {
  const all = lines.flatMap(({ points }) => points);
  const most = (i: 0 | 1) => Math.max(...all.map((point) => point[i]), 1e-9);
  const across = scaleLinear([0, most(0)], [margin, width - margin]).nice();
  const up = scaleLinear([0, most(1)], [height - margin, margin]).nice();
  const path = line<Point>(
    ([at]) => across(at),
    ([, value]) => up(value),
  ).digits(1);
  const text = (at: Point, words: string | number, more = '') =>
    `<text x="${at[0].toFixed(1)}" y="${at[1].toFixed(1)}" ${more}>${words}</text>`;
  const marks = [
    ...up
      .ticks(5)
      .map(
        (value) =>
          `<path d="M${margin} ${up(value).toFixed(1)}H${width - margin}" stroke="#ddd"/>` +
          text([margin - 6, up(value) + 4], value, 'text-anchor="end"'),
      ),
    ...across.ticks(8).map((at) => text([across(at), height - margin + 16], at, 'text-anchor="middle"')),
    text([width - margin, height - 8], x, 'text-anchor="end"'),
    text([margin - 6, margin - 12], y, 'text-anchor="end"'),
    text([margin, 18], title, 'font-weight="bold"'),
  ];
  const drawn = lines.map(
    ({ name, points }, i) =>
      `<path d="${path(points)}" fill="none" stroke="${colours[i % colours.length]}" stroke-width="1.5"/>` +
      text([margin + 8 + i * 140, 36], name, `fill="${colours[i % colours.length]}"`),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<title>${title}</title>
<rect width="${width}" height="${height}" fill="#fff"/>
${[...marks, ...drawn].join('\n')}
</svg>
`;
}
