import {
  CrisisSetting,
  crisisFaults,
  DEFAULT_NOTICE,
  LanguageSetting,
  languageFaults,
  NoticeSetting,
  noticeFaults,
  ProfileSetting,
  profileFaults,
  RetentionSetting,
} from '@holdfast/clinic/model';
import type { Tx } from '@holdfast/platform/server';
import { Clinic } from '../clinic.entity';
import { retentionOf } from './retention';
import type { SettingKind } from './setting-kind';

/** How the clinic is called and reached. */
export const PROFILE_KIND: SettingKind<ProfileSetting> = {
  ...{ name: 'profile', who: 'everyone', schema: ProfileSetting, faults: profileFaults },
  read: async (tx) => {
    const { name, neutralName, phone } = await cardOf(tx);
    return { name, neutralName, phone };
  },
  apply: (tx, value) => put(tx, value),
};

/** What the clinic adds to the help that ships. */
export const CRISIS_KIND: SettingKind<CrisisSetting> = {
  ...{ name: 'crisis', who: 'patients', schema: CrisisSetting, faults: crisisFaults },
  read: async (tx) => {
    const { crisisWords, crisisWordsEs, crisisResources } = await cardOf(tx);
    return { wordsEn: crisisWords, wordsEs: crisisWordsEs, resources: [...crisisResources] };
  },
  apply: (tx, { wordsEn, wordsEs, resources }) =>
    put(tx, { crisisWords: wordsEn, crisisWordsEs: wordsEs, crisisResources: resources }),
};

/** In which languages the clinic looks after people. */
export const LANGUAGE_KIND: SettingKind<LanguageSetting> = {
  ...{ name: 'languages', who: 'everyone', schema: LanguageSetting, faults: languageFaults },
  read: async (tx) => {
    const { languages, firstLanguage } = await cardOf(tx);
    return { offered: languages, first: firstLanguage };
  },
  apply: (tx, { offered, first }) => put(tx, { languages: [...new Set(offered)].toSorted(), firstLanguage: first }),
};

/** How the mails are worded that say that something is new. */
export const NOTICE_KIND: SettingKind<NoticeSetting> = {
  ...{ name: 'notifications', who: 'everyone', schema: NoticeSetting, faults: noticeFaults },
  read: async (tx) => (await cardOf(tx)).notice ?? DEFAULT_NOTICE,
  apply: (tx, notice) => put(tx, { notice }),
};

/** How long records are kept: the clinic decides it with its lawyer. */
export const RETENTION_KIND: SettingKind<RetentionSetting> = {
  ...{ name: 'retention', who: 'patients', schema: RetentionSetting, isGuarded: true, faults: () => [] },
  read: retentionOf,
  apply: (tx, retention) => put(tx, { retention }),
};

function cardOf(tx: Tx): Promise<Clinic> {
  return tx.manager.findOneByOrFail(Clinic, { clinicId: tx.actor.clinicId });
}

async function put(tx: Tx, part: object): Promise<void> {
  await tx.manager.update(Clinic, { clinicId: tx.actor.clinicId }, part);
}
