import { PictureColours } from '../../application/wardrobe/ports.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { type Colour, nameOf } from '../../domain/wardrobe/colour.ts';
import type { Database } from '../kernel/database/database.ts';
import { coloursOfFile } from '../media/media.read.ts';

export class SqlPictureColours extends PictureColours {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  /** Named as all colours are here, so that a wardrobe is counted by one set of names. */
  async of(imageId: Id): Promise<Colour[]> {
    const colours = await coloursOfFile(this.#database, imageId);
    return colours.map(({ hex, share }) => ({ hex, share, name: nameOf(hex) }));
  }
}
