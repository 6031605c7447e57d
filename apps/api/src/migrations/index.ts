import { Platform1763800001000 } from './1000s/1000-platform';
import { Identity1763800001010 } from './1000s/1010-identity';
import { Clinic1763800001020 } from './1000s/1020-clinic';
import { Messaging1763800001030 } from './1000s/1030-messaging';
import { MessagingHot1763800001040 } from './1000s/1040-messaging-hot';
import { Safety1763800001050 } from './1000s/1050-safety';
import { MessagingReading1763800001052 } from './1000s/1052-messaging-reading';
import { SafetyWords1763800001055 } from './1000s/1055-safety-words';
import { CheckIn1763800001060 } from './1000s/1060-check-in';
import { CheckInHot1763800001070 } from './1000s/1070-check-in-hot';
import { SafetyAnew1763800001080 } from './1000s/1080-safety-anew';
import { SafetyReasons1763800001090 } from './1000s/1090-safety-reasons';
import { CheckInLight1763800001100 } from './1100s/1100-check-in-light';
import { CheckInSettle1763800001110 } from './1100s/1110-check-in-settle';
import { Treatment1763800001120 } from './1100s/1120-treatment';
import { NeedHot1763800001130 } from './1100s/1130-need-hot';
import { InfusionThresholds1763800001140 } from './1100s/1140-infusion-thresholds';
import { LastAnswer1763800001150 } from './1100s/1150-last-answer';
import { NeedInputs1763800001180 } from './1100s/1180-need-inputs';
import { DecisionMail1763800001190 } from './1100s/1190-decision-mail';
import { TreatmentPlan1763800001160 } from './1100s/1160-treatment-plan';
import { RideHome1763800001170 } from './1100s/1170-ride-home';
import { NeedLean1763800001200 } from './1200s/1200-need-lean';
import { Referral1763800001210 } from './1200s/1210-referral';
import { ReleaseNames1763800001220 } from './1200s/1220-release-names';
import { RoomLinks1763800001230 } from './1200s/1230-room-links';
import { ReferralTurn1763800001240 } from './1200s/1240-referral-turn';
import { ReferralRelay1763800001270 } from './1200s/1270-referral-relay';
import { SearchWish1763800001250 } from './1200s/1250-search-wish';
import { ReferralTurnAnew1763800001275 } from './1200s/1275-referral-turn-anew';
import { SignIn1763800001290 } from './1200s/1290-sign-in';
import { AuditReaders1763800001304 } from './1300s/1304-audit-readers';
import { AuditLean1763800001306 } from './1300s/1306-audit-lean';
import { Operation1763800001320 } from './1300s/1320-operation';
import { AuditLog1763800001300 } from './1300s/1300-audit-log';
import { AuditPurpose1763800001302 } from './1300s/1302-audit-purpose';
import { KeyLife1763800001322 } from './1300s/1322-key-life';
import { SetUp1763800001340 } from './1300s/1340-set-up';
import { PoolAway1763800001351 } from './1300s/1351-pool-away';
import { ClinicSettings1763800001350 } from './1300s/1350-clinic-settings';
import { People1763800001342 } from './1300s/1342-people';
import { PatientMerge1763800001362 } from './1300s/1362-patient-merge';
import { ProxyHints1763800001364 } from './1300s/1364-proxy-hints';
import { Proxy1763800001360 } from './1300s/1360-proxy';
import { SessionLock1763800001373 } from './1300s/1373-session-lock';
import { DeviceLook1763800001376 } from './1300s/1376-device-look';
import { SignInPruning1763800001377 } from './1300s/1377-sign-in-pruning';
import { RefreshAttempt1763800001372 } from './1300s/1372-refresh-attempt';
import { Rescue1763800001371 } from './1300s/1371-rescue';
import { SignInHold1763800001370 } from './1300s/1370-sign-in-hold';
import { Record1763800001355 } from './1300s/record/1355-record';
import { RecordPurpose1763800001356 } from './1300s/record/1356-record-purpose';
import { GoneThreads1763800001357 } from './1300s/record/1357-gone-threads';
import { AcceptedBy1763800001358 } from './1300s/record/1358-accepted-by';

/** The one ordered history of the database. */
export const MIGRATIONS = [
  Platform1763800001000,
  Identity1763800001010,
  Clinic1763800001020,
  Messaging1763800001030,
  MessagingHot1763800001040,
  Safety1763800001050,
  MessagingReading1763800001052,
  SafetyWords1763800001055,
  CheckIn1763800001060,
  CheckInHot1763800001070,
  SafetyAnew1763800001080,
  SafetyReasons1763800001090,
  CheckInLight1763800001100,
  CheckInSettle1763800001110,
  Treatment1763800001120,
  NeedHot1763800001130,
  InfusionThresholds1763800001140,
  LastAnswer1763800001150,
  NeedInputs1763800001180,
  DecisionMail1763800001190,
  TreatmentPlan1763800001160,
  RideHome1763800001170,
  NeedLean1763800001200,
  Referral1763800001210,
  ReleaseNames1763800001220,
  RoomLinks1763800001230,
  ReferralTurn1763800001240,
  ReferralRelay1763800001270,
  SearchWish1763800001250,
  ReferralTurnAnew1763800001275,
  SignIn1763800001290,
  Operation1763800001320,
  AuditLog1763800001300,
  AuditPurpose1763800001302,
  KeyLife1763800001322,
  AuditReaders1763800001304,
  AuditLean1763800001306,
  SetUp1763800001340,
  People1763800001342,
  ClinicSettings1763800001350,
  PoolAway1763800001351,
  Proxy1763800001360,
  SignInHold1763800001370,
  Record1763800001355,
  RecordPurpose1763800001356,
  GoneThreads1763800001357,
  AcceptedBy1763800001358,
  PatientMerge1763800001362,
  ProxyHints1763800001364,
  Rescue1763800001371,
  RefreshAttempt1763800001372,
  SessionLock1763800001373,
  DeviceLook1763800001376,
  SignInPruning1763800001377,
];
