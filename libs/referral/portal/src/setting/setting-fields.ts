import {
  DEFAULT_REFERRAL_CLOCKS,
  DEFAULT_REFERRAL_NEED,
  REFERRAL_CLOCK_RANGES,
  REFERRAL_NEED_RANGES,
  ReferralClocks,
  ReferralNeedThresholds,
} from '@holdfast/referral/model';

/** Which of the two settings. */
export type SettingKind = 'clocks' | 'need';

/** A setting while it is being typed: a number for each name. */
export type SettingValues = Readonly<Record<string, number>>;

interface SettingField {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

const RANGES: Readonly<Record<SettingKind, Readonly<Record<string, readonly [number, number]>>>> = {
  clocks: REFERRAL_CLOCK_RANGES,
  need: REFERRAL_NEED_RANGES,
};
const USUAL: Readonly<Record<SettingKind, SettingValues>> = {
  clocks: DEFAULT_REFERRAL_CLOCKS,
  need: DEFAULT_REFERRAL_NEED,
};
const SCHEMAS = { clocks: ReferralClocks, need: ReferralNeedThresholds };

/** The fields of a setting, in order, each with its range and the usual value. */
export function settingFields(kind: SettingKind): SettingField[] {
  return Object.entries(RANGES[kind]).map(([name, [least, most]]) => ({
    ...{ name, least, most, usual: USUAL[kind][name] ?? least },
  }));
}

/** What is wrong with a setting as a whole: a value outside its range, or two in the wrong order; null for nothing. */
export function settingFault(kind: SettingKind, values: SettingValues): 'invalid' | 'crossed' | null {
  const read = SCHEMAS[kind].safeParse(values);
  if (read.success) return null;
  return read.error.issues.every(({ code }) => code === 'custom') ? 'crossed' : 'invalid';
}
