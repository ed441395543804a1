const ENOUGH = 120;

/** What has the focus: its name, and what hides it, if something does. */
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const { left, top, width, height } = element.getBoundingClientRect();
  const inside = (x, y) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
  const seenAt = (x, y) => {
    const seen = inside(x, y) && document.elementFromPoint(x, y);
    return (
      seen && (element.contains(seen) || seen.contains(element) || seen.closest('label') !== null)
    );
  };
  const spots = [0.1, 0.5, 0.9].map((part) => [left + width * part, top + height / 2]);
  const outline = getComputedStyle(element);
  return {
    name: element.getAttribute('aria-label') ?? (element.textContent || element.id).trim(),
    seen: width === 0 || height === 0 || spots.some(([x, y]) => seenAt(x, y)),
    marked: outline.outlineStyle !== 'none' || element.type === 'radio' || element.id === 'content',
  };
}

/**
 * Goes through the page by Tab alone. Whatever gets the focus has to be seen, not covered by a bar that sticks
 * to an edge, and marked. Answers the names in their order.
 */
export async function walk(page) {
  const names = [];
  await page.evaluate(() => document.activeElement?.blur());
  for (let steps = 0; steps < ENOUGH; steps++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(focused);
    if (!at) return names;
    if (!at.seen) throw new Error(`"${at.name}" has the focus and cannot be seen`);
    if (!at.marked) throw new Error(`"${at.name}" has the focus and is not marked`);
    names.push(at.name);
  }
  throw new Error(`no end after ${ENOUGH} steps: ${names.join(', ')}`);
}

/** Moves the focus by Tab to what has this name. */
export async function tabTo(page, name) {
  for (let steps = 0; steps < ENOUGH; steps++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(focused);
    if (at?.name === name) return;
  }
  throw new Error(`Tab never reaches "${name}"`);
}
