import { labOf } from '../items/colour.ts';
import type { Candidate } from './candidate.ts';

interface Tone {
  /** Degrees around the CIELAB circle; null for black, white, grey and similar. */
  readonly hue: number | null;
}

/** Colours below this chroma are neutral. */
const neutralChroma = 18;

function toneOf(hex: string): Tone {
  const { a, b } = labOf(hex);
  if (Math.hypot(a, b) < neutralChroma) return { hue: null };
  return { hue: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360 };
}

const known = new WeakMap<Candidate, Tone>();
/** Of the item's largest colour; items without colours are neutral. */
function toneOfItem(item: Candidate): Tone {
  let tone = known.get(item);
  if (!tone) {
    const main = [...item.colours].sort((x, y) => y.share - x.share)[0];
    known.set(item, (tone = main ? toneOf(main.hex) : { hue: null }));
  }
  return tone;
}

/** Neutrals go with everything, as do similar and opposite hues; hues about 90° apart clash. */
function pairHarmony({ hue: one }: Tone, { hue: other }: Tone): number {
  if (one === null || other === null) return one === other ? 0.8 : 0.9;
  const apart = Math.abs(one - other);
  const angle = Math.min(apart, 360 - apart);
  if (angle <= 30) return 1;
  if (angle >= 150) return 0.9;
  if (angle >= 105 && angle <= 135) return 0.7;
  return angle < 60 ? 0.6 : 0.35;
}

/** From 0 to 1: the mean over all pairs, reduced for more than three distinct hues. */
export function colourHarmony(items: readonly Candidate[]): number {
  const tones = items.map(toneOfItem);
  let [sum, pairs] = [0, 0];
  const loud = new Set<number>();
  tones.forEach((tone, i) => {
    if (tone.hue !== null) loud.add(Math.round(tone.hue / 45) % 8);
    for (let k = i + 1; k < tones.length; k++) {
      sum += pairHarmony(tone, tones[k]!);
      pairs++;
    }
  });
  const mean = pairs === 0 ? 1 : sum / pairs;
  return loud.size > 3 ? mean * 0.7 : mean;
}
