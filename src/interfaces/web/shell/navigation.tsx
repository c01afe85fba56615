import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import {
  Archive,
  Bell,
  Calendar,
  Code,
  Compass,
  CreditCard,
  Home,
  Layers,
  LogIn,
  Menu as MenuIcon,
  MessageCircle,
  Settings,
  Shield,
  Sun,
  User,
  UserPlus,
  Users,
} from 'react-feather';
import type { Me } from '../../client/index.ts';
import { classes } from '../ui/classes.ts';
import { Hidden } from '../ui/layout.tsx';
import { Menu } from '../ui/menu.tsx';
import { useWords } from '../words/languages.ts';
import styles from './frame.module.css';
import { query } from './queries.ts';
import { useMaybeMe } from './session.ts';
import { language } from './settings.ts';
import { shellWords } from './words.ts';

interface Entry {
  readonly to: LinkProps['to'];
  readonly params?: object;
  readonly label: string;
  readonly icon: ReactNode;
  readonly count?: number | undefined;
  /** Not in the bar of a phone. */
  readonly wide?: boolean;
}

/** The main links: a bar below on phones, a column on the left otherwise. */
export function Navigation() {
  const words = useWords(shellWords);
  const me = useMaybeMe();
  return (
    <nav className={styles.nav} aria-label={words.navigation}>
      <Link to="/" className={styles.brand}>
        Layers
      </Link>
      {me ? <Members username={me.username} role={me.role} /> : <Visitors />}
    </nav>
  );
}

const Members = (me: Pick<Me, 'username' | 'role'>) =>
  useEntries(me).map((entry) => <Item key={entry.label} {...entry} />);

/** On phones: the links that the bar has no room for. */
export function MoreLinks({ me }: { me: Me }) {
  const words = useWords(shellWords);
  const navigate = useNavigate();
  const more = useEntries(me).filter(({ wide }) => wide);
  return (
    <Menu
      label={words.more}
      icon={<MenuIcon aria-hidden="true" />}
      items={more.map(({ to, label, icon }) => ({
        label,
        icon,
        onSelect: () => void navigate({ to: to as '/' }),
      }))}
    />
  );
}

function useEntries({ username, role }: Pick<Me, 'username' | 'role'>): Entry[] {
  const words = useWords(shellWords);
  const { data: counts } = useQuery(query('identity.get-inbox-counts', {}));
  const entries: Entry[] = [
    { to: '/', label: words.home, icon: <Home aria-hidden="true" /> },
    { to: '/discover', label: words.discover, icon: <Compass aria-hidden="true" /> },
    {
      to: '/messages',
      label: words.messages,
      icon: <MessageCircle aria-hidden="true" />,
      count: counts?.unreadMessages,
    },
    {
      to: '/notifications',
      label: words.notifications,
      icon: <Bell aria-hidden="true" />,
      count: counts?.unreadNotifications,
    },
    { to: '/wardrobe', label: words.wardrobe, icon: <Archive aria-hidden="true" />, wide: true },
    { to: '/outfits', label: words.outfits, icon: <Layers aria-hidden="true" />, wide: true },
    { to: '/today', label: words.today, icon: <Sun aria-hidden="true" />, wide: true },
    { to: '/calendar', label: words.calendar, icon: <Calendar aria-hidden="true" />, wide: true },
    { to: '/people', label: words.people, icon: <Users aria-hidden="true" />, wide: true },
    {
      to: '/people/$username',
      params: { username },
      label: words.profile,
      icon: <User aria-hidden="true" />,
    },
    { to: '/wallet', label: words.wallet, icon: <CreditCard aria-hidden="true" />, wide: true },
    { to: '/settings', label: words.settings, icon: <Settings aria-hidden="true" />, wide: true },
  ];
  if (role !== 'user')
    entries.push({ to: '/admin', label: words.admin, icon: <Shield aria-hidden="true" />, wide: true });
  return entries;
}

function Visitors() {
  const words = useWords(shellWords);
  return (
    <>
      <Item to="/" label={words.home} icon={<Home aria-hidden="true" />} />
      <Item to="/sign-in" label={words.signIn} icon={<LogIn aria-hidden="true" />} />
      <Item to="/sign-up" label={words.signUp} icon={<UserPlus aria-hidden="true" />} />
      <a className={styles.link} href="/api/docs">
        <Code aria-hidden="true" />
        <span className={styles.label}>{words.forDevelopers}</span>
      </a>
      <button
        type="button"
        className={styles.link}
        onClick={() => language.set(language.get() === 'en' ? 'ru' : 'en')}
      >
        {words.otherLanguage}
      </button>
    </>
  );
}

function Item({ to, params, label, icon, count = 0, wide = false }: Entry) {
  const words = useWords(shellWords);
  return (
    <Link
      to={to as '/'}
      params={params as never}
      activeOptions={{ exact: to === '/' }}
      className={classes(styles.link, wide && styles.onlyWide)}
    >
      {icon}
      <span className={styles.label}>{label}</span>
      {count > 0 && (
        <span className={styles.badge}>
          <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
          <Hidden>, {words.unread(count)}</Hidden>
        </span>
      )}
    </Link>
  );
}
