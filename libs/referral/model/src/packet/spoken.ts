/**
 * A language by its name in another; a tag that is none is told as it was written, because packets keep what was wished for
 * before tags were judged.
 */
export function spokenName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
