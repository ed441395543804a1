/** Why a friend cannot watch: a problem's code, or our own `unreachable`. */
export class Refused extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

interface Grant {
  grant: string;
  playUrl: string;
}

async function post<T>(address: string, headers: Record<string, string> = {}): Promise<T> {
  const response = await fetch(new URL(address, location.href), { method: 'POST', headers }).catch(
    () => null,
  );
  if (!response) throw new Refused('unreachable');
  const body = (await response.json().catch(() => ({}))) as T & { code?: string };
  if (!response.ok)
    throw new Refused(body.code ?? (response.status === 404 ? 'link_unknown' : 'other'));
  return body;
}

/** Asks for a grant, trades it for a playback session, and answers the address of its playlist. */
export async function openSession(grantUrl: string) {
  const { grant, playUrl } = await post<Grant>(grantUrl);
  const session = await post<{ playlistUrl: string }>(playUrl, {
    Authorization: `Bearer ${grant}`,
  });
  return new URL(session.playlistUrl, location.href).href;
}
