import type { Dispatch } from '@reduxjs/toolkit';
import { forgetTokens } from '@/shared/session/media-token';
import { signedOut } from '@/shared/session/session-slice';
import { api } from './api';

/** Forgets the tokens and everything they opened; pages that need a session lead to the main page. */
export function closeSession(dispatch: Dispatch, { elsewhere } = { elsewhere: false }) {
  forgetTokens();
  dispatch(signedOut({ elsewhere }));
  dispatch(api.util.resetApiState());
}
