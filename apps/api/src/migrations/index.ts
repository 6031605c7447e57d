import { Platform1763800001000 } from './1000-platform';
import { Identity1763800001010 } from './1010-identity';
import { Clinic1763800001020 } from './1020-clinic';
import { Messaging1763800001030 } from './1030-messaging';
import { MessagingHot1763800001040 } from './1040-messaging-hot';
import { Safety1763800001050 } from './1050-safety';
import { MessagingReading1763800001052 } from './1052-messaging-reading';
import { SafetyWords1763800001055 } from './1055-safety-words';
import { CheckIn1763800001060 } from './1060-check-in';
import { CheckInHot1763800001070 } from './1070-check-in-hot';
import { SafetyAnew1763800001080 } from './1080-safety-anew';
import { SafetyReasons1763800001090 } from './1090-safety-reasons';
import { CheckInLight1763800001100 } from './1100-check-in-light';
import { CheckInSettle1763800001110 } from './1110-check-in-settle';
import { Treatment1763800001120 } from './1120-treatment';
import { NeedHot1763800001130 } from './1130-need-hot';
import { InfusionThresholds1763800001140 } from './1140-infusion-thresholds';

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
];
