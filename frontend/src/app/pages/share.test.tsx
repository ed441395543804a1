import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import type { Language, NewLink } from '@/shared/api/types';
import { accessibilityFaults } from '@/testing/axe';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { aLink, TENANT } from '@/testing/samples';
import { savedFile } from '@/testing/saved-file';
import { server } from '@/testing/server';
import { ADDRESS, holding } from '@/testing/watching';

const daysFromNow = (instant?: string | null) =>
  (Date.parse(instant ?? '') - Date.now()) / 86_400_000;

describe('the share dialog', () => {
  async function openDialog(links: ReturnType<typeof aLink>[] = []) {
    const platform = fakePlatform({ ...holding(), links });
    const app = renderApp(ADDRESS);
    await app.user.click(await screen.findByRole('button', { name: '공유' }));
    return { ...app, platform, dialog: await screen.findByRole('dialog', { name: '공유' }) };
  }

  it('makes a link at once and copies it', async () => {
    const { dialog, platform } = await openDialog();
    expect(await within(dialog).findByText('링크를 복사했어요')).toHaveAttribute('role', 'status');
    expect(await navigator.clipboard.readText()).toBe(at('/s/bbb'));
    expect(await within(dialog).findByRole('textbox', { name: '짧은 링크' })).toHaveValue(
      at('/s/bbb'),
    );
    expect(within(dialog).getByText(/까지 · .*방문 0회 · 아직 방문이 없어요/)).toBeVisible();
    const [asked] = platform.sent('POST', '/api/links');
    const body = (await asked?.json()) as NewLink;
    expect(body).toMatchObject({ tenantId: TENANT, mediaId: 'item2222item2222' });
    expect(daysFromNow(body.expiresAt)).toBeCloseTo(30, 2);
  });

  it('uses the link there is, tells its visits, and makes another when asked', async () => {
    const { dialog, user, platform } = await openDialog([aLink()]);
    expect(await within(dialog).findByText(/방문 3회 · 마지막 방문/)).toBeVisible();
    expect(platform.sent('POST', '/api/links')).toHaveLength(0);
    await user.click(within(dialog).getByRole('button', { name: '새 링크 만들기' }));
    await waitFor(() => expect(within(dialog).getAllByRole('listitem')).toHaveLength(2));
    expect(within(dialog).getByRole('textbox', { name: '짧은 링크' })).toHaveValue(at('/s/bbb'));
  });

  it('deletes a link', async () => {
    const { dialog, user, platform } = await openDialog([aLink()]);
    await user.click(await within(dialog).findByRole('button', { name: /^링크 지우기/ }));
    expect(await within(dialog).findByText('링크를 지웠어요. 이제 열 수 없어요.')).toBeVisible();
    expect(platform.state.links).toHaveLength(0);
  });

  it('says so when copying is not allowed', async () => {
    const { dialog, user } = await openDialog([aLink()]);
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    await user.click(await within(dialog).findByRole('button', { name: '복사' }));
    expect(await within(dialog).findByText(/복사하지 못했어요/)).toBeVisible();
  });

  it('explains why there is no link, and tries again', async () => {
    const platform = fakePlatform(holding());
    server.use(http.post(at('/api/links'), () => problem(404, 'media_unknown')));
    const { user } = renderApp(ADDRESS);
    await user.click(await screen.findByRole('button', { name: '공유' }));
    const dialog = await screen.findByRole('dialog', { name: '공유' });
    await user.click(await within(dialog).findByRole('button', { name: '다시 시도' }));
    await waitFor(() => expect(platform.sent('POST', '/api/links')).toHaveLength(2));
  });

  it('makes a new link where there is none that opens', async () => {
    const { platform } = await openDialog([
      aLink({ enabled: false }),
      aLink({ slug: 'old', expiresAt: '2026-01-04T00:00:00Z' }),
    ]);
    await waitFor(() => expect(platform.state.links).toHaveLength(3));
  });

  it('says what visitors find at each link', async () => {
    const { dialog } = await openDialog([
      aLink(),
      aLink({ slug: 'b', enabled: false }),
      aLink({ slug: 'c', expiresAt: '2026-01-04T00:00:00Z' }),
      aLink({ slug: 'd', startsAt: new Date(Date.now() + 60_000).toISOString() }),
    ]);
    for (const state of ['열림', '꺼짐', '기간 끝남', '예정'])
      expect(await within(dialog).findByText(state)).toBeVisible();
  });

  it('turns a link off for now, and on again', async () => {
    const { dialog, user, platform } = await openDialog([aLink()]);
    await user.click(await within(dialog).findByRole('button', { name: /^잠시 끄기/ }));
    expect(await within(dialog).findByText(/다시 켤 때까지 열 수 없어요/)).toBeVisible();
    expect(platform.state.links[0]).toMatchObject({ enabled: false, version: 2 });
    await user.click(await within(dialog).findByRole('button', { name: /^다시 켜기/ }));
    expect(await within(dialog).findByText('링크를 다시 켰어요')).toBeVisible();
  });

  it('changes the settings of a link and remembers for how long it is open', async () => {
    const { dialog, user, platform, store } = await openDialog([aLink()]);
    await user.click(await within(dialog).findByRole('button', { name: /^설정/ }));
    const form = within(await within(dialog).findByRole('form', { name: '링크 설정' }));
    await user.type(form.getByRole('textbox', { name: '링크에 보일 제목' }), ' 가족에게 ');
    await user.type(form.getByRole('textbox', { name: '나만 보는 메모' }), '이모');
    await user.selectOptions(form.getByRole('combobox', { name: '기한' }), '7일');
    await user.click(form.getByRole('button', { name: '저장' }));
    expect(await within(dialog).findByText('링크 설정을 저장했어요')).toBeVisible();
    expect(platform.state.links[0]).toMatchObject({
      title: '가족에게',
      note: '이모',
      startsAt: null,
    });
    expect(daysFromNow(platform.state.links[0]?.expiresAt)).toBeCloseTo(7, 2);
    expect(store.getState().preferences.linkDays).toBe(7);
    expect(await within(dialog).findByText('이모')).toBeVisible();
  });

  it('opens and closes a link at times in the reader’s own zone', async () => {
    const link = aLink({ startsAt: '2036-05-01T00:00:00Z', expiresAt: '2036-06-01T00:00:00Z' });
    const { dialog, user, platform } = await openDialog([link]);
    await user.click(await within(dialog).findByRole('button', { name: /^설정/ }));
    const end = within(dialog).getByLabelText('닫는 시각');
    fireEvent.change(end, { target: { value: '2036-04-30T23:59' } });
    await user.click(within(dialog).getByRole('button', { name: '저장' }));
    expect(within(dialog).getByText('닫는 시각은 여는 시각보다 늦어야 해요.')).toBeVisible();
    fireEvent.change(end, { target: { value: '2036-05-20T10:30' } });
    await user.click(within(dialog).getByRole('button', { name: '저장' }));
    await waitFor(() => expect(platform.state.links[0]?.version).toBe(2));
    expect(platform.state.links[0]).toMatchObject({
      startsAt: new Date('2036-05-01T00:00:00Z').toISOString(),
      expiresAt: new Date('2036-05-20T10:30').toISOString(),
    });
  });

  it('sets a password that it makes up, and takes it away again', async () => {
    const { dialog, user, platform } = await openDialog([aLink()]);
    await user.click(await within(dialog).findByRole('button', { name: /^설정/ }));
    await user.click(within(dialog).getByRole('button', { name: '만들기' }));
    const field = within(dialog).getByRole('textbox', { name: '비밀번호' });
    expect((field as HTMLInputElement).value).toMatch(/^[1-9A-HJ-NP-Za-km-z]{10}$/);
    await user.click(within(dialog).getByRole('button', { name: '저장' }));
    expect(await within(dialog).findByText('링크 설정을 저장했어요')).toBeVisible();
    expect(await within(dialog).findByText('비밀번호')).toBeVisible();
    expect(platform.state.links[0]?.hasPassword).toBe(true);
    await user.click(within(dialog).getByRole('button', { name: /^설정/ }));
    await user.click(within(dialog).getByRole('checkbox', { name: '비밀번호 없애기' }));
    await user.click(within(dialog).getByRole('button', { name: '저장' }));
    await waitFor(() => expect(platform.state.links[0]?.hasPassword).toBe(false));
  });

  it('leaves a password as it is when nothing is said about it', async () => {
    const { dialog, user, platform } = await openDialog([aLink({ hasPassword: true })]);
    await user.click(await within(dialog).findByRole('button', { name: /^설정/ }));
    expect(within(dialog).getByText(/비밀번호가 걸려 있어요/)).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: '저장' }));
    await waitFor(() => expect(platform.sent('PATCH', '/api/links/aaaaaaaaaaa')).toHaveLength(1));
    const [sent] = platform.sent('PATCH', '/api/links/aaaaaaaaaaa');
    expect(await sent?.json()).not.toHaveProperty('password');
  });

  it('lets friends download the original', async () => {
    const { dialog, user, platform } = await openDialog([aLink()]);
    await user.click(await within(dialog).findByRole('button', { name: /^설정/ }));
    await user.click(within(dialog).getByRole('checkbox', { name: '원본 다운로드 허용' }));
    await user.click(within(dialog).getByRole('button', { name: '저장' }));
    await waitFor(() => expect(platform.state.links[0]?.allowDownload).toBe(true));
  });

  it('lets so many people watch and says how many have', async () => {
    const { dialog, user, platform } = await openDialog([aLink()]);
    await user.click(await within(dialog).findByRole('button', { name: /^설정/ }));
    await user.type(within(dialog).getByRole('spinbutton', { name: '볼 수 있는 사람 수' }), '2');
    await user.click(within(dialog).getByRole('button', { name: '저장' }));
    expect(await within(dialog).findByText(/2명 중 2명 봄/)).toBeVisible();
    expect(within(dialog).getByText('인원 참')).toBeVisible();
    expect(platform.state.links[0]?.maxViewers).toBe(2);
  });

  it('makes a link at an address of one’s own, with a password', async () => {
    const { dialog, user, platform } = await openDialog([aLink()]);
    await user.click(await within(dialog).findByRole('button', { name: '주소 직접 정하기' }));
    const form = within(await within(dialog).findByRole('form', { name: '주소 직접 정하기' }));
    const field = form.getByRole('textbox', { name: '링크 주소' });
    await user.type(field, 'aaaaaaaaaaa');
    await user.type(form.getByRole('textbox', { name: '비밀번호' }), '비밀번호야 열려라');
    await user.click(form.getByRole('button', { name: '링크 만들기' }));
    expect(await form.findByText('이미 쓰인 주소예요. 다른 주소를 골라 주세요.')).toBeVisible();
    await user.clear(field);
    await user.type(field, 'Jeju-2026');
    await user.click(form.getByRole('button', { name: '링크 만들기' }));
    await waitFor(async () =>
      expect(await navigator.clipboard.readText()).toBe(at('/s/Jeju-2026')),
    );
    expect(platform.state.links[1]).toMatchObject({ slug: 'Jeju-2026', hasPassword: true });
  });

  it('shows the address as a code for cameras, to be saved', async () => {
    const saved = savedFile();
    const { dialog, user } = await openDialog([aLink()]);
    await user.click(await within(dialog).findByRole('button', { name: /^QR 코드/ }));
    expect(within(dialog).getByRole('img', { name: /^QR 코드/ })).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'SVG 저장' }));
    expect(await saved.text()).toMatch(/^<svg .*viewBox="0 0 \d+ \d+"/);
    const fillRect = vi.fn();
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({
      fillRect,
    } as unknown as CanvasRenderingContext2D);
    vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) =>
      done(new Blob(['png'])),
    );
    await user.click(within(dialog).getByRole('button', { name: 'PNG 저장' }));
    await waitFor(async () => expect(await saved.text()).toBe('png'));
    expect(fillRect.mock.calls.length).toBeGreaterThan(100);
  });

  it('says why a change was refused, and leaves the form as it was', async () => {
    const { dialog, user, platform } = await openDialog([aLink()]);
    await user.click(await within(dialog).findByRole('button', { name: /^설정/ }));
    platform.state.links = [aLink({ version: 5 })];
    await user.click(within(dialog).getByRole('button', { name: '저장' }));
    expect(await within(dialog).findByText(/지금은 할 수 없어요/)).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: '취소' }));
    expect(within(dialog).queryByRole('form')).toBeNull();
  });
});

