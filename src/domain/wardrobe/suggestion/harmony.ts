import { labOf } from '../colour.ts';
import type { Candidate } from './candidate.ts';

interface Tone {
  /** Degrees around the CIELAB circle; null for black, white, grey and what is nearly so. */
  readonly hue: number | null;
}

/** Below this chroma a colour goes with anything. */
const neutralChroma = 18;

function toneOf(hex: string): Tone {
  const { a, b } = labOf(hex);
  if (Math.hypot(a, b) < neutralChroma) return { hue: null };
  return { hue: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360 };
}

const known = new WeakMap<Candidate, Tone>();
/** That of the colour which covers most of it; what has none is neutral. */
function toneOfItem(item: Candidate): Tone {
  let tone = known.get(item);
  if (!tone) {
    const main = [...item.colours].sort((x, y) => y.share - x.share)[0];
    known.set(item, (tone = main ? toneOf(main.hex) : { hue: null }));
  }
  return tone;
}

/** Neutrals go with all; near hues and opposite ones go together; those a quarter apart quarrel. */
function together({ hue: one }: Tone, { hue: other }: Tone): number {
  if (one === null || other === null) return one === other ? 0.8 : 0.9;
  const apart = Math.abs(one - other);
  const angle = Math.min(apart, 360 - apart);
  if (angle <= 30) return 1;
  if (angle >= 150) return 0.9;
  if (angle >= 105 && angle <= 135) return 0.7;
  return angle < 60 ? 0.6 : 0.35;
}

/** How well the colours of some items go together, 0 to 1: the mean of every two, less when they are many. */
export function harmony(items: readonly Candidate[]): number {
  const tones = items.map(toneOfItem);
  let [sum, pairs] = [0, 0];
  const loud = new Set<number>();
  tones.forEach((tone, i) => {
    if (tone.hue !== null) loud.add(Math.round(tone.hue / 45) % 8);
    for (let k = i + 1; k < tones.length; k++) {
      sum += together(tone, tones[k]!);
      pairs++;
    }
  });
  const mean = pairs === 0 ? 1 : sum / pairs;
  return loud.size > 3 ? mean * 0.7 : mean;
}
