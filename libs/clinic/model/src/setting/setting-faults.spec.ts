import { accentContrast, contrast, TEXT_CONTRAST } from '@holdfast/platform/model';
import { brandingFaults } from './branding-setting';
import { crisisFaults } from './crisis-setting';
import { hoursFaults } from './hours-setting';
import { languageFaults } from './language-setting';
import { DEFAULT_NOTICE, noticeFaults } from './notice-setting';
import { MARK_BYTES, pngFault } from './png';
import { profileFaults } from './profile-setting';
import { RetentionSetting } from './retention-setting';
import { tellingWords } from './telling-words';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const bytes = () => Uint8Array.from(atob(PIXEL), (letter) => letter.charCodeAt(0));
const on = (opens: string, closes: string) => ({ weekday: 1, opens, closes });
const hours = (...all: ReturnType<typeof on>[]) => hoursFaults({ zone: 'UTC', hours: all, holidays: [] });

describe('hours', () => {
  it('may meet at a minute and not run into each other', () => {
    expect(hours(on('08:00', '12:00'), on('12:00', '17:00'))).toEqual([]);
    expect(hours(on('08:00', '12:01'), on('12:00', '17:00'))).toEqual(['hours.overlap']);
  });

  it('end after they begin, and are there at all', () => {
    expect(hours(on('08:00', '08:00'))).toEqual(['hours.order']);
    expect(hours()).toEqual(['hours.none']);
  });
});

describe('a neutral text', () => {
  it('tells nothing in either language, whatever its accents and case', () => {
    expect(tellingWords('Your KETAMINE, la Depresión y psicoterapia')).toEqual([
      'KETAMINE',
      'Depresión',
      'psicoterapia',
    ]);
    expect(tellingWords('Something waits for you at Willow.')).toEqual([]);
  });

  it('is asked of names and mails', () => {
    expect(profileFaults({ name: 'Ketamine Clinic', neutralName: 'Willow', phone: '911' })).toEqual([]);
    expect(profileFaults({ name: 'X', neutralName: 'Ketamine', phone: '91' })).toEqual([
      'profile.telling',
      'profile.phone',
    ]);
    expect(noticeFaults(DEFAULT_NOTICE)).toEqual([]);
    const en = { subject: 'See www.elsewhere.example', sentence: '{name}, hello' };
    expect(noticeFaults({ ...DEFAULT_NOTICE, en })).toEqual(['notifications.link', 'notifications.place']);
  });
});

describe('a colour of the clinic', () => {
  it('is measured as WCAG measures', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#123456', '#123456')).toBe(1);
  });

  it('is taken from 4.5 to 1 on, on every surface, and refused just below', () => {
    const [enough, weak] = ['#656565', '#666666'];
    expect(accentContrast(enough, 'light').text).toBeGreaterThanOrEqual(TEXT_CONTRAST);
    expect(accentContrast(weak, 'light').text).toBeLessThan(5);
    expect(brandingFaults({ accentLight: enough, accentDark: null, mark: null })).toEqual([]);
    expect(brandingFaults({ accentLight: '#ffcc00', accentDark: '#202020', mark: null })).toEqual([
      ...['branding.light-text', 'branding.light-control', 'branding.dark-text', 'branding.dark-control'],
    ]);
  });
});

describe('a picture beside the name', () => {
  it('is a whole PNG and nothing behind it', () => {
    expect(pngFault(bytes())).toBeNull();
    expect(pngFault(bytes().slice(0, -1))).toBe('branding.mark-kind');
    expect(pngFault(Uint8Array.from([...bytes(), 0]))).toBe('branding.mark-kind');
    expect(pngFault(new TextEncoder().encode('<svg></svg>'))).toBe('branding.mark-kind');
  });

  it('has at most 64 kB, and at most 512 pixels each way', () => {
    expect(pngFault(new Uint8Array(MARK_BYTES + 1))).toBe('branding.mark-size');
    const wide = (pixels: number) => {
      const made = bytes();
      new DataView(made.buffer).setUint32(16, pixels);
      return made;
    };
    expect(pngFault(wide(512))).toBeNull();
    expect(pngFault(wide(513))).toBe('branding.mark-pixels');
  });
});

describe('the rest', () => {
  it('offers a language, and begins in one it offers', () => {
    expect(languageFaults({ offered: ['es'], first: 'es' })).toEqual([]);
    expect(languageFaults({ offered: ['es'], first: 'en' })).toEqual(['languages.first']);
    expect(languageFaults({ offered: [], first: 'en' })).toEqual(['languages.none']);
  });

  it('shows help at words of three letters and more, each once', () => {
    expect(crisisFaults({ wordsEn: ['end'], wordsEs: ['end'], resources: [] })).toEqual([]);
    expect(crisisFaults({ wordsEn: ['en', 'Pain', 'pain '], wordsEs: [], resources: [] })).toEqual([
      ...['crisis.short', 'crisis.twice'],
    ]);
  });

  it('keeps records from one year to fifty', () => {
    const keeps = (years: number) =>
      RetentionSetting.safeParse({ years, afterMajorityYears: 0, auditYears: 1 }).success;
    expect([0, 1, 50, 51].map(keeps)).toEqual([false, true, true, false]);
  });
});
