import { useRef, useState } from 'react';
import { ExternalLink, File as FileIcon, RefreshCw, Trash2 } from 'react-feather';
import type { StoredFile } from '../../client/index.ts';
import { dropEverywhere, mergeEverywhere } from '../shell/cache.ts';
import { useCommand } from '../shell/queries.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { toast } from '../shell/toasts.ts';
import { Confirm } from '../ui/dialog.tsx';
import { Card, Hidden, layout, Row } from '../ui/layout.tsx';
import { Menu } from '../ui/menu.tsx';
import { Picture } from '../ui/picture.tsx';
import { Time } from '../ui/time.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { formatBytes } from './bytes.ts';
import styles from './files.module.css';
import { fileWords } from './words.ts';

const refreshes = ['media.list-my-files'] as const;

/** A file in the grid: what it is, and what one can do with it. */
export function FileCard({ file }: { file: StoredFile }) {
  const locale = useStore(language);
  return (
    <Card className={styles.card}>
      {file.kind === 'image' || file.kind === 'video' ? (
        <Picture className={styles.picture} file={file} alt={file.name} size="thumbnail" cover />
      ) : (
        <div className={`${styles.picture} ${styles.other}`}>
          <FileIcon aria-hidden="true" size={32} />
        </div>
      )}
      <Row>
        <div className={layout.grow}>
          <span className={styles.name} title={file.name}>
            {file.name}
          </span>
          <span className={layout.hint}>
            {formatBytes(file.size, locale)} · <Time at={file.createdAt} />
          </span>
        </div>
        <FileMenu file={file} />
      </Row>
    </Card>
  );
}

function FileMenu({ file }: { file: StoredFile }) {
  const words = useWords(fileWords);
  const shared = useWords(common);
  const input = useRef<HTMLInputElement>(null);
  const [asks, setAsks] = useState(false);
  const replace = useCommand('media.replace-file', {
    refreshes,
    done(changed, _input, cache) {
      mergeEverywhere(cache, file.id, changed);
      toast({ text: words.replaced });
    },
  });
  const remove = useCommand('media.delete-file', {
    refreshes,
    done(_output, { fileId }, cache) {
      dropEverywhere(cache, fileId);
      toast({ text: words.deleted });
    },
  });
  const size = 18;
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={file.kind === 'document' ? 'application/pdf' : `${file.kind}/*`}
        onChange={({ target }) => {
          const chosen = target.files?.[0];
          target.value = '';
          if (chosen) replace.mutateAsync({ fileId: file.id, file: chosen }).catch(() => {});
        }}
      />
      <Menu
        label={words.actions(file.name)}
        items={[
          {
            label: words.open,
            icon: <ExternalLink aria-hidden="true" size={size} />,
            onSelect: () => void open(file.url, '_blank', 'noopener'),
          },
          {
            label: words.replace,
            icon: <RefreshCw aria-hidden="true" size={size} />,
            onSelect: () => input.current?.click(),
          },
          {
            label: shared.delete,
            icon: <Trash2 aria-hidden="true" size={size} />,
            danger: true,
            onSelect: () => setAsks(true),
          },
        ]}
      />
      <span role="status">{replace.isPending && <Hidden>{words.replacing(file.name)}</Hidden>}</span>
      <Confirm
        open={asks}
        onClose={() => setAsks(false)}
        title={words.deleteTitle}
        text={words.deleteText(file.name)}
        action={shared.delete}
        onConfirm={() => {
          setAsks(false);
          remove.mutate({ fileId: file.id });
        }}
      />
    </>
  );
}
