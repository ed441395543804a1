import type { Dispatch, Middleware, ThunkDispatch, UnknownAction } from '@reduxjs/toolkit';
import { uploadsContinued, uploadsDropped, uploadsHeld } from '@/features/upload/upload-queue';
import type { QueuedUpload } from '@/features/upload/uploads-slice';
import { api, TAGS } from '@/shared/api/api';
import { closeSession } from '@/shared/api/close-session';
import { accessToken, watchSession } from '@/shared/session/access-token';
import { forgetMediaTokens } from '@/shared/session/media-token';
import { hearOtherTabs, tellOtherTabs, type TabMessage } from '@/shared/session/other-tabs';
import { selectSession, tokenAnswered } from '@/shared/session/session-slice';

type Session = ReturnType<typeof selectSession>;
type State = { session: Session; uploads: { queue: QueuedUpload[] } };
type EffectDispatch = ThunkDispatch<State, unknown, UnknownAction>;

/** Somebody else's pages: nothing of the one before may stay on them. */
function accountReplaced(dispatch: EffectDispatch) {
  forgetMediaTokens();
  dispatch(uploadsDropped());
  dispatch(api.util.resetApiState());
}

function signedInHere(before: Session, { account }: Session, dispatch: EffectDispatch) {
  if (before.account && before.account !== account) accountReplaced(dispatch);
  else if (before.status === 'expired') dispatch(api.util.invalidateTags([...TAGS]));
  if (before.status !== 'signed-in' || before.account !== account)
    tellOtherTabs({ kind: 'signed-in', account });
  dispatch(uploadsContinued());
}

function sessionMoved(before: Session, after: Session, dispatch: EffectDispatch) {
  if (after.status === 'signed-in') signedInHere(before, after, dispatch);
  if (after.status === 'expired' && before.status !== 'expired') dispatch(uploadsHeld());
  if (after.status === 'left' && before.status !== 'left') {
    dispatch(uploadsDropped());
    if (!after.leftElsewhere) tellOtherTabs({ kind: 'signed-out' });
  }
}

/** What follows from a change of the session, whoever changed it. */
export const sessionEffects: Middleware<unknown, State> = (store) => (next) => (action) => {
  const before = selectSession(store.getState());
  const result = next(action);
  const after = selectSession(store.getState());
  if (before !== after) sessionMoved(before, after, store.dispatch as EffectDispatch);
  return result;
};

function otherTabSaid(message: TabMessage, session: Session, dispatch: Dispatch) {
  const { status, account } = session;
  if (message.kind === 'signed-in') {
    if (status !== 'signed-in' || account !== message.account) void accessToken.askAgain();
  } else if (status !== 'signed-out') closeSession(dispatch, { elsewhere: true });
}

/** The store follows the session of this browser: what renewals tell, and what other tabs do. */
export function followSession(store: { dispatch: Dispatch; getState(): State }) {
  watchSession((news) => store.dispatch(tokenAnswered(news)));
  hearOtherTabs((message) =>
    otherTabSaid(message, selectSession(store.getState()), store.dispatch),
  );
}
