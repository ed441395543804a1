import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import type { Language } from '@/shared/api/types';
import { accessibilityFaults } from '@/testing/axe';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { aLink, someStatistics } from '@/testing/samples';
import { server } from '@/testing/server';
import { ADDRESS, holding } from '@/testing/watching';

const PAGE = '/links/aaaaaaaaaaa/statistics';
const PATH = '/api/links/aaaaaaaaaaa/statistics';
const ITEM_PATH = '/api/links/items/item2222item2222/statistics';

const valueOf = (name: string) => screen.getByText(name, { selector: 'dt' }).nextElementSibling;

describe('the statistics of a link', () => {
  it('are found from the list of links', async () => {
    fakePlatform({ links: [aLink()] });
    const { user } = renderApp('/links');
    await user.click(await screen.findByRole('link', { name: /^통계: .*aaaaaaaaaaa/ }));
    expect(
      await screen.findByRole('heading', { level: 1, name: '통계: /s/aaaaaaaaaaa' }),
    ).toBeVisible();
    expect(await screen.findByText('1,234')).toBeVisible();
    expect(screen.getByRole('link', { name: '내 링크로' })).toHaveAttribute('href', '/links');
  });

  it('tell how often and how long it was watched, and bots apart', async () => {
    fakePlatform({ links: [aLink()] });
    renderApp(PAGE);
    await screen.findByText('1,234');
    expect(valueOf('방문')).toHaveTextContent('1,234');
    expect(valueOf('본 사람')).toHaveTextContent('5');
    expect(valueOf('본 시간')).toHaveTextContent('1:02:05');
    expect(valueOf('봇')).toHaveTextContent('2');
    expect(screen.getByText(/방문에는 세지 않아요/)).toBeVisible();
  });

  it('draw what there was over time, one measure at a time, with its numbers as a table', async () => {
    fakePlatform({ links: [aLink()] });
    const { user } = renderApp(PAGE);
    expect(await screen.findByRole('img', { name: '방문. 가장 많음: 1,200' })).toBeVisible();
    await user.selectOptions(screen.getByRole('combobox', { name: '보여 줄 값' }), '본 시간');
    const chart = screen.getByRole('img', { name: '본 시간. 가장 많음: 1:00:00' });
    const heights = [...chart.querySelectorAll('rect')].map((bar) => bar.getAttribute('height'));
    expect(heights.map(Number)).toEqual([100, 0, (100 * 125) / 3600]);
    const table = screen.getByRole('table', { name: '시간에 따라', hidden: true });
    expect(within(table).getAllByRole('row', { hidden: true })).toHaveLength(4);
    expect(table).toHaveTextContent(/1,200.*1:00:00/);
  });

  it('tell how far people watched', async () => {
    fakePlatform({ links: [aLink()] });
    renderApp(PAGE);
    const said = '4번 재생 중 가운데까지 50%, 끝부분까지 25%';
    expect(await screen.findByRole('img', { name: said })).toBeVisible();
    const table = screen.getByRole('table', { name: '어디까지 봤을까', hidden: true });
    expect(within(table).getAllByRole('row', { hidden: true })).toHaveLength(21);
  });

  it('tell from where and with what it was opened', async () => {
    fakePlatform({ links: [aLink()] });
    renderApp(PAGE);
    const sources = await screen.findByRole('list', { name: '어디에서 왔을까' });
    const said = within(sources)
      .getAllByRole('listitem')
      .map((item) => item.textContent);
    expect(said).toEqual([
      '직접 열었거나 알 수 없음617 (50%)',
      'cafe.naver.com600 (49%)',
      '그 밖의 곳17 (1%)',
    ]);
    expect(screen.getByRole('list', { name: '기기' })).toHaveTextContent('휴대전화');
    expect(screen.getByRole('list', { name: '브라우저와 앱' })).toHaveTextContent('카카오톡');
    expect(screen.getByRole('list', { name: '브라우저와 앱' })).toHaveTextContent('Chrome');
  });

  it('are for a time of the reader’s choice, in days as they begin for the reader', async () => {
    const platform = fakePlatform({ links: [aLink()] });
    const { user } = renderApp(PAGE);
    await screen.findByText('1,234');
    const asked = () => new URL(platform.sent('GET', PATH).at(-1)?.url ?? '').searchParams;
    const days = () => (Date.now() - Date.parse(asked().get('from') ?? '')) / 86_400_000;
    expect(asked().get('unit')).toBe('DAY');
    expect(asked().get('zone')).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(days()).toBeCloseTo(29, 1);
    await user.selectOptions(screen.getByRole('combobox', { name: '기간' }), '24시간');
    await waitFor(() => expect(asked().get('unit')).toBe('HOUR'));
    expect(days()).toBeCloseTo(23 / 24, 2);
  });

  it('say when there is nothing to see, or nothing was played', async () => {
    const none = { views: 0, bots: 0, secondsWatched: 0 };
    const platform = fakePlatform({ links: [aLink()], statistics: someStatistics(none) });
    const { user } = renderApp(PAGE);
    expect(await screen.findByRole('heading', { name: '이 기간에는 방문이 없어요' })).toBeVisible();
    platform.state.statistics = someStatistics({
      dropOff: { sessions: 0, stretches: [] },
      sources: [],
    });
    await user.selectOptions(screen.getByRole('combobox', { name: '기간' }), '7일');
    expect(await screen.findByText('아직 재생된 적이 없어요')).toBeVisible();
    expect(screen.getByText('아직 없어요')).toBeVisible();
  });

  it('say that they could not be had, and try again', async () => {
    fakePlatform({ links: [aLink()] });
    server.use(http.get(at(PATH), () => problem(500, 'internal_error'), { once: true }));
    const { user } = renderApp(PAGE);
    await user.click(await screen.findByRole('button', { name: '다시 시도' }));
    expect(await screen.findByText('1,234')).toBeVisible();
  });

  it('are those of nobody else’s links', async () => {
    fakePlatform();
    renderApp(PAGE);
    expect(await screen.findByRole('alert')).toHaveTextContent(/링크/);
  });
});

it('the statistics of a video are found from its page', async () => {
  const platform = fakePlatform(holding());
  const { user } = renderApp(ADDRESS);
  await user.click(await screen.findByRole('link', { name: '통계' }));
  expect(await screen.findByText('1,234')).toBeVisible();
  expect(screen.getByText(/모든 링크를 더했어요/)).toBeVisible();
  expect(platform.sent('GET', ITEM_PATH)).toHaveLength(1);
});

it.each<Language>(['ko', 'en'])('statistics can be used by everybody, in %s', async (language) => {
  fakePlatform({ links: [aLink()] });
  renderApp(PAGE, language);
  await screen.findByText('1,234');
  expect(await accessibilityFaults()).toEqual([]);
});
