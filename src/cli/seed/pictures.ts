import { Buffer } from 'node:buffer';
import { Spool, type Upload, uploadLimit } from '../../application/kernel/upload.ts';
import type { Core } from '../../composition.ts';
import { photo, shapeOf, thing } from './drawings/svg.ts';
import type { Garment } from './garments.ts';
import { placeOf } from './layout.ts';

/** Pixels. */
const side = 256;
const backgrounds = ['#efe8dc', '#dfe7ea', '#ece1e4', '#e3e8da'];

const lookOf = ({ category, colours = [], pattern }: Garment) => {
  const [main = '#808080', second = '#ffffff'] = colours.map(({ hex }) => hex);
  return { shape: shapeOf(category), main, second, pattern: pattern ?? 'plain' };
};

type Send = (file: Upload) => Promise<{ readonly id: string }>;

/** Draws what was made up. Things that look alike are drawn once, and uploaded for each of their owners. */
export class Pictures {
  readonly #spool: Spool;
  readonly #drawn = new Map<string, Promise<Uint8Array>>();

  constructor({ get }: Core) {
    this.#spool = get(Spool);
  }

  /** Answers the id of the file. */
  async ofGarment(garment: Garment, send: Send): Promise<string> {
    const look = lookOf(garment);
    const key = Object.values(look).join();
    let drawing = this.#drawn.get(key);
    if (!drawing) this.#drawn.set(key, (drawing = rasterised(thing(look, side))));
    return this.#sent(`${garment.category}.png`, await drawing, send);
  }

  async ofOutfit(garments: readonly Garment[], on: string, send: Send): Promise<string> {
    const things = garments.map((garment) => ({ ...lookOf(garment), ...placeOf(garment.category) }));
    const background = backgrounds[Number(on.slice(-2)) % backgrounds.length]!;
    return this.#sent(`${on}.png`, await rasterised(photo(things, background, side)), send);
  }

  async #sent(name: string, bytes: Uint8Array, send: Send): Promise<string> {
    const file = await this.#spool.save(name, ReadableStream.from([bytes]), uploadLimit);
    try {
      return (await send(file)).id;
    } finally {
      await this.#spool.drop([file]);
    }
  }
}

async function rasterised(svg: string): Promise<Uint8Array> {
  // Loaded when something is drawn: a start without pictures needs neither its time nor its memory.
  const { default: sharp } = await import('sharp');
  return sharp(Buffer.from(svg)).png().toBuffer();
}
