// Norwegian Bokmål: du, as everybody in Norway says.
import type { Translation } from '../translate.ts';

export const catalogue: Translation = {
  'app.name': 'Homedrop',

  'kind.phone': 'Telefon',
  'kind.tablet': 'Nettbrett',
  'kind.desktop': 'Datamaskin',
  'kind.laptop': 'Bærbar PC',
  'kind.tv': 'TV',
  'kind.headless': 'Boks',

  'header.pair': 'Koble sammen',
  'header.room': 'Rom med kode',
  'header.in-room': 'I rommet {code}',
  'header.settings': 'Innstillinger',
  'header.help': 'Hjelp',

  'dialog.close': 'Lukk',
  'dialog.done': 'Ferdig',

  'self.you-are': 'Du er',
  'self.rename': 'Endre navnet på denne enheten',
  'self.name': 'Navnet på denne enheten',
  'self.save': 'Lagre',
  'self.cancel': 'Avbryt',

  'devices.heading': 'Enheter rundt deg',
  'devices.empty.title': 'Ingen andre enheter ennå',
  'devices.empty.how': 'Åpne denne adressen i nettleseren på den andre enheten din:',
  'devices.empty.qr': 'Kode du kan skanne med kameraet på den andre enheten din',
  'devices.target': '{name}, {kind}, {status}. Send filer',
  'devices.send-text': 'Send en tekst til {name}',

  'devices.several': 'Send til flere enheter',

  'devices.more': 'Mer om {name}',
  'devices.paired': 'koblet sammen, har bevist hvem den er',

  'device.text': 'Send en tekst',
  'device.folder': 'Send en mappe',
  'device.pair': 'Koble sammen',
  'device.who': 'Er det virkelig denne enheten?',
  'device.proven': 'Ja. Den er koblet sammen med denne enheten og har bevist det.',
  'device.compare':
    'Åpne detaljene på begge enhetene og sammenlign: Når begge viser de samme seks sifrene, sitter det ingen imellom.',
  'device.no-code': 'Sifrene du skal sammenligne, vises når de to enhetene har kontakt.',

  'path.idle': 'ikke tilkoblet nå',
  'path.connecting': 'kobler til …',
  'path.direct': 'tilkoblet direkte',
  'path.relay': 'tilkoblet via boksen',
  'path.failed': 'kunne ikke nås',

  'status.ready': 'trykk for å sende filer',
  'status.away': 'borte',
  'status.connecting': 'kobler til …',
  'status.direct': 'direkte',
  'status.relay': 'via boksen',
  'status.sending': 'sender {percent}',
  'status.receiving': 'mottar {percent}',
  'status.failed.no-answer': 'svarer ikke',
  'status.failed.away': 'borte, venter til den er tilbake',
  'status.failed.unproven': 'kunne ikke bevise hvem den er',
  'status.failed.intruder': 'ikke trygt, ingenting ble sendt',
  'status.failed.no-path': 'ingen vei gjennom nettverket',
  'status.failed.lost': 'mistet forbindelsen',
  'status.failed.box': 'boksen kan ikke nås',
  'status.try-again': 'Prøv igjen',

  'box.unreachable': 'Boksen kan ikke nås. Prøver igjen. Overføringer som er i gang, fortsetter.',
  'box.replaced': 'Homedrop er åpen i en annen fane i denne nettleseren.',
  'box.use-here': 'Bruk den her',

  'intruder.title': 'Noen sitter mellom denne enheten og {name}',
  'intruder.what':
    'Forbindelsen ble lukket før noe ble sendt eller mottatt. Ikke bruk dette nettverket til private ting, og spør den som tar seg av boksen.',
  'intruder.read': 'Jeg har lest dette',

  'notice.away': '{name} er borte. Det du sender, venter her til den er tilbake.',
  'notice.unpaired-by': '{name} har opphevet sammenkoblingen.',

  'pair.title': 'Koble sammen to enheter',
  'pair.opening': 'Henter en kode …',
  'pair.how':
    'På den andre enheten skanner du dette med kameraet, eller du trykker på «Koble sammen» og skriver inn:',
  'pair.qr': 'Kode du kan skanne med kameraet på den andre enheten',
  'pair.other': 'Eller skriv inn koden som den andre enheten viser',
  'pair.label': 'Seks sifre',
  'pair.hint': 'Seks sifre som gjelder i fem minutter og for ett forsøk.',
  'pair.pair': 'Koble sammen',
  'pair.cancel': 'Avbryt',
  'pair.close': 'Ferdig',
  'pair.again': 'Vis en ny kode',
  'pair.confirm': 'Vil du koble denne enheten sammen med den som viser koden du skannet?',
  'pair.busy': 'Kobler sammen med {name} …',
  'pair.done': 'Koblet sammen med {name}.',
  'pair.done-what': 'Fra nå av finner de to hverandre i alle nettverk og beviser hvem de er.',
  'pair.failed.wrong-code':
    'Sifrene stemte ikke. Av sikkerhetsgrunner gjelder hver kode for ett forsøk: Vis en ny.',
  'pair.failed.unknown-slot':
    'Ingen enhet viser denne koden, eller den er brukt eller for gammel. Vis en ny.',
  'pair.failed.try-later': 'For mange forsøk. Vent litt og prøv igjen.',
  'pair.failed.expired': 'Koden er for gammel. Vis en ny.',
  'pair.failed.gone': 'Den andre enheten er ikke her lenger. Prøv igjen.',
  'pair.failed.broken': 'Den andre enheten sa noe uforståelig. Last inn siden på nytt på begge.',
  'pair.failed.full':
    'Denne enheten er koblet sammen med så mange andre som den kan. Koble fra en av dem først.',
  'pair.failed.disabled': 'Denne boksen tilbyr ikke sammenkobling.',
  'pair.failed.box': 'Boksen kan ikke nås. Prøv igjen når den er tilbake.',

  'refused.wait': {
    one: 'For mange forsøk. Prøv igjen om {count} sekund.',
    other: 'For mange forsøk. Prøv igjen om {count} sekunder.',
  },

  'paired.here': 'her',
  'paired.not-here': 'ikke her',
  'paired.auto-accept': 'Ta imot det den sender, uten å spørre',
  'paired.name': 'Navn på {name} på denne enheten',
  'paired.rename': 'Gi {name} nytt navn',
  'paired.rename-short': 'Gi nytt navn',
  'paired.unpair': 'Koble fra',
  'paired.unpair-named': 'Koble fra {name}',
  'paired.unpair-sure':
    'Vil du oppheve sammenkoblingen med {name}? Den andre enheten får beskjed og glemmer den også.',

  'settings.title': 'Innstillinger',
  'settings.paired': 'Sammenkoblede enheter',
  'settings.none': 'Ingen ennå.',
  'settings.language': 'Språk',
  'settings.language-auto': 'Som i nettleseren',

  'room.title': 'Rom med kode',
  'room.what':
    'Alle i et rom ser hverandre, uansett hvilket nettverk de er i. Det forsvinner når den siste går.',
  'room.new': 'Start et rom',
  'room.create': 'Lag et rom',
  'room.enter': 'Gå inn i et rom',
  'room.label': 'Fem bokstaver',
  'room.join': 'Gå inn',
  'room.inside': 'Du er i rommet',
  'room.qr': 'Kode som åpner dette rommet når den skannes',
  'room.leave': 'Forlat rommet',
  'room.trouble.unknown-code': 'Det finnes ikke noe rom med disse bokstavene.',
  'room.trouble.try-later': 'For mange forsøk. Vent litt og prøv igjen.',
  'room.trouble.disabled': 'Denne boksen tilbyr ikke rom med kode.',
  'room.trouble.gone': 'Rommet du var i, finnes ikke lenger.',
  'room.trouble.box': 'Boksen kan ikke nås. Prøv igjen når den er tilbake.',

  'help.title': 'Hjelp',
  'help.send': 'Send noe',
  'help.send-how':
    'Åpne denne siden på begge enhetene. Trykk på den andre enheten og velg filer. Filene går kryptert rett fra den ene til den andre.',
  'help.see': 'Jeg ser ikke den andre enheten min',
  'help.see-how':
    'Begge må være i samme nettverk som boksen og ha denne siden åpen. Er de i ulike nettverk, kan du koble dem sammen eller bruke et rom med kode.',
  'help.pair': 'Sammenkobling',
  'help.pair-how':
    'Sammenkoblede enheter finner hverandre i alle nettverk og beviser hvem de er, slik at ingen kan sitte imellom.',
  'help.room': 'Rom med kode',
  'help.room-how': 'Fem bokstaver bringer enheter sammen en stund, uten at de kobles sammen for godt.',
  'help.trust': 'La denne nettleseren stole på boksen',

  'diagnosis.title': 'Hvorfor ser jeg ikke den andre enheten min?',
  'diagnosis.start': 'Finn ut hvorfor',
  'diagnosis.running': 'Undersøker …',
  'diagnosis.fine': 'Her er alt i orden. Gjør det samme på den andre enheten og sammenlign.',
  'diagnosis.yes': 'ja',
  'diagnosis.no': 'nei',
  'diagnosis.copy': 'Kopier rapporten',
  'diagnosis.about.address': 'Boksen ser denne enheten som',
  'diagnosis.about.network': 'Nettverket ditt, andre i det',
  'diagnosis.about.paired': 'Sammenkoblede enheter her',
  'diagnosis.about.code': 'Rom med kode, andre i det',
  'diagnosis.about.seen': 'Andre enheter i sikte',
  'diagnosis.about.secure': 'Sikker side',
  'diagnosis.about.trusted': 'Denne nettleseren stoler på boksen',
  'diagnosis.about.webrtc': 'Denne nettleseren kan koble seg til andre',
  'diagnosis.about.stun': 'Direkte forbindelser: sett som',
  'diagnosis.about.router': 'Bak en ruter til',
  'diagnosis.about.ports': 'Én port for alle mål',
  'diagnosis.about.udp': 'Via boksen med UDP',
  'diagnosis.about.tcp': 'Via boksen med TCP',
  'diagnosis.about.tls': 'Via boksen med TLS',
  'diagnosis.advice.box': 'Boksen svarer ikke. Er denne enheten fortsatt i nettverket til boksen?',
  'diagnosis.advice.proxy':
    'Du kommer gjennom en proxy. Begge enhetene må komme samme vei, være koblet sammen eller være i et rom med kode.',
  'diagnosis.advice.proxy-ignored':
    'Du kommer gjennom en proxy som boksen ikke har fått beskjed om å stole på, så den ser proxyen i stedet for deg. Se trusted-proxies i konfigurasjonen av boksen.',
  'diagnosis.advice.outside':
    'Boksen ser deg fra Internett. Slå av VPN eller iCloud Private Relay, gå ut av mobilnettet eller bruk et rom med kode.',
  'diagnosis.advice.subnet':
    'Du er i et annet nettverk enn boksen: et gjestenett, en ruter nummer to eller et VPN. Bytt til nettverket til boksen, eller bruk et rom med kode.',
  'diagnosis.advice.alone':
    'Åpne denne siden på den andre enheten også og sammenlign: Begge skal vise det samme nettverket. Hvis ikke er den ene i et gjestenett eller bruker VPN.',
  'diagnosis.advice.insecure':
    'Denne siden ble åpnet uten kryptering, og da er det noe som ikke virker. Åpne https-adressen til boksen.',
  'diagnosis.advice.stun-none':
    'Ikke noe svar med UDP. En brannmur på denne enheten eller på boksen er i veien; forbindelsene går via boksen i stedet.',
  'diagnosis.advice.untrusted':
    'Du klikket bort en advarsel. For å installere siden og bruke TLS via boksen trengs sertifikatet til boksen: Se Hjelp, «La denne nettleseren stole på boksen».',
  'diagnosis.advice.webrtc':
    'WebRTC er slått av her: av en innstilling, en utvidelse eller sikringsmodus på en iPhone. Tillat det for denne siden, eller bruk en annen nettleser.',
  'diagnosis.advice.stun-elsewhere':
    'Direkte forbindelser forlater denne enheten på en annen vei enn denne siden: Det er et VPN eller en ruter til imellom.',
  'diagnosis.advice.router':
    'En ruter til står mellom denne enheten og boksen. Enheter på den andre siden av den kan kanskje bare nås via boksen.',
  'diagnosis.advice.alternate':
    'Den andre porten på boksen (UDP 3479) svarte ikke, så dette kunne ikke sammenlignes. Kanskje er den blokkert av en brannmur.',
  'diagnosis.advice.ports':
    'En ruter imellom bytter port for hver forbindelse. Direkte forbindelser kan mislykkes; da trer boksen inn.',
  'diagnosis.advice.udp': 'Blokkert av en brannmur. Det betyr bare noe når TCP og TLS heller ikke virker.',
  'diagnosis.advice.tcp': 'Blokkert av en brannmur. Det betyr bare noe når UDP heller ikke virker.',
  'diagnosis.advice.tls':
    'Port 5349 er blokkert av en brannmur. Det betyr bare noe i nettverk som blokkerer alt annet.',
  'diagnosis.advice.tls-untrusted':
    'Virker bare der denne nettleseren stoler på boksen. Det betyr bare noe i nettverk som blokkerer alt annet.',

  'diagnosis.trial.title': 'Prøv en forbindelse',
  'diagnosis.trial.none': 'Det er ingen annen enhet i sikte å prøve med.',
  'diagnosis.trial.try': 'Prøv {name}',
  'diagnosis.trial.relay':
    'Nettverket holder de to fra hverandre (klientisolering, et gjestenett eller en brannmur), så boksen sender alt videre. Det går saktere, men det virker.',
  'diagnosis.trial.no-path':
    'Verken direkte eller via boksen. En brannmur på en av de to eller i nettverket blokkerer UDP og portene 3478 og 5349, eller et VPN er på.',
  'diagnosis.trial.no-answer': 'Den andre enheten svarer ikke. Er siden åpen der, og er skjermen på?',
  'diagnosis.trial.away': 'Den andre enheten sover eller viser noe annet. Åpne siden der.',
  'diagnosis.trial.unproven':
    'Den andre siden kunne ikke bevise hvem den er. Last inn siden på nytt på begge.',
  'diagnosis.trial.intruder': 'Noen andre svarte. Ikke bruk dette nettverket til private ting.',
  'diagnosis.trial.lost': 'Det virket, men ble brutt. Svakt Wi-Fi, eller en av de to har byttet nettverk.',
  'diagnosis.trial.box': 'Boksen kan ikke nås.',
  'diagnosis.pair': 'I bruk',
  'diagnosis.here': 'Tilbudt av denne enheten',
  'diagnosis.there': 'Tilbudt av den andre',
  'diagnosis.details': 'Detaljer',

  'request.title': '{name} vil sende deg noe',
  'request.files': { one: '{count} fil', other: '{count} filer' },
  'request.all': 'Ta imot alt',
  'request.take': 'Ta imot {name}',
  'request.where': 'Velg hvor …',
  'request.full':
    'Denne enheten har bare plass til {room}. Velg færre filer, frigjør litt plass, eller velg hvor de skal.',
  'request.memory': 'Denne nettleseren beholder det den mottar, i minnet, høyst {room}.',
  'request.list': 'Filer',
  'request.accept': 'Godta',
  'request.decline': 'Avslå',

  'outbox.collecting': 'Ser gjennom mappen …',
  'outbox.nothing': 'Det er ingen filer i den.',
  'outbox.unreadable': {
    one: '{count} fil eller mappe kunne ikke leses og blir ikke sendt.',
    other: '{count} filer eller mapper kunne ikke leses og blir ikke sendt.',
  },
  'outbox.to': 'Send til',
  'outbox.send': 'Send',
  'outbox.nobody': 'Ingen andre enheter er her ennå.',

  'again.pick': 'Velg dem på nytt',
  'again.allow': 'La dem bli lest igjen',
  'again.changed': {
    one: '{count} av filene er endret i mellomtiden. Avbryt denne og send den på nytt.',
    other: '{count} av filene er endret i mellomtiden. Avbryt denne og send dem på nytt.',
  },
  'again.missing': {
    one: '{count} fil mangler fortsatt.',
    other: '{count} filer mangler fortsatt.',
  },

  'file.folder': 'tom mappe',
  'file.skipped': 'ikke ønsket',
  'file.cancel': 'Utelat {name}',

  'text.title': 'Tekst til {name}',
  'text.label': 'Tekst eller lenke',
  'text.send': 'Send',
  'text.cancel': 'Avbryt',
  'text.from': 'Fra {name}',
  'text.copy': 'Kopier',
  'text.copied': 'Kopiert',
  'text.copy-failed': 'Denne nettleseren lar ikke siden kopiere. Merk teksten og kopier den.',
  'text.dismiss': 'Fjern denne teksten',
  'text.heading': 'Mottatte tekster',
  'text.delivered': 'Teksten er kommet fram til {name}.',
  'text.failed': 'Teksten kom ikke fram til {name}.',

  'transfers.heading': 'Overføringer',
  'transfers.to': 'til {name}',
  'transfers.from': 'fra {name}',
  'transfers.name': { one: '{first} og {count} til', other: '{first} og {count} til' },
  'transfers.progress': '{done} av {total}',
  'transfers.left': '{time} igjen',
  'transfers.cancel': 'Avbryt {name}',
  'transfers.pause': 'Sett {name} på pause',
  'transfers.resume': 'Fortsett {name}',
  'transfers.save': 'Lagre',
  'transfers.save-again': 'Lagre igjen',
  'transfers.save-named': '{action}: {name}',
  'transfers.save-all': 'Lagre alt',
  'transfers.saving': 'Pakker, {percent} …',
  'transfers.archive': 'Fra {name}',
  'transfers.archive-failed': 'De kunne ikke pakkes sammen. Lagre dem én og én.',
  'transfers.files': 'Filer i {name}',
  'transfers.again': 'Send igjen',
  'transfers.dismiss': 'Fjern {name} fra listen',

  'transfer.running': 'i gang',
  'transfer.waiting': 'venter',
  'transfer.paused': 'på pause',
  'transfer.hold.answer-here': 'venter på svaret ditt',
  'transfer.hold.answer-there': 'venter på den andre siden',
  'transfer.hold.preparing': 'gjør klar …',
  'transfer.hold.files-here': 'velg de samme filene igjen for å fortsette',
  'transfer.hold.paused-here': 'på pause',
  'transfer.hold.paused-there': 'satt på pause av den andre siden',
  'transfer.hold.connection': 'venter på forbindelsen',
  'transfer.done.send': 'sendt og kontrollert',
  'transfer.done.receive': 'mottatt og kontrollert',
  'transfer.cancelled.here': 'avbrutt',
  'transfer.cancelled.there': 'avbrutt av den andre siden',

  'cause.declined.here': 'avslått',
  'cause.declined.there': 'den andre siden avslo',
  'cause.disk-full': 'Det er ikke plass igjen på enheten som mottar. Frigjør litt plass der og send igjen.',
  'cause.too-large-for-memory': 'For stor for den nettleseren, som bare kan ha filer i minnet.',
  'cause.permission': 'Nettleseren har ikke lenger lov til å bruke denne filen eller mappen. Velg den igjen.',
  'cause.storage': 'Enheten som mottar, kunne ikke lagre den.',
  'cause.evicted': 'Nettleseren kastet det som var mottatt her, fordi den trengte plassen. Send igjen.',
  'cause.connection-lost': 'Forbindelsen ble brutt og kom ikke tilbake. Send igjen.',
  'cause.file-changed': 'Filen ble endret mens den ble sendt. Send den igjen.',
  'cause.file-vanished': 'Filen finnes ikke lenger.',
  'cause.digest-mismatch': 'Det som kom fram, var ikke det som ble sendt, så det ble kastet. Send igjen.',
  'cause.too-many-files': 'For mange filer på en gang. Send færre.',
  'cause.too-large': 'Filen er for stor til å sendes.',
  'cause.incompatible':
    'Den andre enheten har en annen versjon av Homedrop åpen. Last inn siden på nytt på begge.',
  'cause.protocol': 'Den andre enheten sa noe uforståelig. Last inn siden på nytt på begge.',

  'announce.arrived': '{name} er her',
  'announce.request': '{name} vil sende deg {files}',
  'announce.text': 'Det kom en tekst fra {name}',
  'announce.sent': '{what} er sendt til {name}',
  'announce.received': '{what} er mottatt fra {name}',
  'announce.failed': '{what}: {reason}',
};
