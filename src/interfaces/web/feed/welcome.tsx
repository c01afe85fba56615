import { Award, MessageCircle, Sun } from 'react-feather';
import { usePageTitle } from '../shell/page-title.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import styles from './welcome.module.css';
import { welcomeWords } from './words.ts';

const icons = [
  <Sun key="day" aria-hidden="true" />,
  <Award key="share" aria-hidden="true" />,
  <MessageCircle key="talk" aria-hidden="true" />,
];

/** What someone sees who is not signed in. */
export default function Welcome() {
  const words = useWords(welcomeWords);
  usePageTitle(words.title);
  return (
    <Stack>
      <section className={styles.hero}>
        <h1>{words.title}</h1>
        <p>{words.text}</p>
        <Row className={layout.wrap}>
          <ButtonLink to="/sign-up" look="primary">
            {words.signUp}
          </ButtonLink>
          <ButtonLink to="/sign-in">{words.signIn}</ButtonLink>
        </Row>
      </section>
      <ul className={styles.points}>
        {[words.first, words.second, words.third].map(({ title, text }, i) => (
          <li key={title}>
            <Card>
              <Stack className={layout.small}>
                {icons[i]}
                <h2>{title}</h2>
                <p className={layout.muted}>{text}</p>
              </Stack>
            </Card>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
