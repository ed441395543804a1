import axe from 'axe-core';

/** What needs a drawing: contrast, sizes, and which of the two menus the width of the window shows. */
const NEED_A_DRAWING = ['color-contrast', 'target-size', 'landmark-unique'];

/** Holds what is on the page to WCAG 2.2 AA and tells what does not keep to it. */
export async function accessibilityFaults() {
  const { violations } = await axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
    preload: false,
    rules: Object.fromEntries(NEED_A_DRAWING.map((rule) => [rule, { enabled: false }])),
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
