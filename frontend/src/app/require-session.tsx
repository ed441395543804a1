import { useSelector } from 'react-redux';
import { Navigate, Outlet, useLocation } from 'react-router';
import { selectSession } from '@/shared/session/session-slice';
import { LoadingState } from '@/shared/ui/page-states';
import { SessionUnreachable } from '@/features/session/session-unreachable';

/** Pages below are for signed-in people; others go to the sign-in page and come back. */
export function RequireSession() {
  const { status } = useSelector(selectSession);
  const { pathname, search, hash } = useLocation();
  switch (status) {
    case 'signed-in':
    case 'expired':
      return <Outlet />;
    case 'left':
      return <Navigate to="/" replace />;
    case 'unknown':
      return <LoadingState />;
    case 'unreachable':
      return <SessionUnreachable />;
    case 'signed-out': {
      const returnTo = encodeURIComponent(pathname + search + hash);
      return <Navigate to={`/login?returnTo=${returnTo}`} replace />;
    }
  }
}
