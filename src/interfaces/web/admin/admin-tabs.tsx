import { Link } from '@tanstack/react-router';
import { useMe } from '../shell/session.ts';
import { classes } from '../ui/classes.ts';
import tabs from '../ui/tabs.module.css';
import { useWords } from '../words/languages.ts';
import { adminWords } from './words.ts';

/** The pages of those who run the service. */
export function AdminTabs() {
  const words = useWords(adminWords);
  const { role } = useMe();
  return (
    <nav className={classes(tabs.tabs, tabs.wrap)} aria-label={words.admin}>
      <Link to="/admin" activeOptions={{ exact: true, includeSearch: false }}>
        {words.cases}
      </Link>
      <Link to="/admin/people">{words.people}</Link>
      <Link to="/admin/log">{words.log}</Link>
      {role === 'admin' && (
        <>
          <Link to="/admin/appeals">{words.appeals}</Link>
          <Link to="/admin/news">{words.news}</Link>
          <Link to="/admin/deliveries">{words.deliveries}</Link>
          <Link to="/admin/webhook">{words.webhook}</Link>
        </>
      )}
    </nav>
  );
}
