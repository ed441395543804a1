import { useSearchParams } from 'react-router';

/** What a page is asked for, held in its address so that it can be kept and sent; what is empty is not in it. */
export function useAddress<Name extends string>() {
  const [parameters, setParameters] = useSearchParams();

  function change(over: Partial<Record<Name, string>>) {
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries<string | undefined>(over)) {
          if (value) after.set(name, value);
          else after.delete(name);
        }
        return after;
      },
      { replace: true },
    );
  }

  return { parameters, change, clear: () => setParameters({}, { replace: true }) };
}
