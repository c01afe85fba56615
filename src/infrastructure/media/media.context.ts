import type { ContextModule } from '../../context-module.ts';
import { derivedKeys } from '../kernel/files/peppers.ts';
import { job } from '../kernel/runtime/jobs.ts';
import { mediaExport } from './data-export.ts';
import { ObjectLinks } from './links/object-links.ts';
import { SignedLinks } from './links/signed-links.ts';
import { mediaModule } from './media.module.ts';
import { FileSchema } from './media.schema.ts';
import { openObjectStore } from './stores/open-object-store.ts';
import { MediaSweeper } from './sweeper.ts';

export const media: ContextModule = {
  tables: ['file_usage', 'file_uses', 'files'],
  schemas: [FileSchema],
  async bind({ config, clock, logger, fileAudiences }) {
    const links = new SignedLinks(
      await derivedKeys(
        { dataDir: config.DATA_DIR, peppers: config.PASSWORD_PEPPER },
        { purpose: 'layers file links', file: 'file-links' },
      ),
    );
    const objectLinks = new ObjectLinks(links, config.PUBLIC_URL, clock);
    const store = await openObjectStore(config.STORAGE_URL, { links: objectLinks, clock, logger });
    return [mediaModule({ config, store, links, objectLinks, audiences: fileAudiences })];
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
