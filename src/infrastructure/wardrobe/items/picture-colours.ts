import { PictureColours } from '../../../application/wardrobe/items/ports.ts';
import type { Id } from '../../../domain/kernel/id.ts';
import { type Colour, colourNameOf } from '../../../domain/wardrobe/items/colour.ts';
import type { Database } from '../../kernel/database/database.ts';
import { coloursOfFile } from '../../media/media.read.ts';

export class SqlPictureColours extends PictureColours {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async of(imageId: Id): Promise<Colour[]> {
    const colours = await coloursOfFile(this.#database, imageId);
    return colours.map(({ hex, share }) => ({ hex, share, name: colourNameOf(hex) }));
  }
}
