import type { ContextModule } from '../../context-module.ts';
import { job } from '../kernel/runtime/jobs.ts';
import { linkKey } from './link-key.ts';
import { mediaModule } from './media.module.ts';
import { FileSchema } from './media.schema.ts';
import { openObjectStore } from './object-stores.ts';
import { mediaSections } from './personal.ts';
import { SignedLinks } from './signed-links.ts';
import { MediaSweeper } from './sweeper.ts';

export const media: ContextModule = {
  schemas: [FileSchema],
  async bind({ config, clock, fileAudiences }) {
    const links = new SignedLinks(await linkKey(config.DATA_DIR, config.PASSWORD_PEPPER));
    const store = await openObjectStore(config.STORAGE_URL, { publicUrl: config.PUBLIC_URL, links, clock });
    return [mediaModule({ config, store, links, audiences: fileAudiences })];
  },
  jobs: [
    job({
      name: 'sweep-files',
      everyMs: 3_600_000,
      needs: { sweeper: MediaSweeper },
      run: async ({ sweeper }) => void (await sweeper.sweep()),
    }),
  ],
  exportSections: mediaSections,
};
