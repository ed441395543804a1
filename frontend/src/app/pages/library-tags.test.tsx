import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import type { Language } from '@/shared/api/types';
import { leaveFor } from '@/shared/ui/leave-for';
import { accessibilityFaults } from '@/testing/axe';
import { ARCHIVE, at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { aLink, anItem, inGrace, TENANT } from '@/testing/samples';
import { server } from '@/testing/server';

const two = () => ({
  library: {
    items: [
      anItem({ id: 'a', title: '제주', tags: ['여행'] }),
      anItem({ id: 'b', title: '생일', tags: ['가족', '여행'] }),
    ],
    usedBytes: 1,
    storageBytes: 10,
  },
});

async function chooseBoth(user: UserEvent) {
  await user.click(await screen.findByRole('button', { name: '여러 개 고르기' }));
  await user.click(screen.getByRole('checkbox', { name: '고르기: 제주' }));
  await user.click(screen.getByRole('checkbox', { name: '고르기: 생일' }));
}

describe('tags and what is done with many', () => {
  it('shows what is marked with a tag', async () => {
    fakePlatform(two());
    const { user, router } = renderApp('/library');
    await screen.findByRole('option', { name: '가족' });
    await user.selectOptions(screen.getByRole('combobox', { name: '태그' }), '가족');
    await waitFor(() => expect(screen.queryByRole('article', { name: '제주' })).toBeNull());
    expect(router.state.location.search).toBe(`?tag=${encodeURIComponent('가족')}`);
    await user.click(
      within(screen.getByRole('article', { name: '생일' })).getByRole('link', { name: '여행' }),
    );
    expect(await screen.findByRole('article', { name: '제주' })).toBeVisible();
  });

  it('adds a tag to all that are chosen, and takes one away', async () => {
    const platform = fakePlatform(two());
    const { user } = renderApp('/library');
    await chooseBoth(user);
    expect(screen.getByText('2개 골랐어요')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '태그 달기' }));
    const dialog = screen.getByRole('dialog', { name: '영상 2개의 태그' });
    await user.type(within(dialog).getByLabelText('새 태그'), ' 2025 {Enter}');
    expect(await within(dialog).findByText('2025')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: '태그 떼기: 여행' }));
    await waitFor(() => expect(within(dialog).queryByText('여행')).toBeNull());
    expect(platform.state.library.items.map(({ tags }) => tags)).toEqual([
      ['2025'],
      ['가족', '2025'],
    ]);
  });

  it('says why a tag was refused', async () => {
    fakePlatform(two());
    server.use(http.post(at(`/api/media/${TENANT}/tags`), () => problem(400, 'request_invalid')));
    const { user } = renderApp('/library');
    await chooseBoth(user);
    await user.click(screen.getByRole('button', { name: '태그 달기' }));
    await user.type(screen.getByLabelText('새 태그'), 'x{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('입력한 내용을 확인해 주세요.');
  });

  it('downloads all that are chosen as one file', async () => {
    const platform = fakePlatform(two());
    const { user } = renderApp('/library');
    await chooseBoth(user);
    await user.click(screen.getByRole('button', { name: '내려받기' }));
    await waitFor(() => expect(leaveFor).toHaveBeenCalledWith(ARCHIVE));
    const [asked] = platform.sent('POST', `/api/media/${TENANT}/archives`);
    expect(await asked?.json()).toEqual({ ids: ['a', 'b'] });
  });

  it('says why they cannot be downloaded', async () => {
    fakePlatform(two());
    const refused = () => problem(503, 'archives_too_many');
    server.use(http.post(at(`/api/media/${TENANT}/archives`), refused));
    const { user } = renderApp('/library');
    await chooseBoth(user);
    await user.click(screen.getByRole('button', { name: '내려받기' }));
    expect(await screen.findByText(/다른 내려받기가 끝난 뒤에/)).toBeVisible();
  });

  it('shares all that are chosen, by the links that there are and new ones', async () => {
    const platform = fakePlatform({ ...two(), links: [aLink({ mediaId: 'a' })] });
    const refused = () => problem(429, 'rate_limited');
    server.use(http.post(at('/api/links'), refused, { once: true }));
    const { user } = renderApp('/library');
    await chooseBoth(user);
    await user.click(screen.getByRole('button', { name: '공유' }));
    const dialog = screen.getByRole('dialog', { name: '영상 2개 공유' });
    const make = await within(dialog).findByRole('button', { name: '링크 1개 만들기' });
    await user.click(make);
    expect(await within(dialog).findByRole('alert')).toBeVisible();
    await user.click(make);
    await waitFor(() => expect(make).not.toBeInTheDocument());
    expect(platform.state.links.map(({ mediaId }) => mediaId)).toEqual(['a', 'b']);
    await user.click(within(dialog).getByRole('button', { name: '모두 복사' }));
    expect(await within(dialog).findByText('링크를 복사했어요')).toBeVisible();
    expect(await navigator.clipboard.readText()).toBe(
      `제주\n${aLink().shortUrl}\n\n생일\n${at('/s/bbb')}`,
    );
  });

  it('says when nothing of what is chosen can be shared yet', async () => {
    const items = two().library.items.map((item) => ({ ...item, shareable: false }));
    fakePlatform({ library: { items, usedBytes: 1, storageBytes: 10 } });
    const { user } = renderApp('/library');
    await chooseBoth(user);
    await user.click(screen.getByRole('button', { name: '공유' }));
    expect(await screen.findByText(/아직 공유할 수 없어요/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /만들기/ })).toBeNull();
  });

  it('throws all away that are chosen, and brings them back on undo', async () => {
    const platform = fakePlatform(two());
    const { user } = renderApp('/library');
    await user.click(await screen.findByRole('button', { name: '여러 개 고르기' }));
    const bar = screen.getByRole('toolbar', { name: '고른 영상' });
    expect(within(bar).getByRole('button', { name: '삭제' })).toBeDisabled();
    await user.click(within(bar).getByRole('button', { name: '모두 고르기' }));
    await user.click(within(bar).getByRole('button', { name: '삭제' }));
    expect(await screen.findByText('휴지통으로 옮겼어요: 2개')).toBeVisible();
    expect(platform.state.trash).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: '되돌리기' }));
    expect(await screen.findByRole('article', { name: '제주' })).toBeVisible();
    expect(platform.state.trash).toHaveLength(0);
  });

  it('keeps the choice when they could not be thrown away', async () => {
    fakePlatform(two());
    server.use(http.post(at(`/api/media/${TENANT}/trash`), () => problem(500, 'internal_error')));
    const { user } = renderApp('/library');
    await chooseBoth(user);
    await user.click(screen.getByRole('button', { name: '삭제' }));
    expect(await screen.findByText(/문제가 생겼어요/)).toBeVisible();
    expect(screen.getByText('2개 골랐어요')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '그만 고르기' }));
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('chooses from the table too', async () => {
    fakePlatform(two());
    const { user } = renderApp('/library');
    await user.click(await screen.findByRole('button', { name: '표로 보기' }));
    await chooseBoth(user);
    await user.click(screen.getByRole('checkbox', { name: '고르기: 제주' }));
    expect(screen.getByText('1개 골랐어요')).toBeVisible();
  });

  it('gives a tag another name', async () => {
    const platform = fakePlatform(two());
    const { user } = renderApp('/library');
    await user.click(await screen.findByRole('button', { name: '태그 관리' }));
    const dialog = screen.getByRole('dialog', { name: '태그 관리' });
    expect(await within(dialog).findByText('여행 · 2개')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: '태그 이름 바꾸기: 여행' }));
    const field = within(dialog).getByRole('textbox', { name: '새 이름' });
    await user.clear(field);
    await user.type(field, '휴가{Enter}');
    expect(await within(dialog).findByText('휴가 · 2개')).toBeVisible();
    expect(platform.state.library.items[0]?.tags).toEqual(['휴가']);
  });

  it('says why a tag kept its name, and when there is none', async () => {
    const platform = fakePlatform(two());
    server.use(http.patch(at(`/api/media/${TENANT}/tags`), () => problem(400, 'request_invalid')));
    const { user } = renderApp('/library');
    await user.click(await screen.findByRole('button', { name: '태그 관리' }));
    await user.click(await screen.findByRole('button', { name: '태그 이름 바꾸기: 가족' }));
    await user.type(screen.getByRole('textbox', { name: '새 이름' }), '!{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('입력한 내용을 확인해 주세요.');
    await user.click(screen.getByRole('button', { name: '닫기' }));
    platform.state.library.items = [anItem()];
    platform.events.send('deleted', { id: 'a' });
    await user.click(await screen.findByRole('button', { name: '태그 관리' }));
    expect(await screen.findByText(/아직 태그가 없어요/)).toBeVisible();
  });

  it('changes nothing in the grace period', async () => {
    fakePlatform({ ...two(), subscriptions: [inGrace()] });
    renderApp('/library');
    expect(await screen.findByRole('article', { name: '제주' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /고르기|태그 관리/ })).toBeNull();
  });

  it.each<Language>(['ko', 'en'])('can be used by everybody, in %s', async (language) => {
    fakePlatform(two());
    const { user } = renderApp('/library', language);
    await user.click(
      await screen.findByRole('button', { name: /^(여러 개 고르기|Choose several)$/ }),
    );
    await user.click(screen.getByRole('button', { name: /^(모두 고르기|Choose all)$/ }));
    expect(await accessibilityFaults()).toEqual([]);
    await user.click(screen.getByRole('button', { name: /^(태그 달기|Edit tags)$/ }));
    await screen.findByRole('dialog');
    expect(await accessibilityFaults()).toEqual([]);
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: /^(공유|Share)$/ }));
    await screen.findByRole('button', { name: /^(링크 2개 만들기|Make links: 2)$/ });
    expect(await accessibilityFaults()).toEqual([]);
  });
});
