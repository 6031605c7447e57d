/**
 * Lets a list that scrolls end where a row ends, so that none is cut in half; the first is always whole.
 *
 * @param box what scrolls; its rows are the entries of the one list right inside it
 * @returns what ends the watch over its size
 */
export function fitWholeRows(box: HTMLElement | null): () => void {
  const list = box?.querySelector<HTMLElement>(':scope > ul');
  if (!box || !list || typeof ResizeObserver === 'undefined') return () => undefined;
  const fit = (): void => {
    box.style.maxHeight = '';
    if (box.scrollHeight <= box.clientHeight) return;
    const top = box.getBoundingClientRect().top - box.scrollTop;
    const ends = [...list.children].map((row) => row.getBoundingClientRect().bottom - top);
    const end = ends.findLast((one) => one <= box.clientHeight) ?? ends[0];
    if (end !== undefined) box.style.maxHeight = `${Math.ceil(end)}px`;
  };
  const watch = new ResizeObserver(fit);
  watch.observe(list);
  return () => watch.disconnect();
}
