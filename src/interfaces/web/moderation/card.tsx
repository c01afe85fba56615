import { type FormEvent, useState } from 'react';
import type { Input } from '../../client/index.ts';
import { useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField, TextArea } from '../ui/field.tsx';
import { Row, Stack } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import { moderationWords } from './words.ts';

type ReportInput = Input<'moderation.report'>;
export type ReportSubject = ReportInput['subject'];

/** Reports something to the moderators. Sending it twice is one report. */
export function ReportDialog({
  subject,
  open,
  onClose,
}: {
  subject: ReportSubject;
  open: boolean;
  onClose(): void;
}) {
  const words = useWords(moderationWords);
  const [reason, setReason] = useState<ReportInput['reason']>('spam');
  const report = useCommand('moderation.report', {
    done() {
      onClose();
      toast({ text: words.sent });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    const note = String(new FormData(event.currentTarget).get('note')).trim();
    report.mutate({ subject, reason, ...(note !== '' && { note }) });
  };
  return (
    <Dialog open={open} onClose={onClose} title={words.reportTitle}>
      <form onSubmit={submit}>
        <Stack>
          <p>{words.reportText}</p>
          <SelectField
            label={words.reason}
            value={reason}
            onChange={setReason}
            choices={Object.entries(words.reasons).map(([value, label]) => ({
              value: value as ReportInput['reason'],
              label,
            }))}
          />
          <TextArea label={words.note} name="note" maxLength={1000} optional />
          <Row>
            <Button type="submit" look="primary" busy={report.isPending}>
              {words.send}
            </Button>
          </Row>
        </Stack>
      </form>
    </Dialog>
  );
}
