// Catalan: vós when the page speaks to people, tu on buttons; the box is la caixa.
import type { Catalogue } from '../translate.ts';

export const catalogue: Catalogue = {
  'app.name': 'Homedrop',
  'app.what':
    'Passa fitxers i textos d’un dispositiu a un altre, directament per la vostra pròpia xarxa. Sense compte, sense núvol.',

  'kind.phone': 'Mòbil',
  'kind.tablet': 'Tauleta',
  'kind.desktop': 'Ordinador',
  'kind.laptop': 'Portàtil',
  'kind.tv': 'Televisor',
  'kind.headless': 'Caixa',

  'header.pair': 'Vincula',
  'header.room': 'Sala amb codi',
  'header.in-room': 'A la sala {code}',
  'header.settings': 'Configuració',
  'header.help': 'Ajuda',

  'dialog.close': 'Tanca',
  'dialog.done': 'Fet',

  'self.you-are': 'Aquest dispositiu:',
  'self.rename': 'Canvia el nom d’aquest dispositiu',
  'self.name': 'Nom d’aquest dispositiu',
  'self.save': 'Desa',
  'self.cancel': 'Cancel·la',

  'devices.heading': 'Dispositius propers',
  'devices.looking': 'S’estan cercant altres dispositius…',
  'devices.empty.title': 'Encara no hi ha cap altre dispositiu',
  'devices.empty.how': 'Obriu aquesta adreça al navegador de l’altre dispositiu:',
  'devices.empty.qr': 'Codi per escanejar amb la càmera de l’altre dispositiu',
  'devices.target': '{name}, {kind}, {status}. Envia fitxers',
  'devices.send-text': 'Envia un text a {name}',

  'devices.several': 'Envia a diversos dispositius',

  'devices.more': 'Més sobre {name}',
  'devices.paired': 'vinculat, ha demostrat qui és',

  'device.text': 'Envia un text',
  'device.folder': 'Envia una carpeta',
  'device.pair': 'Vincula',
  'device.who': 'És realment aquest dispositiu?',
  'device.proven': 'Sí. Està vinculat amb aquest dispositiu i ho ha demostrat.',
  'device.compare':
    'Obriu els detalls en tots dos dispositius i compareu: si tots dos mostren les mateixes sis xifres, no hi ha ningú enmig.',
  'device.no-code': 'Les xifres per comparar apareixen quan els dos dispositius estan connectats.',

  'path.idle': 'ara no està connectat',
  'path.connecting': 's’està connectant…',
  'path.direct': 'connectat directament',
  'path.relay': 'connectat a través de la caixa',
  'path.failed': 'no s’hi ha pogut arribar',
  'away.title': 'No s’arriba a la caixa',
  'away.why':
    'Està engegada, i aquest dispositiu és a la seva xarxa? Aquesta pàgina continua tota sola quan torna.',
  'away.works':
    'Mentrestant podeu desar el que s’ha rebut aquí, i deixar anar, enganxar o compartir el que s’hagi d’enviar després: espera en aquesta pàgina.',
  'away.trust': 'S’ha configurat la caixa de nou? Mireu si aquest navegador encara hi confia.',
  'version.ready': 'Hi ha una versió nova de Homedrop a punt.',
  'version.load': 'Carrega-la',
  'version.later': 'Més tard',
  'version.waiting': 'La versió nova es carrega quan no hi ha cap transferència en curs.',

  'status.ready': 'toqueu per enviar fitxers',
  'status.away': 'absent',
  'status.connecting': 's’està connectant…',
  'status.direct': 'directe',
  'status.relay': 'a través de la caixa',
  'status.sending': 's’està enviant {percent}',
  'status.receiving': 's’està rebent {percent}',
  'status.failed.no-answer': 'no respon',
  'status.failed.away': 'absent, a l’espera que torni',
  'status.failed.unproven': 'no ha pogut demostrar qui és',
  'status.failed.intruder': 'no és segur, no s’ha enviat res',
  'status.failed.no-path': 'no hi ha camí per la xarxa',
  'status.failed.lost': 's’ha perdut la connexió',
  'status.failed.box': 'no s’arriba a la caixa',
  'status.try-again': 'Torna-ho a provar',

  'box.unreachable': 'No s’arriba a la caixa. Es continua provant. Les transferències en curs continuen.',
  'box.replaced': 'Homedrop és obert en una altra pestanya d’aquest navegador.',
  'box.use-here': 'Utilitza’l aquí',

  'intruder.title': 'Hi ha algú entre aquest dispositiu i {name}',
  'intruder.what':
    'La connexió s’ha tancat abans d’enviar o rebre res. No utilitzeu aquesta xarxa per a coses privades i pregunteu a la persona que s’ocupa de la caixa.',
  'intruder.read': 'Ho he llegit',

  'notice.away': '{name} és absent. El que envieu espera aquí fins que torni.',
  'notice.unpaired-by': '{name} ha posat fi a la vinculació.',
  'notice.folder':
    'El navegador ja no pot utilitzar la carpeta dels fitxers rebuts. Esperen aquí; torneu a triar la carpeta a la configuració.',

  'pair.title': 'Vincula dos dispositius',
  'pair.opening': 'S’està demanant un codi…',
  'pair.how': 'A l’altre dispositiu, escanegeu això amb la càmera, o toqueu «Vincula» i escriviu:',
  'pair.qr': 'Codi per escanejar amb la càmera de l’altre dispositiu',
  'pair.other': 'O escriviu el codi que mostra l’altre dispositiu',
  'pair.label': 'Sis xifres',
  'pair.hint': 'Sis xifres, vàlides cinc minuts i per a un sol intent.',
  'pair.pair': 'Vincula',
  'pair.cancel': 'Cancel·la',
  'pair.close': 'Fet',
  'pair.again': 'Mostra un codi nou',
  'pair.confirm': 'Voleu vincular aquest dispositiu amb el que mostra el codi que heu escanejat?',
  'pair.busy': 'S’està vinculant amb {name}…',
  'pair.done': 'Vinculat amb {name}.',
  'pair.done-what':
    'A partir d’ara tots dos es troben en qualsevol xarxa i es demostren l’un a l’altre qui són.',
  'pair.failed.wrong-code':
    'Les xifres no eren correctes. Per seguretat, cada codi val per a un sol intent: mostreu-ne un de nou.',
  'pair.failed.unknown-slot':
    'Cap dispositiu mostra aquest codi, o ja s’ha fet servir o ha caducat. Mostreu-ne un de nou.',
  'pair.failed.try-later': 'Massa intents. Espereu una mica i torneu-ho a provar.',
  'pair.failed.expired': 'El codi ha caducat. Mostreu-ne un de nou.',
  'pair.failed.gone': 'L’altre dispositiu ha marxat. Torneu-ho a provar.',
  'pair.failed.broken':
    'L’altre dispositiu ha dit una cosa que no s’entén. Torneu a carregar la pàgina en tots dos.',
  'pair.failed.full':
    'Aquest dispositiu està vinculat amb tants altres com és possible. Desvinculeu-ne primer un.',
  'pair.failed.disabled': 'Aquesta caixa no ofereix vinculació.',
  'pair.failed.box': 'No s’arriba a la caixa. Torneu-ho a provar quan hi torni a ser.',

  'refused.wait': {
    one: 'Massa intents. Torneu-ho a provar d’aquí a {count} segon.',
    many: 'Massa intents. Torneu-ho a provar d’aquí a {count} segons.',
    other: 'Massa intents. Torneu-ho a provar d’aquí a {count} segons.',
  },

  'paired.here': 'aquí',
  'paired.not-here': 'no és aquí',
  'paired.auto-accept': 'Accepta el que enviï sense preguntar',
  'paired.name': 'Nom per a {name} en aquest dispositiu',
  'paired.rename': 'Canvia el nom de {name}',
  'paired.rename-short': 'Canvia el nom',
  'paired.unpair': 'Desvincula',
  'paired.unpair-named': 'Desvincula {name}',
  'paired.unpair-sure':
    'Voleu posar fi a la vinculació amb {name}? L’altre dispositiu en serà informat i també l’oblidarà.',

  'settings.title': 'Configuració',
  'settings.paired': 'Dispositius vinculats',
  'settings.none': 'Encara cap.',
  'settings.language': 'Llengua',
  'settings.language-auto': 'La del navegador',
  'settings.theme': 'Clar o fosc',
  'settings.theme.auto': 'Com el sistema',
  'settings.theme.light': 'Clar',
  'settings.theme.dark': 'Fosc',
  'settings.notice': 'Quan arriba alguna cosa',
  'settings.notifications': 'Mostra una notificació mentre aquesta pàgina no és a la vista',
  'settings.notifications-denied':
    'Aquest navegador no ho permet. Permeteu les notificacions d’aquesta pàgina a la configuració del navegador.',
  'settings.notifications-missing':
    'Aquest navegador només les mostra per a una caixa en què confia: vegeu l’ajuda.',
  'settings.sound': 'Reprodueix un so suau',
  'settings.vibration': 'Vibra',
  'settings.received': 'El que arriba',
  'settings.saving': 'Fitxers rebuts',
  'settings.saving.ask': 'Esperen aquí fins que els desi',
  'settings.saving.downloads': 'Van de seguida a les baixades',
  'settings.saving.folder': 'Van de seguida a una carpeta',
  'settings.folder-choose': 'Tria la carpeta…',
  'settings.texts': 'Conserva els textos en aquest dispositiu fins que els esborri',
  'settings.finished': 'Conserva a la llista les transferències acabades',
  'settings.forget': 'Oblida-ho tot en aquest dispositiu',
  'settings.forget-what':
    'El nom, la configuració, les vinculacions, els textos rebuts i els fitxers encara no desats es perdran per sempre. S’avisa els dispositius vinculats que són aquí.',
  'settings.forget-sure': 'Oblida-ho tot',

  'room.title': 'Sala amb codi',
  'room.what': 'En una sala tothom es veu, sigui quina sigui la seva xarxa. Desapareix quan se’n va l’últim.',
  'room.new': 'Obre’n una',
  'room.create': 'Obre una sala',
  'room.enter': 'Entra en una',
  'room.label': 'Cinc lletres',
  'room.join': 'Entra',
  'room.inside': 'Sou a la sala',
  'room.qr': 'Codi per escanejar que obre aquesta sala',
  'room.leave': 'Surt de la sala',
  'room.trouble.unknown-code': 'No hi ha cap sala amb aquestes lletres.',
  'room.trouble.try-later': 'Massa intents. Espereu una mica i torneu-ho a provar.',
  'room.trouble.disabled': 'Aquesta caixa no ofereix sales amb codi.',
  'room.trouble.gone': 'La sala on éreu ja no existeix.',
  'room.trouble.box': 'No s’arriba a la caixa. Torneu-ho a provar quan hi torni a ser.',

  'help.title': 'Ajuda',
  'help.other': 'Obriu-lo en un altre dispositiu',
  'help.send': 'Enviar alguna cosa',
  'help.send-how':
    'Obriu aquesta pàgina en tots dos dispositius. Toqueu l’altre dispositiu i trieu fitxers. Van directament de l’un a l’altre, xifrats.',
  'help.see': 'No veig l’altre dispositiu',
  'help.see-how':
    'Tots dos han de ser a la mateixa xarxa que la caixa i tenir aquesta pàgina oberta. En xarxes diferents, vinculeu-los o utilitzeu una sala amb codi.',
  'help.pair': 'Vinculació',
  'help.pair-how':
    'Els dispositius vinculats es troben en qualsevol xarxa i demostren qui són, de manera que ningú no s’hi pot posar enmig.',
  'help.room': 'Sales amb codi',
  'help.room-how': 'Cinc lletres reuneixen dispositius una estona, sense vincular-los.',
  'help.trust': 'Fes que aquest navegador confiï en la caixa',

  'diagnosis.title': 'Per què no veig l’altre dispositiu?',
  'diagnosis.start': 'Esbrina per què',
  'diagnosis.running': 'S’està mirant…',
  'diagnosis.fine': 'Aquí tot està bé. Feu el mateix a l’altre dispositiu i compareu.',
  'diagnosis.yes': 'sí',
  'diagnosis.no': 'no',
  'diagnosis.copy': 'Copia l’informe',
  'diagnosis.about.address': 'La caixa veu aquest dispositiu com a',
  'diagnosis.about.network': 'La vostra xarxa, altres que hi ha',
  'diagnosis.about.paired': 'Dispositius vinculats aquí',
  'diagnosis.about.code': 'Sala amb codi, altres que hi ha',
  'diagnosis.about.seen': 'Altres dispositius a la vista',
  'diagnosis.about.secure': 'Pàgina segura',
  'diagnosis.about.trusted': 'Aquest navegador confia en la caixa',
  'diagnosis.about.webrtc': 'Aquest navegador es pot connectar amb altres',
  'diagnosis.about.stun': 'Connexions directes: vist com a',
  'diagnosis.about.router': 'Darrere d’un altre encaminador',
  'diagnosis.about.ports': 'Un sol port per a totes les destinacions',
  'diagnosis.about.udp': 'A través de la caixa per UDP',
  'diagnosis.about.tcp': 'A través de la caixa per TCP',
  'diagnosis.about.tls': 'A través de la caixa per TLS',
  'diagnosis.advice.box': 'La caixa no respon. Aquest dispositiu encara és a la seva xarxa?',
  'diagnosis.advice.proxy':
    'Veniu a través d’un servidor intermediari. Tots dos dispositius han de venir pel mateix camí, estar vinculats o ser en una sala amb codi.',
  'diagnosis.advice.proxy-ignored':
    'Veniu a través d’un servidor intermediari en què la caixa no té indicat confiar, de manera que el veu a ell en comptes de vós. Mireu trusted-proxies a la seva configuració.',
  'diagnosis.advice.outside':
    'La caixa us veu des d’Internet. Desactiveu la VPN o la Retransmissió privada d’iCloud, deixeu la xarxa mòbil o utilitzeu una sala amb codi.',
  'diagnosis.advice.subnet':
    'Sou en una xarxa diferent de la de la caixa: una xarxa de convidats, un segon encaminador o una VPN. Passeu a la xarxa de la caixa o utilitzeu una sala amb codi.',
  'diagnosis.advice.alone':
    'Obriu aquesta pàgina també a l’altre dispositiu i compareu: tots dos haurien de mostrar la mateixa xarxa. Si no, un és en una xarxa de convidats o utilitza una VPN.',
  'diagnosis.advice.insecure':
    'Aquesta pàgina s’ha obert sense xifratge; així algunes coses no funcionen. Obriu l’adreça https de la caixa.',
  'diagnosis.advice.stun-none':
    'No hi ha resposta per UDP. Un tallafoc en aquest dispositiu o a la caixa ho impedeix; les connexions passen llavors per la caixa.',
  'diagnosis.advice.untrusted':
    'Heu passat per alt un avís. Instal·lar la pàgina i passar per la caixa amb TLS requereixen el certificat de la caixa: mireu Ajuda, «Fes que aquest navegador confiï en la caixa».',
  'diagnosis.advice.webrtc':
    'WebRTC està desactivat aquí, per un ajust, una extensió o el mode d’aïllament d’un iPhone. Permeteu-lo per a aquesta pàgina o utilitzeu un altre navegador.',
  'diagnosis.advice.stun-elsewhere':
    'Les connexions directes surten d’aquest dispositiu per un camí diferent del d’aquesta pàgina: hi ha una VPN o un segon encaminador enmig.',
  'diagnosis.advice.router':
    'Hi ha un segon encaminador entre aquest dispositiu i la caixa. Als dispositius de l’altra banda potser només s’hi arriba a través de la caixa.',
  'diagnosis.advice.alternate':
    'El segon port de la caixa (UDP 3479) no ha respost, de manera que no s’ha pogut comparar. Potser el bloca un tallafoc.',
  'diagnosis.advice.ports':
    'Un encaminador intermedi canvia de port a cada connexió. Les connexions directes poden fallar; llavors hi intervé la caixa.',
  'diagnosis.advice.udp': 'Blocat per un tallafoc. Només importa si TCP i TLS tampoc no funcionen.',
  'diagnosis.advice.tcp': 'Blocat per un tallafoc. Només importa si UDP tampoc no funciona.',
  'diagnosis.advice.tls':
    'Un tallafoc bloca el port 5349. Només importa en xarxes que bloquen tota la resta.',
  'diagnosis.advice.tls-untrusted':
    'Només funciona on aquest navegador confia en la caixa. Només importa en xarxes que bloquen tota la resta.',

  'diagnosis.trial.title': 'Prova una connexió',
  'diagnosis.trial.none': 'No hi ha cap altre dispositiu a la vista per provar-ho.',
  'diagnosis.trial.try': 'Prova amb {name}',
  'diagnosis.trial.relay':
    'La xarxa manté els dos separats (aïllament de clients, xarxa de convidats o tallafoc), de manera que la caixa ho passa tot. Més lent, però funciona.',
  'diagnosis.trial.no-path':
    'Ni directament ni a través de la caixa. Un tallafoc en un dels dos o a la xarxa bloca UDP i els ports 3478 i 5349, o hi ha una VPN activa.',
  'diagnosis.trial.no-answer': 'L’altre dispositiu no respon. Hi és oberta la pàgina, i encesa la pantalla?',
  'diagnosis.trial.away': 'L’altre dispositiu dorm o mostra una altra cosa. Obriu-hi la pàgina.',
  'diagnosis.trial.unproven':
    'L’altra banda no ha pogut demostrar qui és. Torneu a carregar la pàgina en tots dos.',
  'diagnosis.trial.intruder': 'Ha respost algú altre. No utilitzeu aquesta xarxa per a coses privades.',
  'diagnosis.trial.lost': 'Ha funcionat i s’ha tallat. Un Wi-Fi feble, o un dels dos ha canviat de xarxa.',
  'diagnosis.trial.box': 'No s’arriba a la caixa.',
  'diagnosis.pair': 'En ús',
  'diagnosis.here': 'Ofert per aquest dispositiu',
  'diagnosis.there': 'Ofert per l’altre',
  'diagnosis.details': 'Detalls',

  'request.title': '{name} us vol enviar una cosa',
  'request.files': { one: '{count} fitxer', many: '{count} fitxers', other: '{count} fitxers' },
  'request.all': 'Agafa-ho tot',
  'request.take': 'Agafa {name}',
  'request.always': 'A partir d’ara, accepta el que enviï {name} sense preguntar',
  'request.pair':
    'Per acceptar sense preguntes el que enviï {name}, vinculeu els dos dispositius una vegada.',
  'request.where': 'Tria on…',
  'request.full':
    'Aquest dispositiu només té espai per a {room}. Trieu menys fitxers, allibereu espai o trieu on van.',
  'request.memory': 'Aquest navegador guarda el que rep a la memòria, {room} com a màxim.',
  'request.stream':
    'Això va directament a les vostres baixades a mesura que arriba. Deixeu aquesta pàgina oberta fins que acabi: no pot continuar després de tornar-la a carregar.',
  'request.list': 'Fitxers',
  'request.accept': 'Accepta',
  'request.decline': 'Rebutja',

  'outbox.collecting': 'S’està mirant la carpeta…',
  'outbox.not-shared': 'No s’ha pogut agafar el que s’ha compartit. Torneu-ho a compartir.',
  'outbox.nothing': 'No hi ha cap fitxer.',
  'outbox.unreadable': {
    one: 'No s’ha pogut llegir {count} fitxer o carpeta, i no s’envia.',
    many: 'No s’han pogut llegir {count} fitxers o carpetes, i no s’envien.',
    other: 'No s’han pogut llegir {count} fitxers o carpetes, i no s’envien.',
  },
  'outbox.to': 'Envia a',
  'outbox.send': 'Envia',
  'outbox.nobody': 'Encara no hi ha cap altre dispositiu.',

  'again.pick': 'Torna’ls a triar',
  'again.allow': 'Torna a permetre llegir-los',
  'again.changed': {
    one: '{count} dels fitxers ha canviat mentrestant. Cancel·leu aquest enviament i torneu a enviar.',
    many: '{count} dels fitxers han canviat mentrestant. Cancel·leu aquest enviament i torneu a enviar.',
    other: '{count} dels fitxers han canviat mentrestant. Cancel·leu aquest enviament i torneu a enviar.',
  },
  'again.missing': {
    one: 'Encara falta {count} fitxer.',
    many: 'Encara falten {count} fitxers.',
    other: 'Encara falten {count} fitxers.',
  },

  'file.folder': 'carpeta buida',
  'file.skipped': 'no volgut',
  'file.cancel': 'Omet {name}',
  'file.first': 'A continuació',

  'text.title': 'Text per a {name}',
  'text.label': 'Text o enllaç',
  'text.send': 'Envia',
  'text.cancel': 'Cancel·la',
  'text.from': 'De {name}',
  'text.copy': 'Copia',
  'text.copied': 'Copiat',
  'text.copy-failed': 'Aquest navegador no deixa que la pàgina copiï. Seleccioneu el text i copieu-lo.',
  'text.dismiss': 'Elimina aquest text',
  'text.whole': 'Mostra-ho tot',
  'text.part': 'Es mostra {part} del text.',
  'text.more': 'Mostra’n més',
  'text.long': {
    one: 'S’ha enganxat {count} caràcter. S’envia tal com és.',
    many: 'S’han enganxat {count} de caràcters. S’envien tots.',
    other: 'S’han enganxat {count} caràcters. S’envien tots.',
  },
  'text.all': {
    one: 'Mostra {count} text',
    many: 'Mostra els {count} de textos',
    other: 'Mostra els {count} textos',
  },
  'text.clear': 'Esborra els textos',
  'text.heading': 'Textos rebuts',
  'text.delivered': 'El text ha arribat a {name}.',
  'text.failed': 'El text no ha arribat a {name}.',

  'transfers.heading': 'Transferències',
  'tray.heading': 'Textos i transferències',
  'transfers.to': 'a {name}',
  'transfers.from': 'de {name}',
  'transfers.name': {
    one: '{first} i {count} més',
    many: '{first} i {count} més',
    other: '{first} i {count} més',
  },
  'transfers.progress': '{done} de {total}',
  'transfers.left': 'queden {time}',
  'transfers.cancel': 'Cancel·la {name}',
  'transfers.pause': 'Posa en pausa {name}',
  'transfers.resume': 'Reprèn {name}',
  'transfers.save': 'Desa',
  'transfers.save-again': 'Torna a desar',
  'transfers.open': 'Obre',
  'transfers.share': 'Comparteix',
  'transfers.save-named': '{action}: {name}',
  'transfers.save-all': 'Desa-ho tot',
  'transfers.saving': 'S’està empaquetant {percent}…',
  'transfers.archive': 'De {name}',
  'transfers.archive-failed': 'No s’han pogut empaquetar junts. Deseu-los d’un en un.',
  'transfers.files': 'Fitxers de {name}',
  'transfers.again': 'Torna a enviar',
  'transfers.ask-again': 'Torna-ho a demanar',
  'transfers.first': 'Això primer',
  'transfers.dismiss': 'Treu {name} de la llista',
  'transfers.clear': 'Treu les acabades',
  'look.opening': 'S’està obrint…',
  'look.none': 'Aquest fitxer no es pot mostrar aquí. Deseu-lo per obrir-lo amb un altre programa.',
  'look.beginning': 'Només se’n mostra el començament. Deseu el fitxer per veure’l sencer.',

  'transfer.running': 'en curs',
  'transfer.waiting': 'en espera',
  'transfer.paused': 'en pausa',
  'transfer.hold.answer-here': 'a l’espera de la vostra resposta',
  'transfer.hold.answer-there': 'a l’espera de l’altra banda',
  'transfer.hold.preparing': 's’està preparant…',
  'transfer.hold.files-here': 'torneu a triar els mateixos fitxers per continuar',
  'transfer.hold.paused-here': 'en pausa',
  'transfer.hold.paused-there': 'en pausa per l’altra banda',
  'transfer.hold.connection': 'a l’espera de la connexió',
  'transfer.done.send': 'enviat i verificat',
  'transfer.done.receive': 'rebut i verificat',
  'transfer.cancelled.here': 'cancel·lat',
  'transfer.cancelled.there': 'cancel·lat per l’altra banda',

  'cause.declined.here': 'rebutjat',
  'cause.declined.there': 'l’altra banda ho ha rebutjat',
  'cause.disk-full': 'El dispositiu que rep no té més espai. Allibereu-n’hi i torneu a enviar.',
  'cause.too-large-for-memory':
    'Massa gran per a aquell navegador, que només pot guardar fitxers a la memòria.',
  'cause.permission': 'El navegador ja no pot utilitzar aquest fitxer o carpeta. Torneu-lo a triar.',
  'cause.storage': 'El dispositiu que rep no ho ha pogut desar.',
  'cause.evicted':
    'El navegador ha llençat el que s’havia rebut aquí, perquè necessitava l’espai. Torneu a enviar.',
  'cause.connection-lost': 'La connexió s’ha perdut i no ha tornat. Torneu a enviar.',
  'cause.file-changed': 'El fitxer ha canviat mentre s’enviava. Torneu-lo a enviar.',
  'cause.file-vanished': 'El fitxer ja no hi és.',
  'cause.digest-mismatch':
    'El que ha arribat no era el que s’havia enviat i s’ha descartat. Torneu a enviar.',
  'cause.too-many-files': 'Massa fitxers alhora. Envieu-ne menys.',
  'cause.too-large': 'El fitxer és massa gran per enviar-lo.',
  'cause.incompatible':
    'L’altre dispositiu té oberta una altra versió de Homedrop. Torneu a carregar la pàgina en tots dos.',
  'cause.protocol':
    'L’altre dispositiu ha dit una cosa que no s’entén. Torneu a carregar la pàgina en tots dos.',

  'announce.arrived': '{name} és aquí',
  'announce.arrived-many': {
    one: '{count} dispositiu és aquí',
    many: '{count} de dispositius són aquí',
    other: '{count} dispositius són aquí',
  },
  'announce.request': '{name} us vol enviar {files}',
  'announce.text': 'Ha arribat un text de {name}',
  'announce.sent': 'S’ha enviat {what} a {name}',
  'announce.received': 'S’ha rebut {what} de {name}',
  'announce.failed': '{what}: {reason}',
};
