import type { Dispatch } from '@reduxjs/toolkit';
import { forgetTokens } from '@/shared/session/media-token';
import { sessionChanged } from '@/shared/session/session-slice';
import { api } from './api';

/** Forgets the tokens and everything they opened. */
export function closeSession(dispatch: Dispatch) {
  forgetTokens();
  dispatch(sessionChanged('signed-out'));
  dispatch(api.util.resetApiState());
}
