/** What the page hands to the browser's downloads. */
export function savedFile() {
  let saved: Blob | undefined;
  URL.createObjectURL = (file) => {
    saved = file as Blob;
    return 'blob:saved';
  };
  URL.revokeObjectURL = () => undefined;
  return {
    text: () =>
      new Promise<string>((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(String(reader.result));
        reader.readAsText(saved as Blob);
      }),
  };
}
