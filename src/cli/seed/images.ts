import { Buffer } from 'node:buffer';
import { Semaphore } from '../../application/kernel/concurrency/semaphore.ts';
import { Spool, type Upload, uploadLimit } from '../../application/kernel/upload.ts';
import type { Core } from '../../composition.ts';
import { cuts, type Face, portraitSvg } from './drawings/portrait.ts';
import { props, type Surface, surfaces } from './drawings/surfaces.ts';
import { badgeSvg, garmentSvg, outfitSvg, shapeOf } from './drawings/svg.ts';
import type { Garment } from './wardrobes/garments.ts';
import { positionOf } from './wardrobes/layout.ts';

/** Pixels. */
const side = 256;
const photoWidth = 480;
/** As many pictures are drawn and stored at once, while other things go on. */
const atOnce = 3;
const backgrounds = ['#e9d8c4', '#cfdde3', '#ead3d9', '#d3ddc8', '#d9d2e6', '#f0dfb4'];
const skins = ['#f3d3bb', '#e3b68f', '#c98f63', '#9a6440', '#6f452b'];
const hairs = ['#2a1d1a', '#4d3222', '#8a5a33', '#c99a5b', '#b9b4ae', '#7a2f24'];

const lookOf = ({ category, colours = [], pattern }: Garment) => {
  const [main = '#808080', second = '#ffffff'] = colours.map(({ hex }) => hex);
  return { shape: shapeOf(category), main, second, pattern: pattern ?? 'plain' };
};
const pick = <T>(list: readonly T[], number: number): T => list[number % list.length]!;

type UploadFile = (file: Upload) => Promise<{ readonly id: string }>;

/** Draws and uploads pictures. Garments that look alike are drawn once. */
export class Images {
  readonly #spool: Spool;
  readonly #drawn = new Map<string, Promise<Uint8Array>>();
  readonly #turns = new Semaphore(atOnce);

  constructor({ get }: Core) {
    this.#spool = get(Spool);
  }

  /** Returns the id of the uploaded file, as the others do. */
  async ofGarment(garment: Garment, upload: UploadFile): Promise<string> {
    const look = lookOf(garment);
    const key = Object.values(look).join();
    let drawing = this.#drawn.get(key);
    if (!drawing) this.#drawn.set(key, (drawing = toPng(garmentSvg(look, side))));
    return this.#upload(`${garment.category}.png`, () => drawing, upload);
  }

  /** A garment on a coloured square. */
  async ofRoom(garment: Garment, room: number, upload: UploadFile): Promise<string> {
    const svg = badgeSvg(lookOf(garment), pick(backgrounds, room), side);
    return this.#upload('room.jpg', () => toJpeg(svg), upload);
  }

  /** A photo of an outfit; every number gives another surface. */
  async ofOutfit(garments: readonly Garment[], number: number, upload: UploadFile): Promise<string> {
    const looks = garments.map((garment) => ({ ...lookOf(garment), ...positionOf(garment.category) }));
    const scene = {
      surface: pick(Object.keys(surfaces) as Surface[], number),
      prop: (number * 3) % props.length,
    };
    return this.#upload('outfit.jpg', () => toJpeg(outfitSvg(looks, scene, photoWidth)), upload);
  }

  /** A portrait; every number gives another face. */
  async ofPerson(number: number, clothes: string, upload: UploadFile): Promise<string> {
    const face: Face = {
      background: pick(backgrounds, number * 5 + 2),
      skin: pick(skins, number * 3),
      hair: pick(hairs, number * 7 + 1),
      cut: pick(Object.keys(cuts) as (keyof typeof cuts)[], number),
      glasses: number % 4 === 1,
      clothes,
    };
    return this.#upload('portrait.jpg', () => toJpeg(portraitSvg(face, side)), upload);
  }

  #upload(name: string, draw: () => Promise<Uint8Array>, upload: UploadFile): Promise<string> {
    return this.#turns.run(async () => {
      const bytes = await draw();
      const file = await this.#spool.save(name, ReadableStream.from([bytes]), uploadLimit);
      try {
        return (await upload(file)).id;
      } finally {
        await this.#spool.drop([file]);
      }
    });
  }
}

const toPng = async (svg: string): Promise<Uint8Array> => (await drawn(svg)).png().toBuffer();
const toJpeg = async (svg: string): Promise<Uint8Array> =>
  (await drawn(svg)).jpeg({ quality: 82 }).toBuffer();

async function drawn(svg: string) {
  // Loaded on demand, since it takes time and memory.
  const { default: sharp } = await import('sharp');
  return sharp(Buffer.from(svg));
}
