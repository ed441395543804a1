const PROBE = 'ptsd_probe=1';

/** Whether this browser keeps a cookie of ours for as long as it takes to ask. */
export function cookiesWork() {
  try {
    document.cookie = `${PROBE}; SameSite=Lax; Max-Age=5`;
    return document.cookie.includes(PROBE);
  } catch {
    return false;
  }
}
