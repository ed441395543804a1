import { useSelector } from 'react-redux';
import { Navigate, Outlet, useLocation } from 'react-router';
import { unreachable } from '@/shared/api/problem';
import { accessToken } from '@/shared/session/access-token';
import { selectSessionStatus } from '@/shared/session/session-slice';
import { ErrorState, LoadingState } from '@/shared/ui/page-states';

/** Pages below are for signed-in people; others go to the sign-in page and come back. */
export function RequireSession() {
  const status = useSelector(selectSessionStatus);
  const { pathname, search } = useLocation();
  if (status === 'signed-in') return <Outlet />;
  if (status === 'left') return <Navigate to="/" replace />;
  if (status === 'unknown') return <LoadingState />;
  if (status === 'unreachable') {
    return <ErrorState error={unreachable()} onRetry={() => void accessToken.renew()} />;
  }
  return <Navigate to={`/login?returnTo=${encodeURIComponent(pathname + search)}`} replace />;
}
