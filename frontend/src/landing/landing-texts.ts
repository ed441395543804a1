const KO = {
  loading: '불러오는 중이에요',
  link_unknown: '링크가 없거나 더 이상 열 수 없어요.',
  link_expired: '기간이 끝난 링크예요.',
  link_used_up: '볼 수 있는 인원이 다 찬 링크예요.',
  link_not_started: '아직 열리지 않은 링크예요.',
  media_not_playable: '변환 중이에요. 준비되면 바로 재생돼요.',
  server_not_ready: '영상이 있는 서버가 잠시 쉬고 있어요. 조금 뒤에 다시 열어 주세요.',
  viewers_too_many: '지금은 볼 수 있는 사람이 다 찼어요. 잠시 후 다시 눌러 주세요.',
  unreachable: '연결할 수 없어요. 네트워크를 확인하고 다시 눌러 주세요.',
  unsupported: '이 브라우저는 재생을 지원하지 않아요.',
  other: '재생할 수 없어요. 잠시 후 다시 눌러 주세요.',
};

const EN: typeof KO = {
  loading: 'Loading',
  link_unknown: 'This link does not exist or can no longer be opened.',
  link_expired: 'This link has expired.',
  link_used_up: 'This link has reached its limit of viewers.',
  link_not_started: 'This link opens later.',
  media_not_playable: 'The video is being converted. It starts as soon as it is ready.',
  server_not_ready:
    'The server with this video is resting. Please open the link again in a moment.',
  viewers_too_many: 'As many people are watching as can. Please press play again in a minute.',
  unreachable: 'No connection. Please check your network and press play again.',
  unsupported: 'This browser cannot play the video.',
  other: 'This cannot be played right now. Please press play again in a moment.',
};

const SAME_AS: Record<string, keyof typeof KO> = {
  not_found: 'link_unknown',
  media_unknown: 'link_unknown',
  tenant_unknown: 'link_unknown',
  server_unreachable: 'server_not_ready',
};

/** The sentence for a code, in the language of the document. */
export function sentenceFor(code: string, language = document.documentElement.lang) {
  const texts = language.startsWith('en') ? EN : KO;
  const key = SAME_AS[code] ?? (code in texts ? (code as keyof typeof KO) : 'other');
  return texts[key];
}
