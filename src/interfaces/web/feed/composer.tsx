import { type DragEvent, type FormEvent, useState } from 'react';
import type { Post } from '../../client/index.ts';
import { type Thing, Things, ThingsButton, visibilities } from '../posts/card.tsx';
import { postWords } from '../posts/words.ts';
import { useCommand } from '../shell/queries.ts';
import { ImagesButton, SentFiles } from '../shell/sent-files.tsx';
import { toast } from '../shell/toasts.ts';
import { useUploads } from '../shell/use-uploads.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { SelectField, TextArea } from '../ui/field.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import styles from './composer.module.css';
import { draft } from './draft.ts';

const most = 10;
type Visibility = Post['visibility'];

/** Writes a post: with images by choosing, pasting or dropping them. The text is kept until it is posted. */
export function Composer() {
  const words = useWords(postWords);
  const [text, setText] = useState(draft.read);
  const [visibility, setVisibility] = useState<Visibility>('public');
  const [over, setOver] = useState(false);
  const [things, setThings] = useState<readonly Thing[]>([]);
  const uploads = useUploads(most);
  const create = useCommand('posts.create-post', {
    refreshes: ['feed.read-home', 'posts.list-posts'],
    done() {
      setText('');
      draft.write('');
      uploads.clear();
      setThings([]);
      toast({ text: words.posted });
    },
  });
  const add = (files: Iterable<File>) => {
    if (!uploads.add(files)) toast({ kind: 'error', text: words.tooMany });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const refs = things.map(({ kind, id }) => ({ kind, id }));
    create.mutate({ text: text.trim(), visibility, fileIds: uploads.fileIds, refs });
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === 'dragover');
    if (event.type === 'drop') add(event.dataTransfer.files);
  };
  const isEmpty = text.trim() === '' && uploads.files.length === 0 && things.length === 0;
  return (
    <Card className={over ? styles.over : undefined}>
      <form onSubmit={submit} onDragOver={drag} onDragLeave={drag} onDrop={drag}>
        <Stack className={layout.small}>
          <TextArea
            label={words.newPost}
            hideLabel
            placeholder={words.newPostHint}
            maxLength={5000}
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              draft.write(target.value);
            }}
            onPaste={({ clipboardData }) => clipboardData.files.length > 0 && add(clipboardData.files)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
                event.currentTarget.form?.requestSubmit();
            }}
          />
          <SentFiles of={uploads} />
          <Things of={things} onChange={setThings} />
          <Row className={classes(layout.wrap, layout.spread)}>
            <Row>
              <ImagesButton onFiles={add} />
              <ThingsButton of={things} onChange={setThings} />
              <SelectField
                label={words.visibility}
                hideLabel
                value={visibility}
                onChange={(chosen: Visibility) => setVisibility(chosen)}
                choices={visibilities.map((value) => ({ value, label: words.visibilities[value] }))}
              />
            </Row>
            <Button type="submit" look="primary" busy={create.isPending} disabled={isEmpty || uploads.isBusy}>
              {words.post}
            </Button>
          </Row>
        </Stack>
      </form>
    </Card>
  );
}