describe('the links page', () => {
  it('shows the links of every video, and what can be done to them', async () => {
    fakePlatform({ links: [aLink(), aLink({ slug: 'b', title: '가족에게', itemTitle: '설날' })] });
    const { user } = renderApp('/links');
    const list = await screen.findByRole('list', { name: '만든 링크' });
    expect(within(list).getByText('제주 여행')).toBeVisible();
    expect(within(list).getByText('가족에게')).toBeVisible();
    await user.click(within(list).getAllByRole('button', { name: /^복사/ })[0]!);
    expect(await screen.findByText('링크를 복사했어요')).toHaveAttribute('role', 'status');
  });

  it('says where links come from when there are none', async () => {
    fakePlatform();
    renderApp('/links');
    expect(await screen.findByText('아직 만든 링크가 없어요')).toBeVisible();
    expect(screen.getByRole('link', { name: '내 영상으로' })).toHaveAttribute('href', '/library');
  });

  it('explains why there is no list, and tries again', async () => {
    fakePlatform({ links: [aLink()] });
    server.use(http.get(at('/api/links'), () => problem(500, 'internal_error'), { once: true }));
    const { user } = renderApp('/links');
    await user.click(await screen.findByRole('button', { name: '다시 시도' }));
    expect(await screen.findByText('제주 여행')).toBeVisible();
  });

  it.each<Language>(['ko', 'en'])('can be used by everybody, in %s', async (language) => {
    fakePlatform({ links: [aLink()] });
    const { user } = renderApp('/links', language);
    await user.click(await screen.findByRole('button', { name: /^(설정|Settings)/ }));
    expect(await accessibilityFaults()).toEqual([]);
  });
});
