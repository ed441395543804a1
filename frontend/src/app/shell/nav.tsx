import { useSelector } from 'react-redux';
import { NavLink } from 'react-router';
import { useTexts } from '@/shared/i18n/use-texts';
import { selectIsOperator } from '@/shared/session/session-slice';
import { Icon, type IconName } from '@/shared/ui/icons';
import classes from './shell.module.css';

interface Place {
  to: string;
  icon: IconName;
  text: 'home' | 'library' | 'links' | 'server' | 'plans' | 'me' | 'operations';
}

const PLACES: Place[] = [
  { to: '/', icon: 'home', text: 'home' },
  { to: '/library', icon: 'library', text: 'library' },
  { to: '/links', icon: 'link', text: 'links' },
  { to: '/server', icon: 'server', text: 'server' },
  { to: '/plans', icon: 'plans', text: 'plans' },
  { to: '/me', icon: 'person', text: 'me' },
];

const OPERATIONS: Place = { to: '/operations', icon: 'gauge', text: 'operations' };

const ON_PHONES = PLACES.filter(({ text }) => text !== 'plans');

function Places({ places, className }: { places: Place[]; className?: string }) {
  const { t } = useTexts();
  const operator = useSelector(selectIsOperator);
  const mine = operator ? [...places, OPERATIONS] : places;
  return (
    <nav aria-label={t('nav.main')} className={className}>
      {mine.map(({ to, icon, text }) => (
        <NavLink key={to} to={to} end={to === '/'} className={classes.place}>
          <Icon name={icon} size={22} />
          <span>{t(`nav.${text}`)}</span>
        </NavLink>
      ))}
    </nav>
  );
}

export const SideNav = () => <Places places={PLACES} className={classes.side} />;
export const BottomNav = () => <Places places={ON_PHONES} className={classes.bottom} />;
