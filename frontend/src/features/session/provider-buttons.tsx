import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Provider } from '@/shared/api/types';
import { GoogleMark, KakaoMark } from './marks';
import classes from './login.module.css';

interface ProviderButtonProps {
  provider: Provider;
  /** Where it leads; without one it is closed for now. */
  href?: string;
  onClick?: () => void;
  loading?: boolean;
  children: ReactNode;
}

/** A provider's button as its brand rules want it: a link where it leads somewhere, else a button. */
export function ProviderButton({ provider, href, onClick, ...rest }: ProviderButtonProps) {
  const look = {
    h: 48,
    fullWidth: true,
    variant: 'default',
    leftSection: provider === 'kakao' ? <KakaoMark /> : <GoogleMark />,
    className: provider === 'kakao' ? classes.kakao : undefined,
    ...rest,
  } as const;
  if (href) return <Button component="a" href={href} {...look} />;
  return <Button onClick={onClick} disabled={!onClick} {...look} />;
}
