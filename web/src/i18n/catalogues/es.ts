// Spanish: informal (tú); the box is la caja.
import type { Translation } from '../translate.ts';

export const catalogue: Translation = {
  'app.name': 'Homedrop',

  'kind.phone': 'Móvil',
  'kind.tablet': 'Tableta',
  'kind.desktop': 'Ordenador',
  'kind.laptop': 'Portátil',
  'kind.tv': 'Televisor',
  'kind.headless': 'Caja',

  'header.pair': 'Vincular',
  'header.room': 'Sala por código',
  'header.in-room': 'En la sala {code}',
  'header.settings': 'Ajustes',
  'header.help': 'Ayuda',

  'dialog.close': 'Cerrar',
  'dialog.done': 'Listo',

  'self.you-are': 'Este dispositivo:',
  'self.rename': 'Cambiar el nombre de este dispositivo',
  'self.name': 'Nombre de este dispositivo',
  'self.save': 'Guardar',
  'self.cancel': 'Cancelar',

  'devices.heading': 'Dispositivos cercanos',
  'devices.empty.title': 'Aún no hay otro dispositivo',
  'devices.empty.how': 'Abre esta dirección en el navegador de tu otro dispositivo:',
  'devices.empty.qr': 'Código para escanear con la cámara de tu otro dispositivo',
  'devices.target': '{name}, {kind}, {status}. Enviar archivos',
  'devices.send-text': 'Enviar un texto a {name}',

  'devices.several': 'Enviar a varios dispositivos',

  'devices.more': 'Más sobre {name}',
  'devices.paired': 'vinculado, ha demostrado quién es',

  'device.text': 'Enviar un texto',
  'device.folder': 'Enviar una carpeta',
  'device.pair': 'Vincular',
  'device.who': '¿Es de verdad este dispositivo?',
  'device.proven': 'Sí. Está vinculado con este dispositivo y lo ha demostrado.',
  'device.compare':
    'Abre los detalles en ambos dispositivos y compara: si los dos muestran las mismas seis cifras, no hay nadie en medio.',
  'device.no-code': 'Las cifras para comparar aparecen cuando los dos dispositivos están conectados.',

  'path.idle': 'sin conexión ahora',
  'path.connecting': 'conectando…',
  'path.direct': 'conectado directamente',
  'path.relay': 'conectado a través de la caja',
  'path.failed': 'no se pudo alcanzar',

  'status.ready': 'toca para enviar archivos',
  'status.away': 'ausente',
  'status.connecting': 'conectando…',
  'status.direct': 'directo',
  'status.relay': 'a través de la caja',
  'status.sending': 'enviando {percent}',
  'status.receiving': 'recibiendo {percent}',
  'status.failed.no-answer': 'no responde',
  'status.failed.away': 'ausente, a la espera de que vuelva',
  'status.failed.unproven': 'no pudo demostrar quién es',
  'status.failed.intruder': 'no es seguro, no se envió nada',
  'status.failed.no-path': 'no hay camino por la red',
  'status.failed.lost': 'conexión perdida',
  'status.failed.box': 'caja inaccesible',
  'status.try-again': 'Reintentar',

  'box.unreachable':
    'No se puede alcanzar la caja. Se sigue intentando. Las transferencias en curso continúan.',
  'box.replaced': 'Homedrop está abierto en otra pestaña de este navegador.',
  'box.use-here': 'Usarlo aquí',

  'intruder.title': 'Alguien está en medio de este dispositivo y {name}',
  'intruder.what':
    'La conexión se cerró antes de enviar o recibir nada. No uses esta red para cosas privadas y pregunta a la persona que se ocupa de la caja.',
  'intruder.read': 'Lo he leído',

  'notice.away': '{name} está ausente. Lo que envíes espera aquí hasta que vuelva.',
  'notice.unpaired-by': '{name} ha terminado la vinculación.',

  'pair.title': 'Vincular dos dispositivos',
  'pair.opening': 'Pidiendo un código…',
  'pair.how': 'En el otro dispositivo, escanea esto con la cámara, o toca «Vincular» y escribe:',
  'pair.qr': 'Código para escanear con la cámara del otro dispositivo',
  'pair.other': 'O escribe el código que muestra el otro dispositivo',
  'pair.label': 'Seis cifras',
  'pair.hint': 'Seis cifras, válidas cinco minutos y para un solo intento.',
  'pair.pair': 'Vincular',
  'pair.cancel': 'Cancelar',
  'pair.close': 'Listo',
  'pair.again': 'Mostrar un código nuevo',
  'pair.confirm': '¿Vincular este dispositivo con el que muestra el código que escaneaste?',
  'pair.busy': 'Vinculando con {name}…',
  'pair.done': 'Vinculado con {name}.',
  'pair.done-what': 'Desde ahora los dos se encuentran en cualquier red y se demuestran quiénes son.',
  'pair.failed.wrong-code':
    'Las cifras no eran correctas. Por seguridad, cada código vale para un solo intento: muestra uno nuevo.',
  'pair.failed.unknown-slot':
    'Ningún dispositivo muestra este código, o ya se usó o caducó. Muestra uno nuevo.',
  'pair.failed.try-later': 'Demasiados intentos. Espera un poco y vuelve a probar.',
  'pair.failed.expired': 'El código caducó. Muestra uno nuevo.',
  'pair.failed.gone': 'El otro dispositivo se ha ido. Vuelve a probar.',
  'pair.failed.broken': 'El otro dispositivo dijo algo que no se entiende. Recarga la página en ambos.',
  'pair.failed.full':
    'Este dispositivo está vinculado con tantos otros como es posible. Desvincula uno primero.',
  'pair.failed.disabled': 'Esta caja no ofrece vinculación.',
  'pair.failed.box': 'No se puede alcanzar la caja. Vuelve a probar cuando esté de nuevo.',

  'refused.wait': {
    one: 'Demasiados intentos. Vuelve a probar en {count} segundo.',
    many: 'Demasiados intentos. Vuelve a probar en {count} segundos.',
    other: 'Demasiados intentos. Vuelve a probar en {count} segundos.',
  },

  'paired.here': 'aquí',
  'paired.not-here': 'no está aquí',
  'paired.auto-accept': 'Aceptar lo que envíe sin preguntar',
  'paired.name': 'Nombre para {name} en este dispositivo',
  'paired.rename': 'Cambiar el nombre de {name}',
  'paired.rename-short': 'Cambiar nombre',
  'paired.unpair': 'Desvincular',
  'paired.unpair-named': 'Desvincular {name}',
  'paired.unpair-sure': '¿Terminar la vinculación con {name}? Se le avisa y también la olvida.',

  'settings.title': 'Ajustes',
  'settings.paired': 'Dispositivos vinculados',
  'settings.none': 'Ninguno aún.',
  'settings.language': 'Idioma',
  'settings.language-auto': 'Como el navegador',

  'room.title': 'Sala por código',
  'room.what': 'En una sala todos se ven, estén en la red que estén. Desaparece cuando se va el último.',
  'room.new': 'Abrir una',
  'room.create': 'Abrir una sala',
  'room.enter': 'Entrar en una',
  'room.label': 'Cinco letras',
  'room.join': 'Entrar',
  'room.inside': 'Estás en la sala',
  'room.qr': 'Código para escanear que abre esta sala',
  'room.leave': 'Salir de la sala',
  'room.trouble.unknown-code': 'No hay ninguna sala con estas letras.',
  'room.trouble.try-later': 'Demasiados intentos. Espera un poco y vuelve a probar.',
  'room.trouble.disabled': 'Esta caja no ofrece salas por código.',
  'room.trouble.gone': 'La sala en la que estabas ya no existe.',
  'room.trouble.box': 'No se puede alcanzar la caja. Vuelve a probar cuando esté de nuevo.',

  'help.title': 'Ayuda',
  'help.send': 'Enviar algo',
  'help.send-how':
    'Abre esta página en ambos dispositivos. Toca el otro dispositivo y elige archivos. Van directamente de uno a otro, cifrados.',
  'help.see': 'No veo mi otro dispositivo',
  'help.see-how':
    'Los dos deben estar en la misma red que la caja y tener esta página abierta. En redes distintas, vincúlalos o usa una sala por código.',
  'help.pair': 'Vinculación',
  'help.pair-how':
    'Los dispositivos vinculados se encuentran en cualquier red y demuestran quiénes son, de modo que nadie puede ponerse en medio.',
  'help.room': 'Salas por código',
  'help.room-how': 'Cinco letras reúnen dispositivos por un rato, sin vincularlos.',
  'help.trust': 'Hacer que este navegador confíe en la caja',

  'diagnosis.title': '¿Por qué no veo mi otro dispositivo?',
  'diagnosis.start': 'Averiguar por qué',
  'diagnosis.running': 'Buscando…',
  'diagnosis.fine': 'Aquí todo está bien. Haz lo mismo en el otro dispositivo y compara.',
  'diagnosis.yes': 'sí',
  'diagnosis.no': 'no',
  'diagnosis.copy': 'Copiar el informe',
  'diagnosis.about.address': 'La caja ve este dispositivo como',
  'diagnosis.about.network': 'Tu red, otros en ella',
  'diagnosis.about.paired': 'Dispositivos vinculados aquí',
  'diagnosis.about.code': 'Sala por código, otros en ella',
  'diagnosis.about.seen': 'Otros dispositivos a la vista',
  'diagnosis.about.secure': 'Página segura',
  'diagnosis.about.trusted': 'Este navegador confía en la caja',
  'diagnosis.about.webrtc': 'Este navegador puede conectarse con otros',
  'diagnosis.about.stun': 'Conexiones directas: visto como',
  'diagnosis.about.router': 'Detrás de otro router',
  'diagnosis.about.ports': 'Un solo puerto para todos los destinos',
  'diagnosis.about.udp': 'A través de la caja por UDP',
  'diagnosis.about.tcp': 'A través de la caja por TCP',
  'diagnosis.about.tls': 'A través de la caja por TLS',
  'diagnosis.advice.box': 'La caja no responde. ¿Sigue este dispositivo en su red?',
  'diagnosis.advice.proxy':
    'Llegas a través de un proxy. Los dos dispositivos deben venir por el mismo camino, estar vinculados o estar en una sala por código.',
  'diagnosis.advice.proxy-ignored':
    'Llegas a través de un proxy en el que la caja no debe confiar, así que ve el proxy en lugar de a ti. Mira trusted-proxies en su configuración.',
  'diagnosis.advice.outside':
    'La caja te ve desde Internet. Desactiva una VPN o la Retransmisión privada de iCloud, deja la red móvil o usa una sala por código.',
  'diagnosis.advice.subnet':
    'Estás en otra red que la caja: una red de invitados, un segundo router o una VPN. Pasa a la red de la caja o usa una sala por código.',
  'diagnosis.advice.alone':
    'Abre esta página también en el otro dispositivo y compara: los dos deberían mostrar la misma red. Si no, uno está en una red de invitados o usa una VPN.',
  'diagnosis.advice.insecure':
    'Esta página se abrió sin cifrado; así algunas cosas no funcionan. Abre la dirección https de la caja.',
  'diagnosis.advice.stun-none':
    'Sin respuesta por UDP. Un cortafuegos en este dispositivo o en la caja lo impide; las conexiones pasan entonces por la caja.',
  'diagnosis.advice.untrusted':
    'Pasaste por alto una advertencia. Instalar la página y pasar por la caja con TLS requieren el certificado de la caja: mira Ayuda, «Hacer que este navegador confíe en la caja».',
  'diagnosis.advice.webrtc':
    'WebRTC está desactivado aquí, por un ajuste, una extensión o el modo de aislamiento de un iPhone. Permítelo para esta página o usa otro navegador.',
  'diagnosis.advice.stun-elsewhere':
    'Las conexiones directas salen de este dispositivo por otro camino que esta página: hay una VPN o un segundo router en medio.',
  'diagnosis.advice.router':
    'Hay un segundo router entre este dispositivo y la caja. A los dispositivos del otro lado quizá solo se llegue a través de la caja.',
  'diagnosis.advice.alternate':
    'El segundo puerto de la caja (UDP 3479) no respondió, así que no se pudo comparar. Quizá lo bloquee un cortafuegos.',
  'diagnosis.advice.ports':
    'Un router intermedio cambia de puerto en cada conexión. Las conexiones directas pueden fallar; entonces interviene la caja.',
  'diagnosis.advice.udp': 'Bloqueado por un cortafuegos. Solo importa si TCP y TLS tampoco funcionan.',
  'diagnosis.advice.tcp': 'Bloqueado por un cortafuegos. Solo importa si UDP tampoco funciona.',
  'diagnosis.advice.tls':
    'Un cortafuegos bloquea el puerto 5349. Solo importa en redes que bloquean todo lo demás.',
  'diagnosis.advice.tls-untrusted':
    'Solo funciona donde este navegador confía en la caja. Solo importa en redes que bloquean todo lo demás.',

  'diagnosis.trial.title': 'Probar una conexión',
  'diagnosis.trial.none': 'No hay otro dispositivo a la vista con el que probar.',
  'diagnosis.trial.try': 'Probar con {name}',
  'diagnosis.trial.relay':
    'La red mantiene separados los dos (aislamiento de clientes, red de invitados o cortafuegos), así que la caja lo pasa todo. Más lento, pero funciona.',
  'diagnosis.trial.no-path':
    'Ni directamente ni a través de la caja. Un cortafuegos en uno de los dos o en la red bloquea UDP y los puertos 3478 y 5349, o hay una VPN activa.',
  'diagnosis.trial.no-answer':
    'El otro dispositivo no responde. ¿Está abierta allí la página y encendida la pantalla?',
  'diagnosis.trial.away': 'El otro dispositivo está en reposo o muestra otra cosa. Abre la página allí.',
  'diagnosis.trial.unproven': 'El otro lado no pudo demostrar quién es. Recarga la página en ambos.',
  'diagnosis.trial.intruder': 'Respondió otra persona. No uses esta red para cosas privadas.',
  'diagnosis.trial.lost': 'Funcionó y se cortó. Un wifi débil, o uno de los dos cambió de red.',
  'diagnosis.trial.box': 'No se puede alcanzar la caja.',
  'diagnosis.pair': 'En uso',
  'diagnosis.here': 'Ofrecido por este dispositivo',
  'diagnosis.there': 'Ofrecido por el otro',
  'diagnosis.details': 'Detalles',

  'request.title': '{name} quiere enviarte algo',
  'request.files': { one: '{count} archivo', many: '{count} archivos', other: '{count} archivos' },
  'request.all': 'Aceptar todo',
  'request.take': 'Aceptar {name}',
  'request.where': 'Elegir dónde…',
  'request.full':
    'Este dispositivo solo tiene espacio para {room}. Elige menos archivos, libera espacio o elige dónde guardarlos.',
  'request.memory': 'Este navegador guarda en memoria lo que recibe, {room} como máximo.',
  'request.list': 'Archivos',
  'request.accept': 'Aceptar',
  'request.decline': 'Rechazar',

  'outbox.collecting': 'Revisando la carpeta…',
  'outbox.nothing': 'No contiene ningún archivo.',
  'outbox.unreadable': {
    one: 'No se pudo leer {count} archivo o carpeta, así que no se envía.',
    many: 'No se pudieron leer {count} archivos o carpetas, así que no se envían.',
    other: 'No se pudieron leer {count} archivos o carpetas, así que no se envían.',
  },
  'outbox.to': 'Enviar a',
  'outbox.send': 'Enviar',
  'outbox.nobody': 'Aún no hay otro dispositivo aquí.',

  'again.pick': 'Elegirlos de nuevo',
  'again.allow': 'Permitir leerlos de nuevo',
  'again.changed': {
    one: '{count} de los archivos ha cambiado desde entonces. Cancela este envío y empieza otro.',
    many: '{count} de los archivos han cambiado desde entonces. Cancela este envío y empieza otro.',
    other: '{count} de los archivos han cambiado desde entonces. Cancela este envío y empieza otro.',
  },
  'again.missing': {
    one: 'Aún falta {count} archivo.',
    many: 'Aún faltan {count} archivos.',
    other: 'Aún faltan {count} archivos.',
  },

  'file.folder': 'carpeta vacía',
  'file.skipped': 'no solicitado',
  'file.cancel': 'Omitir {name}',

  'text.title': 'Texto para {name}',
  'text.label': 'Texto o enlace',
  'text.send': 'Enviar',
  'text.cancel': 'Cancelar',
  'text.from': 'De {name}',
  'text.copy': 'Copiar',
  'text.copied': 'Copiado',
  'text.copy-failed': 'Este navegador no deja que la página copie. Selecciona el texto y cópialo.',
  'text.dismiss': 'Quitar este texto',
  'text.heading': 'Textos recibidos',
  'text.delivered': 'El texto ha llegado a {name}.',
  'text.failed': 'El texto no llegó a {name}.',

  'transfers.heading': 'Transferencias',
  'transfers.to': 'a {name}',
  'transfers.from': 'de {name}',
  'transfers.name': {
    one: '{first} y {count} más',
    many: '{first} y {count} más',
    other: '{first} y {count} más',
  },
  'transfers.progress': '{done} de {total}',
  'transfers.left': 'quedan {time}',
  'transfers.cancel': 'Cancelar {name}',
  'transfers.pause': 'Pausar {name}',
  'transfers.resume': 'Reanudar {name}',
  'transfers.save': 'Guardar',
  'transfers.save-again': 'Guardar de nuevo',
  'transfers.save-named': '{action}: {name}',
  'transfers.save-all': 'Guardar todo',
  'transfers.saving': 'Empaquetando {percent}…',
  'transfers.archive': 'De {name}',
  'transfers.archive-failed': 'No se pudieron empaquetar juntos. Guárdalos uno a uno.',
  'transfers.files': 'Archivos de {name}',
  'transfers.again': 'Enviar de nuevo',
  'transfers.dismiss': 'Quitar {name} de la lista',

  'transfer.running': 'en curso',
  'transfer.waiting': 'en espera',
  'transfer.paused': 'en pausa',
  'transfer.hold.answer-here': 'a la espera de tu respuesta',
  'transfer.hold.answer-there': 'a la espera del otro lado',
  'transfer.hold.preparing': 'preparando…',
  'transfer.hold.files-here': 'elige de nuevo los mismos archivos para continuar',
  'transfer.hold.paused-here': 'en pausa',
  'transfer.hold.paused-there': 'en pausa por el otro lado',
  'transfer.hold.connection': 'a la espera de la conexión',
  'transfer.done.send': 'enviado y comprobado',
  'transfer.done.receive': 'recibido y comprobado',
  'transfer.cancelled.here': 'cancelado',
  'transfer.cancelled.there': 'cancelado por el otro lado',

  'cause.declined.here': 'rechazado',
  'cause.declined.there': 'el otro lado lo rechazó',
  'cause.disk-full': 'El dispositivo que recibe no tiene más espacio. Libera algo allí y envía de nuevo.',
  'cause.too-large-for-memory':
    'Demasiado grande para ese navegador, que solo puede guardar archivos en memoria.',
  'cause.permission': 'El navegador ya no puede usar este archivo o carpeta. Elígelo de nuevo.',
  'cause.storage': 'El dispositivo que recibe no pudo guardarlo.',
  'cause.evicted':
    'El navegador ha descartado lo recibido aquí porque necesitaba el espacio. Envía de nuevo.',
  'cause.connection-lost': 'La conexión se perdió y no volvió. Envía de nuevo.',
  'cause.file-changed': 'El archivo cambió mientras se enviaba. Envíalo de nuevo.',
  'cause.file-vanished': 'El archivo ya no está.',
  'cause.digest-mismatch': 'Lo que llegó no era lo que se envió, así que se descartó. Envía de nuevo.',
  'cause.too-many-files': 'Demasiados archivos a la vez. Envía menos.',
  'cause.too-large': 'El archivo es demasiado grande para enviarlo.',
  'cause.incompatible':
    'El otro dispositivo tiene abierta otra versión de Homedrop. Recarga la página en ambos.',
  'cause.protocol': 'El otro dispositivo dijo algo que no se entiende. Recarga la página en ambos.',

  'announce.arrived': '{name} está aquí',
  'announce.request': '{name} quiere enviarte {files}',
  'announce.text': 'Ha llegado un texto de {name}',
  'announce.sent': '{what} se envió a {name}',
  'announce.received': '{what} se recibió de {name}',
  'announce.failed': '{what}: {reason}',
};
