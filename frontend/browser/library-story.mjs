import { fitsWidth, look, PHONE, plays, WIDE } from './visitor.mjs';

const film = (page) => page.getByRole('article', { name: '제주 여행', exact: true });

/** By initial consonants, and while the last syllable is still being typed. */
export async function findsIt({ page }) {
  await page.getByRole('link', { name: '내 영상' }).first().click();
  const search = page.getByRole('searchbox', { name: '영상 찾기' });
  await film(page).waitFor();
  await search.fill('ㅂㅅ');
  await page.getByText('찾는 영상이 없어요.').waitFor();
  for (const typed of ['ㅈㅈ', '젲', '제주 ㅇㅎ']) {
    await search.fill(typed);
    await page.waitForURL((url) => url.searchParams.get('q') === typed);
    await film(page).waitFor();
  }
  await look(page, 'library-found');
  await search.fill('');
  await page.waitForURL((url) => !url.searchParams.has('q'));
}

/** Many at once, although there is but one. */
export async function tagsIt({ page }) {
  await page.getByRole('button', { name: '여러 개 고르기' }).click();
  const bar = page.getByRole('toolbar', { name: '고른 영상' });
  await bar.getByRole('button', { name: '모두 고르기' }).click();
  await bar.getByText('1개 골랐어요').waitFor();
  await bar.getByRole('button', { name: '태그 달기' }).click();
  const dialog = page.getByRole('dialog', { name: '영상 1개의 태그' });
  await dialog.getByLabel('새 태그').fill('가족');
  await dialog.getByRole('button', { name: '달기', exact: true }).click();
  await dialog.getByRole('button', { name: '태그 떼기: 가족' }).waitFor();
  await look(page, 'tags');
  await dialog.getByRole('button', { name: '닫기' }).click();
  await film(page).getByRole('link', { name: '가족' }).waitFor();
  await look(page, 'library-chosen');
  await page.setViewportSize(PHONE.viewport);
  await look(page, 'phone-library-chosen');
  await fitsWidth(page, 'library with a selection');
  await page.setViewportSize(WIDE);
}

/** Into a new collection, which is then watched in its order. */
export async function collectsIt({ page }) {
  const bar = page.getByRole('toolbar', { name: '고른 영상' });
  await bar.getByRole('button', { name: '모음에 담기' }).click();
  const dialog = page.getByRole('dialog', { name: '영상 1개를 담을 모음' });
  await dialog.getByRole('textbox', { name: '모음 이름' }).fill('여름');
  await dialog.getByRole('button', { name: '저장' }).click();
  await page.getByText('1개를 담았어요: 여름').waitFor();
  await page.getByRole('link', { name: '모음', exact: true }).click();
  await page.getByRole('link', { name: /^여름/ }).waitFor();
  await look(page, 'collections');
  await page.getByRole('link', { name: /^여름/ }).click();
  await page.getByRole('list', { name: '모음에 담긴 영상' }).waitFor();
  await look(page, 'collection');
  await page.setViewportSize(PHONE.viewport);
  await look(page, 'phone-collection');
  await fitsWidth(page, 'collection');
  await page.setViewportSize(WIDE);
  await page.getByRole('link', { name: '차례로 보기' }).click();
  await page.getByRole('region', { name: '차례로 보는 모음: 여름' }).waitFor();
  await plays(page);
  await look(page, 'watching-through');
  await page.goto('/library');
  await film(page).waitFor();
  await page.getByRole('button', { name: '여러 개 고르기' }).click();
  await bar.getByRole('button', { name: '모두 고르기' }).click();
}

export async function throwsAllAwayAndBringsThemBack({ page }) {
  const bar = page.getByRole('toolbar', { name: '고른 영상' });
  await bar.getByRole('button', { name: '삭제' }).click();
  await page.getByText('휴지통으로 옮겼어요: 1개').waitFor();
  await page.getByText('첫 영상을 올려 보세요').waitFor();
  await page.getByRole('button', { name: '되돌리기' }).click();
  await film(page).getByRole('link', { name: '가족' }).click();
  await page.waitForURL((url) => url.searchParams.get('tag') === '가족');
  const choice = page.getByRole('combobox', { name: '태그' });
  await choice.and(page.locator('select:has(option[value="가족"]:checked)')).waitFor();
  await film(page).waitFor();
}
