import { Link } from '@tanstack/react-router';
import { fileWords } from '../files/words.ts';
import { moderationWords } from '../moderation/words.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { useSignOut } from '../shell/session.ts';
import { type Language, language, type Theme, theme, themes } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { SelectField } from '../ui/field.tsx';
import { Card, layout, Stack } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import styles from './settings.module.css';
import { settingsWords } from './words.ts';

export function SettingsPage() {
  const words = useWords(settingsWords);
  const moderation = useWords(moderationWords);
  const files = useWords(fileWords);
  const signOut = useSignOut();
  usePageTitle(words.settings);
  const entries = [
    ['/settings/profile', words.profile, words.profileText],
    ['/settings/privacy', words.privacy, words.privacyText],
    ['/settings/security', words.security, words.securityText],
    ['/settings/files', files.files, files.filesText],
    ['/settings/data', words.data, words.dataText],
    ['/settings/decisions', moderation.decisions, moderation.decisionsText],
  ] as const;
  return (
    <Stack>
      <h1>{words.settings}</h1>
      <Card className={styles.list}>
        <ul>
          {entries.map(([to, title, text]) => (
            <li key={to}>
              <Link to={to}>
                <strong>{title}</strong>
                <br />
                <span className={layout.hint}>{text}</span>
              </Link>
            </li>
          ))}
        </ul>
      </Card>
      <Card>
        <Stack>
          <h2>{words.appearance}</h2>
          <SelectField<Language>
            label={words.language}
            value={useStore(language)}
            onChange={(chosen) => language.set(chosen)}
            choices={[
              { value: 'en', label: 'English' },
              { value: 'ru', label: 'Русский' },
            ]}
          />
          <SelectField<Theme>
            label={words.theme}
            value={useStore(theme)}
            onChange={(chosen) => theme.set(chosen)}
            choices={themes.map((value) => ({ value, label: words.themes[value] }))}
          />
        </Stack>
      </Card>
      <div className={classes(layout.row)}>
        <Button onClick={() => void signOut()}>{words.signOut}</Button>
      </div>
    </Stack>
  );
}
