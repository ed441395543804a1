import { render, screen } from '@testing-library/react';
import { MantineProvider } from '@mantine/core';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import { i18n } from '@/shared/i18n/i18n';
import { fakePlatform } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { Crash } from './crash';
import { createRouter } from './router';

describe('the shell', () => {
  it('has a page for addresses that do not exist', async () => {
    fakePlatform({ signedIn: false });
    renderApp('/nowhere/at/all');
    expect(await screen.findByRole('heading', { name: '페이지를 찾을 수 없어요' })).toBeVisible();
    expect(screen.getByRole('link', { name: '홈으로' })).toHaveAttribute('href', '/');
  });

  it('begins with a way past the menus', async () => {
    fakePlatform();
    renderApp('/nowhere');
    expect(await screen.findByRole('link', { name: '본문으로 건너뛰기' })).toHaveAttribute(
      'href',
      '#content',
    );
    expect((await screen.findAllByRole('navigation', { name: '주 메뉴' })).length).toBe(2);
    expect(screen.getByRole('main')).toHaveAttribute('id', 'content');
  });

  it('switches between the languages', async () => {
    fakePlatform({ signedIn: false });
    const { user } = renderApp('/login');
    await user.click(await screen.findByRole('button', { name: 'English' }));
    expect(await screen.findByRole('link', { name: 'Sign in with Kakao' })).toBeVisible();
  });

  it('survives a page that breaks', async () => {
    await i18n.changeLanguage('ko');
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const Broken = () => {
      throw new Error('broken');
    };
    const router = createMemoryRouter([
      { path: '/', element: <Broken />, errorElement: <Crash /> },
    ]);
    render(
      <MantineProvider withCssVariables={false} withGlobalClasses={false}>
        <RouterProvider router={router} />
      </MantineProvider>,
    );
    expect(await screen.findByRole('button', { name: '새로 고침' })).toBeVisible();
  });

  it('starts at the address of the browser', () => {
    expect(createRouter().state.location.pathname).toBe('/');
  });
});
