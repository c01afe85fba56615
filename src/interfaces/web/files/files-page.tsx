import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { usePageTitle } from '../shell/page-title.ts';
import { pages } from '../shell/queries.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { classes } from '../ui/classes.ts';
import { SelectField } from '../ui/field.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { Card, layout, Stack } from '../ui/layout.tsx';
import { Empty } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import { formatBytes } from './bytes.ts';
import { FileCard } from './file-card.tsx';
import styles from './files.module.css';
import { type FileFilters, kinds, toListInput, uses } from './filters.ts';
import { fileWords } from './words.ts';

const route = getRouteApi('/settings/files');

/** All files of one's own, the newest first, and the space that they take. */
export function FilesPage() {
  const words = useWords(fileWords);
  const filters = route.useSearch();
  const files = useInfiniteQuery(pages('media.list-my-files', toListInput(filters)));
  usePageTitle(words.files);
  const space = files.data?.pages.at(-1);
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <Stack data-wide="">
      <h1>{words.files}</h1>
      {space && <Space used={space.used} quota={space.quota} />}
      <Filters filters={filters} />
      <Infinite
        of={files}
        empty={
          <Empty title={isFiltered ? words.noneFound : words.none}>
            {!isFiltered && <p>{words.noneText}</p>}
          </Empty>
        }
      >
        {(rows) => (
          <ul className={classes(layout.grid, styles.grid)}>
            {rows.map((file) => (
              <li key={file.id}>
                <FileCard file={file} />
              </li>
            ))}
          </ul>
        )}
      </Infinite>
    </Stack>
  );
}

/** From here on, someone should make room. */
const nearlyFull = 0.9;

function Space({ used, quota }: { used: number; quota: number }) {
  const words = useWords(fileWords);
  const locale = useStore(language);
  const text = words.spaceOf(formatBytes(used, locale), formatBytes(quota, locale));
  return (
    <Card>
      <p>
        {words.space}: {text}
      </p>
      <meter
        className={styles.meter}
        min={0}
        max={quota}
        high={quota * nearlyFull}
        value={used}
        aria-label={words.space}
        aria-valuetext={text}
      />
      {used > quota * nearlyFull && <p className={layout.hint}>{words.spaceFull}</p>}
    </Card>
  );
}

function Filters({ filters }: { filters: FileFilters }) {
  const words = useWords(fileWords);
  const navigate = route.useNavigate();
  const set = (change: { [K in keyof FileFilters]?: FileFilters[K] | undefined }) => {
    const next = Object.entries({ ...filters, ...change }).filter(([, value]) => value);
    void navigate({ search: Object.fromEntries(next) as FileFilters, resetScroll: false });
  };
  return (
    <search className={styles.filters}>
      <SelectField
        label={words.use}
        value={filters.use ?? 'all'}
        onChange={(use) => set({ use: use === 'all' ? undefined : use })}
        choices={(['all', ...uses] as const).map((value) => ({ value, label: words.uses[value] }))}
      />
      <SelectField
        label={words.kind}
        value={filters.kind ?? 'all'}
        onChange={(kind) => set({ kind: kind === 'all' ? undefined : kind })}
        choices={(['all', ...kinds] as const).map((value) => ({ value, label: words.kinds[value] }))}
      />
    </search>
  );
}
