import { useState } from 'react';
import type { Output } from '../../client/index.ts';
import { client } from '../shell/client.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { Card, Row, Stack } from '../ui/layout.tsx';
import { saveFile } from '../ui/save-file.ts';
import { fieldProblemInWords } from '../words/field-problems.ts';
import { useWords } from '../words/languages.ts';
import { wardrobeWords } from './words.ts';

type Report = Output<'wardrobe.import-items'>;
const shownErrors = 20;

/** Imports a list. First it only says what would happen; then the person decides. */
export function ImportPage() {
  const words = useWords(wardrobeWords);
  const [csv, setCsv] = useState('');
  const [report, setReport] = useState<Report>();
  const check = useCommand('wardrobe.import-items', { done: setReport });
  const run = useCommand('wardrobe.import-items', {
    refreshes: ['wardrobe.list-items', 'wardrobe.get-stats'],
    done(done) {
      setReport(done);
      toast({ text: words.imported });
    },
  });
  usePageTitle(words.import);
  const given = (text: string) => {
    setCsv(text);
    setReport(undefined);
  };
  const save = async () => {
    const { files = {} } = await client.call('wardrobe.export', { format: 'csv' });
    saveFile('items.csv', files['items.csv'] ?? '', 'text/csv');
  };
  const isEmpty = csv.trim() === '';
  return (
    <Stack>
      <h1>{words.import}</h1>
      <Card>
        <Stack>
          <TextField
            label={words.csv}
            type="file"
            accept=".csv,text/csv"
            onChange={({ target }) => void target.files?.[0]?.text().then(given)}
          />
          <TextArea
            label="CSV"
            hint={words.csvHint}
            value={csv}
            maxLength={1_000_000}
            spellCheck={false}
            onChange={({ target }) => given(target.value)}
          />
          <Row>
            <Button
              busy={check.isPending}
              disabled={isEmpty}
              onClick={() => check.mutate({ csv, dryRun: true })}
            >
              {words.check}
            </Button>
            <Button
              look="primary"
              busy={run.isPending}
              disabled={isEmpty || !report?.dryRun || report.created === 0}
              onClick={() => run.mutate({ csv })}
            >
              {words.doImport}
            </Button>
          </Row>
        </Stack>
      </Card>
      {report && <ReportCard report={report} />}
      <Row>
        <Button look="quiet" onClick={() => void save()}>
          {words.exportAll}
        </Button>
        <ButtonLink to="/wardrobe" look="quiet">
          {words.wardrobe}
        </ButtonLink>
      </Row>
    </Stack>
  );
}

function ReportCard({ report }: { report: Report }) {
  const words = useWords(wardrobeWords);
  const wrong = report.rows.filter(({ status }) => status === 'invalid');
  return (
    <Card role="status">
      <p>{words.importReport(report.created, report.existing)}</p>
      {report.invalid > 0 && <p>{words.importErrors(report.invalid)}</p>}
      <ul>
        {wrong.slice(0, shownErrors).map(({ row, errors }) => (
          <li key={row}>
            {words.row(row)}:{' '}
            {errors
              .map(
                ({ pointer, kind = 'other', ...rest }) =>
                  `${pointer.slice(1)}: ${fieldProblemInWords({ kind, ...rest })}`,
              )
              .join(' ')}
          </li>
        ))}
      </ul>
    </Card>
  );
}
