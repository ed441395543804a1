import { useState } from 'react';

/** Copies to the clipboard and keeps the sentence that says how it went. */
export function useCopy(sentences: { done: string; failed: string }) {
  const [said, say] = useState('');
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => say(sentences.done),
      () => say(sentences.failed),
    );
  return { said, say, copy };
}
