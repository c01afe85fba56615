import { Buffer } from 'node:buffer';
import { Spool, type Upload, uploadLimit } from '../../application/kernel/upload.ts';
import type { Core } from '../../composition.ts';
import { garmentSvg, outfitSvg, shapeOf } from './drawings/svg.ts';
import type { Garment } from './garments.ts';
import { positionOf } from './layout.ts';

/** Pixels. */
const side = 256;
const backgrounds = ['#efe8dc', '#dfe7ea', '#ece1e4', '#e3e8da'];

const lookOf = ({ category, colours = [], pattern }: Garment) => {
  const [main = '#808080', second = '#ffffff'] = colours.map(({ hex }) => hex);
  return { shape: shapeOf(category), main, second, pattern: pattern ?? 'plain' };
};

type UploadFile = (file: Upload) => Promise<{ readonly id: string }>;

/** Draws and uploads garments. Garments that look alike are drawn once. */
export class GarmentImages {
  readonly #spool: Spool;
  readonly #drawn = new Map<string, Promise<Uint8Array>>();

  constructor({ get }: Core) {
    this.#spool = get(Spool);
  }

  /** Returns the id of the uploaded file. */
  async ofGarment(garment: Garment, upload: UploadFile): Promise<string> {
    const look = lookOf(garment);
    const key = Object.values(look).join();
    let drawing = this.#drawn.get(key);
    if (!drawing) this.#drawn.set(key, (drawing = toPng(garmentSvg(look, side))));
    return this.#upload(`${garment.category}.png`, await drawing, upload);
  }

  async ofOutfit(garments: readonly Garment[], on: string, upload: UploadFile): Promise<string> {
    const looks = garments.map((garment) => ({ ...lookOf(garment), ...positionOf(garment.category) }));
    const background = backgrounds[Number(on.slice(-2)) % backgrounds.length]!;
    return this.#upload(`${on}.png`, await toPng(outfitSvg(looks, background, side)), upload);
  }

  async #upload(name: string, bytes: Uint8Array, upload: UploadFile): Promise<string> {
    const file = await this.#spool.save(name, ReadableStream.from([bytes]), uploadLimit);
    try {
      return (await upload(file)).id;
    } finally {
      await this.#spool.drop([file]);
    }
  }
}

async function toPng(svg: string): Promise<Uint8Array> {
  // Loaded on demand, since it takes time and memory.
  const { default: sharp } = await import('sharp');
  return sharp(Buffer.from(svg)).png().toBuffer();
}
