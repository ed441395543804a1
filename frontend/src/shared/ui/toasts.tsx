import { Button, Group, Paper, Portal, Text } from '@mantine/core';
import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react';
import classes from './toasts.module.css';

interface Toast {
  text: string;
  action?: { label: string; run: () => void };
}

const SHOWN_MS = 8_000;

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Shows one short message at a time for eight seconds, read out politely. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<Toast | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const show = useCallback((next: Toast) => {
    clearTimeout(timer.current);
    setToast(next);
    timer.current = setTimeout(() => setToast(null), SHOWN_MS);
  }, []);

  return (
    <ToastContext value={show}>
      {children}
      <Portal>
        <div role="status" className={classes.region}>
          {toast && (
            <Paper shadow="md" radius="md" px="md" py="xs" className={classes.toast}>
              <Group gap="sm" wrap="nowrap">
                <Text size="sm">{toast.text}</Text>
                {toast.action && (
                  <Button
                    size="compact-sm"
                    variant="white"
                    onClick={() => {
                      toast.action?.run();
                      setToast(null);
                    }}
                  >
                    {toast.action.label}
                  </Button>
                )}
              </Group>
            </Paper>
          )}
        </div>
      </Portal>
    </ToastContext>
  );
}

export const useToast = () => useContext(ToastContext);
