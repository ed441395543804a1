import { fireEvent, screen, waitFor } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import type { Language } from '@/shared/api/types';
import { accessToken } from '@/shared/session/access-token';
import { accessibilityFaults } from '@/testing/axe';
import { at, fakePlatform, problem, type PlatformState } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { anAccount, anEvent, anIdentity, aSession } from '@/testing/samples';
import { server } from '@/testing/server';

const out = { signedIn: false };
const google = anIdentity({ id: 'google-1', provider: 'google' });
const asked: Partial<PlatformState> = {
  account: anAccount({
    deletesAt: '2026-03-04T05:06:07Z',
    notices: [{ id: 'n1', kind: 'REFRESH_TOKEN_REUSED', at: '2026-02-03T03:04:05Z' }],
    identities: [anIdentity(), google],
    ownPicture: true,
  }),
  sessions: [aSession(), aSession({ id: 'phone', current: false })],
  securityEvents: [anEvent(), anEvent({ id: '2' }), anEvent({ id: '3' })],
};
const pending = { provider: 'kakao', email: 'h***@example.com', existing: ['google'] } as const;

const fails = (path: string) => () =>
  server.use(http.get(at(path), () => problem(500, 'internal_error')));

/** Every screen of signing in and of My page, in its states: where, with what, and what happens before. */
const SCREENS: [string, string, Partial<PlatformState>, (() => unknown)?][] = [
  ['sign-in', '/login', out],
  ['sign-in refused', '/login?error=cancelled', out],
  [
    'sign-in inside an app',
    '/login',
    out,
    () => vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('KAKAOTALK Android'),
  ],
  ['choice', '/login/choose', { ...out, pending: { ...pending, existing: ['google'] } }],
  ['choice that is over', '/login/choose', out],
  ['choice that failed', '/login/choose', out, fails('/api/auth/pending')],
  ['profile', '/me', {}],
  ['profile with everything', '/me?linked=google', asked],
  ['profile after a refused link', '/me?linkError=identity_taken', {}],
  ['profile that failed', '/me', {}, fails('/api/users/me')],
  ['security', '/me/security', asked],
  ['security, empty', '/me/security', { securityEvents: [] }],
  ['security that failed', '/me/security', {}, fails('/api/users/me/events')],
  ['data', '/me/data', {}],
  ['data of an account that is to be deleted', '/me/data', asked],
];

const settled = () =>
  waitFor(() => {
    expect(screen.getAllByRole('heading').length).toBeGreaterThan(0);
    expect(document.querySelector('[aria-busy=true]')).toBeNull();
  });

describe.each<Language>(['ko', 'en'])('in %s', (language) => {
  it.each(SCREENS)('%s can be used by everybody', async (_, path, state, before) => {
    fakePlatform(state);
    before?.();
    renderApp(path, language);
    await settled();
    expect(await accessibilityFaults()).toEqual([]);
  });

  it('a session that ran out can be told by everybody', async () => {
    const platform = fakePlatform();
    renderApp('/me', language);
    await settled();
    platform.state.signedIn = false;
    await accessToken.renew();
    await screen.findByRole('alert');
    expect(await accessibilityFaults()).toEqual([]);
  });

  it('a sign-in that cannot begin can be told by everybody', async () => {
    fakePlatform(out);
    renderApp('/login?error=unavailable&wait=60', language);
    await screen.findByRole('alert');
    expect(await accessibilityFaults()).toEqual([]);
  });

  it('the question before a sign-in is removed can be answered by everybody', async () => {
    fakePlatform(asked);
    const { user } = renderApp('/me', language);
    await user.click(await screen.findByRole('button', { name: /: Google$/ }));
    await screen.findByRole('dialog');
    expect(await accessibilityFaults()).toEqual([]);
  });

  it('the picture can be cropped by everybody', async () => {
    fakePlatform();
    URL.createObjectURL = () => 'blob:chosen';
    URL.revokeObjectURL = () => undefined;
    HTMLImageElement.prototype.decode = () => Promise.resolve();
    renderApp('/me', language);
    await settled();
    const input = document.querySelector('input[type=file]') as HTMLInputElement;
    fireEvent.change(input, { target: { files: [new File(['x'], 'a', { type: 'image/png' })] } });
    await screen.findByRole('slider', { name: /확대|Zoom/ });
    expect(await accessibilityFaults()).toEqual([]);
  });
});
