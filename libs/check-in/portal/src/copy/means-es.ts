import type { SameWords } from '@holdfast/platform/portal';
import type { meansEn } from './means-en';

/** "What does this mean?" on the clinic's pages about check-ins, in Spanish. */
export const meansEs: SameWords<typeof meansEn> = {
  report:
    'Este es un chequeo tal como lo envió el paciente. Las reglas miran cada respuesta y cada total; lo que vieron está arriba, con la respuesta que llevó a ello. Que una regla no vea nada no prueba que el paciente esté bien. Solo hay total si se respondieron todas las preguntas de un formulario. El cambio se cuenta desde la línea de base del paciente, que es el último total antes de la primera infusión de la serie actual. «Marcar como leído» le dice al paciente quién lo leyó.',
  trend:
    'Cada marca es un total. El eje abarca siempre toda la escala del formulario, para que una pendiente se vea tal como es. Las palabras del borde derecho son los niveles publicados. ▼ es una infusión. × es un chequeo sin respuesta; ninguna línea lo cruza. Una marca hueca se respondió tarde, en papel o por teléfono. El corchete es un cambio que la gente nota. Las flechas van de marca en marca; T muestra la tabla.',
  caseload:
    'Todos sus pacientes, primero quienes necesitan algo: una alerta abierta, luego una última respuesta sobre hacerse daño, luego una subida, luego una respuesta atrasada, y después por nombre. El título de una columna ordena por ella. La línea pequeña muestra los últimos totales del PHQ-9 en toda la escala de 0 a 27; más bajo es mejor. Un chequeo abierto más de diez días cuenta como atrasado.',
  plan: 'El plan dice qué formularios se preguntan y cuándo. Los días se cuentan desde una infusión, así que una nueva infusión mueve lo que sigue. «Mostrar qué cambiaría» todavía no cambia nada. Lo que el paciente ya puede ver queda igual; solo se planea de nuevo lo que está por venir. En siete días no se hacen más preguntas de las que permite el plan, salvo lo que busca señales de peligro y lo que sigue a una infusión.',
  rules:
    'Una regla lee cada respuesta y cada total y dice con qué urgencia debe mirar una persona. Los hallazgos críticos, altos y moderados sobre peligro son alertas enseguida; los demás ordenan la lista de chequeos. «Probar en el último trimestre» muestra qué habría avisado otro valor, y no cambia nada. Un cambio cuenta desde que se guarda. Los niveles de la pregunta 9 del PHQ-9 y de la 12 del QIDS suben un escalón cuando la respuesta subió desde cero, o cuando es la segunda seguida por encima de cero. Las reglas dicen a las personas dónde mirar. No deciden ningún tratamiento.',
};
