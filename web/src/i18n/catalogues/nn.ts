// Norwegian Nynorsk: du; infinitives in -e, as most phones write it.
import type { Translation } from '../translate.ts';

export const catalogue: Translation = {
  'app.name': 'Homedrop',

  'kind.phone': 'Telefon',
  'kind.tablet': 'Nettbrett',
  'kind.desktop': 'Datamaskin',
  'kind.laptop': 'Berbar PC',
  'kind.tv': 'TV',
  'kind.headless': 'Boks',

  'header.pair': 'Kople saman',
  'header.room': 'Rom med kode',
  'header.in-room': 'I rommet {code}',
  'header.settings': 'Innstillingar',
  'header.help': 'Hjelp',

  'dialog.close': 'Lukk',
  'dialog.done': 'Ferdig',

  'self.you-are': 'Du er',
  'self.rename': 'Endre namnet på denne eininga',
  'self.name': 'Namnet på denne eininga',
  'self.save': 'Lagre',
  'self.cancel': 'Avbryt',

  'devices.heading': 'Einingar rundt deg',
  'devices.empty.title': 'Ingen andre einingar enno',
  'devices.empty.how': 'Opne denne adressa i nettlesaren på den andre eininga di:',
  'devices.empty.qr': 'Kode du kan skanne med kameraet på den andre eininga di',
  'devices.target': '{name}, {kind}, {status}. Send filer',
  'devices.send-text': 'Send ein tekst til {name}',

  'devices.several': 'Send til fleire einingar',

  'devices.more': 'Meir om {name}',
  'devices.paired': 'kopla saman, har bevist kven ho er',

  'device.text': 'Send ein tekst',
  'device.folder': 'Send ei mappe',
  'device.pair': 'Kople saman',
  'device.who': 'Er det verkeleg denne eininga?',
  'device.proven': 'Ja. Ho er kopla saman med denne eininga og har bevist det.',
  'device.compare':
    'Opne detaljane på begge einingane og samanlikn: Når begge viser dei same seks siffera, sit det ingen imellom.',
  'device.no-code': 'Siffera du skal samanlikne, kjem fram når dei to einingane har kontakt.',

  'path.idle': 'ikkje tilkopla no',
  'path.connecting': 'koplar til …',
  'path.direct': 'tilkopla direkte',
  'path.relay': 'tilkopla via boksen',
  'path.failed': 'kunne ikkje nåast',

  'status.ready': 'trykk for å sende filer',
  'status.away': 'borte',
  'status.connecting': 'koplar til …',
  'status.direct': 'direkte',
  'status.relay': 'via boksen',
  'status.sending': 'sender {percent}',
  'status.receiving': 'tek imot {percent}',
  'status.failed.no-answer': 'svarar ikkje',
  'status.failed.away': 'borte, ventar til ho er tilbake',
  'status.failed.unproven': 'kunne ikkje bevise kven ho er',
  'status.failed.intruder': 'ikkje trygt, ingenting vart sendt',
  'status.failed.no-path': 'ingen veg gjennom nettverket',
  'status.failed.lost': 'mista sambandet',
  'status.failed.box': 'boksen kan ikkje nåast',
  'status.try-again': 'Prøv igjen',

  'box.unreachable': 'Boksen kan ikkje nåast. Prøver igjen. Overføringar som er i gang, held fram.',
  'box.replaced': 'Homedrop er open i ei anna fane i denne nettlesaren.',
  'box.use-here': 'Bruk det her',

  'intruder.title': 'Nokon sit mellom denne eininga og {name}',
  'intruder.what':
    'Sambandet vart lukka før noko vart sendt eller teke imot. Ikkje bruk dette nettverket til private ting, og spør den som tek seg av boksen.',
  'intruder.read': 'Eg har lese dette',

  'notice.away': '{name} er borte. Det du sender, ventar her til eininga er tilbake.',
  'notice.unpaired-by': '{name} har oppheva samankoplinga.',

  'pair.title': 'Kople saman to einingar',
  'pair.opening': 'Hentar ein kode …',
  'pair.how':
    'På den andre eininga skannar du dette med kameraet, eller du trykkjer på «Kople saman» og skriv inn:',
  'pair.qr': 'Kode du kan skanne med kameraet på den andre eininga',
  'pair.other': 'Eller skriv inn koden som den andre eininga viser',
  'pair.label': 'Seks siffer',
  'pair.hint': 'Seks siffer som gjeld i fem minutt og for eitt forsøk.',
  'pair.pair': 'Kople saman',
  'pair.cancel': 'Avbryt',
  'pair.close': 'Ferdig',
  'pair.again': 'Vis ein ny kode',
  'pair.confirm': 'Vil du kople denne eininga saman med den som viser koden du skanna?',
  'pair.busy': 'Koplar saman med {name} …',
  'pair.done': 'Kopla saman med {name}.',
  'pair.done-what': 'Frå no av finn dei to kvarandre i alle nettverk og beviser kven dei er.',
  'pair.failed.wrong-code':
    'Siffera stemde ikkje. Av tryggleiksgrunnar gjeld kvar kode for eitt forsøk: Vis ein ny.',
  'pair.failed.unknown-slot':
    'Inga eining viser denne koden, eller han er brukt eller for gammal. Vis ein ny.',
  'pair.failed.try-later': 'For mange forsøk. Vent litt og prøv igjen.',
  'pair.failed.expired': 'Koden er for gammal. Vis ein ny.',
  'pair.failed.gone': 'Den andre eininga er ikkje her lenger. Prøv igjen.',
  'pair.failed.broken': 'Den andre eininga sa noko uforståeleg. Last inn sida på nytt på begge.',
  'pair.failed.full':
    'Denne eininga er kopla saman med så mange andre som ho kan. Kople frå ei av dei først.',
  'pair.failed.disabled': 'Denne boksen tilbyr ikkje samankopling.',
  'pair.failed.box': 'Boksen kan ikkje nåast. Prøv igjen når han er tilbake.',

  'refused.wait': {
    one: 'For mange forsøk. Prøv igjen om {count} sekund.',
    other: 'For mange forsøk. Prøv igjen om {count} sekund.',
  },

  'paired.here': 'her',
  'paired.not-here': 'ikkje her',
  'paired.auto-accept': 'Ta imot det ho sender, utan å spørje',
  'paired.name': 'Namn på {name} på denne eininga',
  'paired.rename': 'Gi {name} nytt namn',
  'paired.rename-short': 'Gi nytt namn',
  'paired.unpair': 'Kople frå',
  'paired.unpair-named': 'Kople frå {name}',
  'paired.unpair-sure':
    'Vil du oppheve samankoplinga med {name}? Den andre eininga får beskjed og gløymer henne òg.',

  'settings.title': 'Innstillingar',
  'settings.paired': 'Samankopla einingar',
  'settings.none': 'Ingen enno.',
  'settings.language': 'Språk',
  'settings.language-auto': 'Som i nettlesaren',

  'room.title': 'Rom med kode',
  'room.what': 'Alle i eit rom ser kvarandre, same kva nettverk dei er i. Det forsvinn når den siste går.',
  'room.new': 'Start eit rom',
  'room.create': 'Lag eit rom',
  'room.enter': 'Gå inn i eit rom',
  'room.label': 'Fem bokstavar',
  'room.join': 'Gå inn',
  'room.inside': 'Du er i rommet',
  'room.qr': 'Kode som opnar dette rommet når han blir skanna',
  'room.leave': 'Gå ut av rommet',
  'room.trouble.unknown-code': 'Det finst ikkje noko rom med desse bokstavane.',
  'room.trouble.try-later': 'For mange forsøk. Vent litt og prøv igjen.',
  'room.trouble.disabled': 'Denne boksen tilbyr ikkje rom med kode.',
  'room.trouble.gone': 'Rommet du var i, finst ikkje lenger.',
  'room.trouble.box': 'Boksen kan ikkje nåast. Prøv igjen når han er tilbake.',

  'help.title': 'Hjelp',
  'help.send': 'Send noko',
  'help.send-how':
    'Opne denne sida på begge einingane. Trykk på den andre eininga og vel filer. Filene går kryptert rett frå den eine til den andre.',
  'help.see': 'Eg ser ikkje den andre eininga mi',
  'help.see-how':
    'Begge må vere i same nettverk som boksen og ha denne sida open. Er dei i ulike nettverk, kan du kople dei saman eller bruke eit rom med kode.',
  'help.pair': 'Samankopling',
  'help.pair-how':
    'Samankopla einingar finn kvarandre i alle nettverk og beviser kven dei er, slik at ingen kan sitje imellom.',
  'help.room': 'Rom med kode',
  'help.room-how': 'Fem bokstavar fører einingar saman ei stund, utan at dei blir kopla saman for godt.',
  'help.trust': 'La denne nettlesaren stole på boksen',

  'diagnosis.title': 'Kvifor ser eg ikkje den andre eininga mi?',
  'diagnosis.start': 'Finn ut kvifor',
  'diagnosis.running': 'Undersøkjer …',
  'diagnosis.fine': 'Her er alt i orden. Gjer det same på den andre eininga og samanlikn.',
  'diagnosis.yes': 'ja',
  'diagnosis.no': 'nei',
  'diagnosis.copy': 'Kopier rapporten',
  'diagnosis.about.address': 'Boksen ser denne eininga som',
  'diagnosis.about.network': 'Nettverket ditt, andre i det',
  'diagnosis.about.paired': 'Samankopla einingar her',
  'diagnosis.about.code': 'Rom med kode, andre i det',
  'diagnosis.about.seen': 'Andre einingar i sikte',
  'diagnosis.about.secure': 'Sikker side',
  'diagnosis.about.trusted': 'Denne nettlesaren stolar på boksen',
  'diagnosis.about.webrtc': 'Denne nettlesaren kan kople seg til andre',
  'diagnosis.about.stun': 'Direkte samband: sett som',
  'diagnosis.about.router': 'Bak ein rutar til',
  'diagnosis.about.ports': 'Éin port for alle mål',
  'diagnosis.about.udp': 'Via boksen med UDP',
  'diagnosis.about.tcp': 'Via boksen med TCP',
  'diagnosis.about.tls': 'Via boksen med TLS',
  'diagnosis.advice.box': 'Boksen svarar ikkje. Er denne eininga framleis i nettverket til boksen?',
  'diagnosis.advice.proxy':
    'Du kjem gjennom ein proxy. Begge einingane må kome same vegen, vere kopla saman eller vere i eit rom med kode.',
  'diagnosis.advice.proxy-ignored':
    'Du kjem gjennom ein proxy som boksen ikkje har fått beskjed om å stole på, så han ser proxyen i staden for deg. Sjå trusted-proxies i konfigurasjonen av boksen.',
  'diagnosis.advice.outside':
    'Boksen ser deg frå Internett. Slå av VPN eller iCloud Private Relay, gå ut av mobilnettet eller bruk eit rom med kode.',
  'diagnosis.advice.subnet':
    'Du er i eit anna nettverk enn boksen: eit gjestenett, ein rutar nummer to eller eit VPN. Byt til nettverket til boksen, eller bruk eit rom med kode.',
  'diagnosis.advice.alone':
    'Opne denne sida på den andre eininga òg og samanlikn: Begge skal vise det same nettverket. Viss ikkje er den eine i eit gjestenett eller brukar VPN.',
  'diagnosis.advice.insecure':
    'Denne sida vart opna utan kryptering, og då er det noko som ikkje verkar. Opne https-adressa til boksen.',
  'diagnosis.advice.stun-none':
    'Ikkje noko svar med UDP. Ein brannmur på denne eininga eller på boksen er i vegen; sambanda går via boksen i staden.',
  'diagnosis.advice.untrusted':
    'Du klikka bort ei åtvaring. For å installere sida og bruke TLS via boksen trengst sertifikatet til boksen: Sjå Hjelp, «La denne nettlesaren stole på boksen».',
  'diagnosis.advice.webrtc':
    'WebRTC er slått av her: av ei innstilling, ei utviding eller sikringsmodus på ein iPhone. Tillat det for denne sida, eller bruk ein annan nettlesar.',
  'diagnosis.advice.stun-elsewhere':
    'Direkte samband går ut av denne eininga ein annan veg enn denne sida: Det er eit VPN eller ein rutar til imellom.',
  'diagnosis.advice.router':
    'Ein rutar til står mellom denne eininga og boksen. Einingar på den andre sida av han kan kanskje berre nåast via boksen.',
  'diagnosis.advice.alternate':
    'Den andre porten på boksen (UDP 3479) svara ikkje, så dette kunne ikkje samanliknast. Kanskje er han blokkert av ein brannmur.',
  'diagnosis.advice.ports':
    'Ein rutar imellom byter port for kvart samband. Direkte samband kan mislykkast; då trår boksen inn.',
  'diagnosis.advice.udp':
    'Blokkert av ein brannmur. Det har berre noko å seie når TCP og TLS heller ikkje verkar.',
  'diagnosis.advice.tcp': 'Blokkert av ein brannmur. Det har berre noko å seie når UDP heller ikkje verkar.',
  'diagnosis.advice.tls':
    'Port 5349 er blokkert av ein brannmur. Det har berre noko å seie i nettverk som blokkerer alt anna.',
  'diagnosis.advice.tls-untrusted':
    'Verkar berre der denne nettlesaren stolar på boksen. Det har berre noko å seie i nettverk som blokkerer alt anna.',

  'diagnosis.trial.title': 'Prøv eit samband',
  'diagnosis.trial.none': 'Det er inga anna eining i sikte å prøve med.',
  'diagnosis.trial.try': 'Prøv {name}',
  'diagnosis.trial.relay':
    'Nettverket held dei to frå kvarandre (klientisolering, eit gjestenett eller ein brannmur), så boksen sender alt vidare. Det går saktare, men det verkar.',
  'diagnosis.trial.no-path':
    'Verken direkte eller via boksen. Ein brannmur på ei av dei to eller i nettverket blokkerer UDP og portane 3478 og 5349, eller eit VPN er på.',
  'diagnosis.trial.no-answer': 'Den andre eininga svarar ikkje. Er sida open der, og er skjermen på?',
  'diagnosis.trial.away': 'Den andre eininga søv eller viser noko anna. Opne sida der.',
  'diagnosis.trial.unproven': 'Den andre sida kunne ikkje bevise kven ho er. Last inn sida på nytt på begge.',
  'diagnosis.trial.intruder': 'Nokon andre svara. Ikkje bruk dette nettverket til private ting.',
  'diagnosis.trial.lost': 'Det verka, men vart brote. Svakt Wi-Fi, eller ei av dei to har bytt nettverk.',
  'diagnosis.trial.box': 'Boksen kan ikkje nåast.',
  'diagnosis.pair': 'I bruk',
  'diagnosis.here': 'Tilbode av denne eininga',
  'diagnosis.there': 'Tilbode av den andre',
  'diagnosis.details': 'Detaljar',

  'request.title': '{name} vil sende deg noko',
  'request.files': { one: '{count} fil', other: '{count} filer' },
  'request.all': 'Ta imot alt',
  'request.take': 'Ta imot {name}',
  'request.where': 'Vel kvar …',
  'request.full':
    'Denne eininga har berre plass til {room}. Vel færre filer, frigjer litt plass, eller vel kvar dei skal.',
  'request.memory': 'Denne nettlesaren har det han tek imot, i minnet, høgst {room}.',
  'request.list': 'Filer',
  'request.accept': 'Godta',
  'request.decline': 'Avslå',

  'outbox.collecting': 'Ser gjennom mappa …',
  'outbox.nothing': 'Det er ingen filer i henne.',
  'outbox.unreadable': {
    one: '{count} fil eller mappe kunne ikkje lesast og blir ikkje send.',
    other: '{count} filer eller mapper kunne ikkje lesast og blir ikkje sende.',
  },
  'outbox.to': 'Send til',
  'outbox.send': 'Send',
  'outbox.nobody': 'Ingen andre einingar er her enno.',

  'again.pick': 'Vel dei på nytt',
  'again.allow': 'La dei bli lesne igjen',
  'again.changed': {
    one: '{count} av filene er endra i mellomtida. Avbryt denne og send henne på nytt.',
    other: '{count} av filene er endra i mellomtida. Avbryt denne og send dei på nytt.',
  },
  'again.missing': {
    one: '{count} fil manglar framleis.',
    other: '{count} filer manglar framleis.',
  },

  'file.folder': 'tom mappe',
  'file.skipped': 'ikkje ønskt',
  'file.cancel': 'Utelat {name}',

  'text.title': 'Tekst til {name}',
  'text.label': 'Tekst eller lenkje',
  'text.send': 'Send',
  'text.cancel': 'Avbryt',
  'text.from': 'Frå {name}',
  'text.copy': 'Kopier',
  'text.copied': 'Kopiert',
  'text.copy-failed': 'Denne nettlesaren lèt ikkje sida kopiere. Merk teksten og kopier han.',
  'text.dismiss': 'Fjern denne teksten',
  'text.heading': 'Mottekne tekstar',
  'text.delivered': 'Teksten er komen fram til {name}.',
  'text.failed': 'Teksten kom ikkje fram til {name}.',

  'transfers.heading': 'Overføringar',
  'transfers.to': 'til {name}',
  'transfers.from': 'frå {name}',
  'transfers.name': { one: '{first} og {count} til', other: '{first} og {count} til' },
  'transfers.progress': '{done} av {total}',
  'transfers.left': '{time} igjen',
  'transfers.cancel': 'Avbryt {name}',
  'transfers.pause': 'Set {name} på pause',
  'transfers.resume': 'Hald fram med {name}',
  'transfers.save': 'Lagre',
  'transfers.save-again': 'Lagre igjen',
  'transfers.save-named': '{action}: {name}',
  'transfers.save-all': 'Lagre alt',
  'transfers.saving': 'Pakkar, {percent} …',
  'transfers.archive': 'Frå {name}',
  'transfers.archive-failed': 'Dei kunne ikkje pakkast saman. Lagre dei éi og éi.',
  'transfers.files': 'Filer i {name}',
  'transfers.again': 'Send igjen',
  'transfers.dismiss': 'Fjern {name} frå lista',

  'transfer.running': 'i gang',
  'transfer.waiting': 'ventar',
  'transfer.paused': 'på pause',
  'transfer.hold.answer-here': 'ventar på svaret ditt',
  'transfer.hold.answer-there': 'ventar på den andre sida',
  'transfer.hold.preparing': 'gjer klar …',
  'transfer.hold.files-here': 'vel dei same filene igjen for å halde fram',
  'transfer.hold.paused-here': 'på pause',
  'transfer.hold.paused-there': 'sett på pause av den andre sida',
  'transfer.hold.connection': 'ventar på sambandet',
  'transfer.done.send': 'sendt og kontrollert',
  'transfer.done.receive': 'motteke og kontrollert',
  'transfer.cancelled.here': 'avbrote',
  'transfer.cancelled.there': 'avbrote av den andre sida',

  'cause.declined.here': 'avslått',
  'cause.declined.there': 'den andre sida avslo',
  'cause.disk-full': 'Det er ikkje plass att på eininga som tek imot. Frigjer litt plass der og send igjen.',
  'cause.too-large-for-memory': 'For stor for den nettlesaren, som berre kan ha filer i minnet.',
  'cause.permission':
    'Nettlesaren har ikkje lenger lov til å bruke denne fila eller mappa. Vel henne på nytt.',
  'cause.storage': 'Eininga som tek imot, kunne ikkje lagre henne.',
  'cause.evicted': 'Nettlesaren kasta det som var motteke her, fordi han trong plassen. Send igjen.',
  'cause.connection-lost': 'Sambandet vart brote og kom ikkje tilbake. Send igjen.',
  'cause.file-changed': 'Fila vart endra medan ho vart send. Send henne igjen.',
  'cause.file-vanished': 'Fila finst ikkje lenger.',
  'cause.digest-mismatch': 'Det som kom fram, var ikkje det som vart sendt, så det vart kasta. Send igjen.',
  'cause.too-many-files': 'For mange filer på ein gong. Send færre.',
  'cause.too-large': 'Fila er for stor til å sendast.',
  'cause.incompatible':
    'Den andre eininga har ein annan versjon av Homedrop open. Last inn sida på nytt på begge.',
  'cause.protocol': 'Den andre eininga sa noko uforståeleg. Last inn sida på nytt på begge.',

  'announce.arrived': '{name} er her',
  'announce.request': '{name} vil sende deg {files}',
  'announce.text': 'Det kom ein tekst frå {name}',
  'announce.sent': '{what} er sendt til {name}',
  'announce.received': '{what} er motteke frå {name}',
  'announce.failed': '{what}: {reason}',
};
