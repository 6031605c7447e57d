import type { SameWords } from '@holdfast/platform/portal';
import type { glassEn } from './glass-en';

/** Opening a chart in an emergency, in Spanish. */
export const glassEs: SameWords<typeof glassEn> = {
  title: 'Este expediente no es suyo',
  lead: 'Usted no está en el equipo de atención de este paciente. Pida a alguien del equipo o de coordinación que le añada.',
  emergency: 'En una emergencia puede abrirlo ahora, durante una hora.',
  seen: 'El paciente leerá su motivo, y quien supervisa la clínica recibe un informe.',
  reason: '¿Por qué no puede esperar?',
  hint: 'Una o dos frases sencillas.',
  needed: 'Escriba por qué.',
  open: 'Abrir por emergencia',
  opening: 'Abriendo …',
  running: 'Abierto por emergencia hasta las {{at}}. Usted no está en el equipo de atención.',
  end: 'Cerrarlo ahora',
  missing: 'Aquí no hay ningún expediente que pueda abrir.',
  problem: { 'break-glass.no-session': 'Inicie sesión para abrir un expediente por emergencia.' },
};
