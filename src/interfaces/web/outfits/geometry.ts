/** An item and its place on the collage. The place in a list of pieces is the order in which they lie on each other. */
export interface Placed {
  readonly itemId: string;
  /** Centre, as a share of the collage's width and height. */
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  /** Degrees, clockwise. */
  readonly rotation: number;
}

/** At scale 1, a piece has this share of the collage's width. */
export const pieceWidth = 0.36;
export const smallest = 0.25;
export const largest = 2.75;

export interface Point {
  readonly x: number;
  readonly y: number;
}

const within = (least: number, most: number, value: number) => Math.min(most, Math.max(least, value));
const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

/** What the service takes: the centre stays on the collage, and angles are between -180 and 180 degrees. */
export const placed = <P extends Placed>(piece: P, change: Partial<Placed>): P => {
  const { x, y, scale, rotation } = { ...piece, ...change };
  return {
    ...piece,
    x: rounded(within(0, 1, x), 4),
    y: rounded(within(0, 1, y), 4),
    scale: rounded(within(smallest, largest, scale), 3),
    rotation: rounded(rotation - 360 * Math.round(rotation / 360), 1),
  };
};

export const moved = <P extends Placed>(piece: P, dx: number, dy: number): P =>
  placed(piece, { x: piece.x + dx, y: piece.y + dy });

const distance = (a: Point, b: Point) => Math.hypot(b.x - a.x, b.y - a.y);
const angle = (a: Point, b: Point) => (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI;
/**
 * The piece after one or two fingers have gone `from` some points `to` others (pixels on a collage of this size): one
 * drags; two drag, scale and turn.
 */
export function dragged<P extends Placed>(
  piece: P,
  from: readonly Point[],
  to: readonly Point[],
  size: { readonly width: number; readonly height: number },
): P {
  const { width, height } = size;
  const [a, b] = from;
  const [c, d] = to;
  if (!a || !c) return piece;
  if (!b || !d || distance(a, b) < 1) return moved(piece, (c.x - a.x) / width, (c.y - a.y) / height);
  const times = distance(c, d) / distance(a, b);
  const degrees = angle(c, d) - angle(a, b);
  const turn = (degrees * Math.PI) / 180;
  // What is between the fingers stays between them.
  const off = { x: piece.x * width - a.x, y: piece.y * height - a.y };
  return placed(piece, {
    x: (c.x + times * (off.x * Math.cos(turn) - off.y * Math.sin(turn))) / width,
    y: (c.y + times * (off.x * Math.sin(turn) + off.y * Math.cos(turn))) / height,
    scale: piece.scale * times,
    rotation: piece.rotation + degrees,
  });
}

/** The list with one piece a step nearer to the front (1) or the back (-1). */
export function reordered<P extends Placed>(
  pieces: readonly P[],
  itemId: string,
  step: 1 | -1,
): readonly P[] {
  const i = pieces.findIndex((one) => one.itemId === itemId);
  const j = i + step;
  if (i < 0 || j < 0 || j >= pieces.length) return pieces;
  const next = [...pieces];
  [next[i], next[j]] = [next[j]!, next[i]!];
  return next;
}

export const changed = <P extends Placed>(
  pieces: readonly P[],
  itemId: string,
  change: (piece: P) => P,
): readonly P[] => pieces.map((one) => (one.itemId === itemId ? change(one) : one));

export const byLayer = <P extends { readonly z: number }>(pieces: readonly P[]): readonly P[] =>
  [...pieces].sort((a, b) => a.z - b.z);
