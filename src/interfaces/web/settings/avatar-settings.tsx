import { lazy, Suspense, useState } from 'react';
import { useCommand } from '../shell/queries.ts';
import { useMe } from '../shell/session.ts';
import { toast } from '../shell/toasts.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Card, layout, Row } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import { useShowMe } from './use-show-me.ts';
import { settingsWords } from './words.ts';

const Cropper = lazy(() => import('./cropper.tsx'));

/** Shows, replaces and removes one's picture. */
export function AvatarSettings() {
  const words = useWords(settingsWords);
  const me = useMe();
  const showMe = useShowMe();
  const [file, setFile] = useState<File>();
  const set = useCommand('identity.set-avatar', {
    done(next) {
      showMe(next);
      setFile(undefined);
      toast({ text: words.saved });
    },
  });
  const remove = useCommand('identity.remove-avatar', { done: showMe });
  return (
    <Card>
      <Row className={classes(layout.wrap)}>
        <Avatar of={me} size="large" />
        <div className={layout.grow}>
          <TextField
            label={words.choosePicture}
            type="file"
            accept="image/*"
            onChange={({ target }) => {
              setFile(target.files?.[0]);
              target.value = '';
            }}
          />
        </div>
        {me.avatarUrl !== null && (
          <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate({})}>
            {words.removePicture}
          </Button>
        )}
      </Row>
      <Dialog open={file !== undefined} onClose={() => setFile(undefined)} title={words.crop}>
        <Suspense>
          {file && (
            <Cropper file={file} busy={set.isPending} onDone={(picture) => set.mutate({ file: picture })} />
          )}
        </Suspense>
      </Dialog>
    </Card>
  );
}
