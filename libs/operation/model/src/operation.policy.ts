import { policy, role } from '@holdfast/platform/model';

/** Who may see how the installation fares, and put its queue right. Nothing of it names a patient. */
export const operationPolicy = policy({
  'system.read': role('admin'),
  'system.operate': role('admin'),
});
