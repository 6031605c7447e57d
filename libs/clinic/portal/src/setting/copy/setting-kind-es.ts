import type { SameWords } from '@holdfast/platform/portal';
import type { settingKindEn } from './setting-kind-en';

/** The kinds of settings and their parts, in Spanish. */
export const settingKindEs: SameWords<typeof settingKindEn> = {
  kind: {
    hours: {
      title: 'Horario y días de cierre',
      about: 'Cuándo hay alguien. Toda promesa de respuesta cuenta con esto.',
    },
    profile: { title: 'Nombres y teléfono', about: 'Cómo se llama la clínica y cómo se la encuentra.' },
    crisis: {
      title: 'Ayuda en una crisis',
      about: 'Palabras que muestran ayuda, y lugares cercanos junto a los que ya vienen.',
    },
    languages: { title: 'Idiomas', about: 'Entre qué se puede elegir, y en cuál empieza una cuenta nueva.' },
    notifications: { title: 'Texto de los correos', about: 'Qué dicen los correos. Nunca dicen qué hay de nuevo.' },
    retention: {
      title: 'Cuánto se guardan los registros',
      about: 'Tras el último contacto, para menores y para el registro de accesos.',
    },
    branding: { title: 'Aspecto', about: 'El color de lo que se pulsa, y una imagen junto al nombre.' },
    topics: { title: 'Temas y promesas', about: 'Quién lee lo que escribe un paciente, y para cuándo.' },
    pools: { title: 'Grupos', about: 'Quién está en qué grupo de lectores.' },
  },
  part: {
    hours: { zone: 'Zona horaria', hours: 'Horario de la semana', holidays: 'Días de cierre' },
    profile: { name: 'Nombre de la clínica', neutralName: 'Nombre neutro', phone: 'Teléfono' },
    crisis: { wordsEn: 'Palabras en inglés', wordsEs: 'Palabras en español', resources: 'Lugares cercanos' },
    languages: { offered: 'Idiomas que se ofrecen', first: 'Una cuenta nueva empieza en' },
    notifications: { sender: 'Nombre del remitente', en: 'Inglés', es: 'Español' },
    retention: {
      years: 'Años tras el último contacto',
      afterMajorityYears: 'Para menores: años tras la mayoría de edad',
      auditYears: 'Años del registro de accesos',
    },
    branding: { accentLight: 'Color con luz', accentDark: 'Color en oscuro', mark: 'Imagen junto al nombre' },
    topics: { question: 'Pregunta', medicine: 'Medicina', scheduling: 'Citas', feeling: 'Cómo me siento' },
    pools: { pools: 'Grupos' },
  },
};
