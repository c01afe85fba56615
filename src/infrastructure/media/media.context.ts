import type { ContextModule } from '../../context-module.ts';
import { job } from '../kernel/runtime/jobs.ts';
import { mediaExport } from './data-export.ts';
import { linkKey } from './links/link-key.ts';
import { SignedLinks } from './links/signed-links.ts';
import { mediaModule } from './media.module.ts';
import { FileSchema } from './media.schema.ts';
import { openObjectStore } from './stores/open-object-store.ts';
import { MediaSweeper } from './sweeper.ts';

export const media: ContextModule = {
  tables: ['file_usage', 'file_uses', 'files'],
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
  exportSections: mediaExport,
};
