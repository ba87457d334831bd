// Italian: informal (tu), as on phones; the box is la scatola.
import type { Translation } from '../translate.ts';

export const catalogue: Translation = {
  'app.name': 'Homedrop',

  'kind.phone': 'Telefono',
  'kind.tablet': 'Tablet',
  'kind.desktop': 'Computer',
  'kind.laptop': 'Portatile',
  'kind.tv': 'TV',
  'kind.headless': 'Scatola',

  'header.pair': 'Abbina',
  'header.room': 'Stanza con codice',
  'header.in-room': 'Nella stanza {code}',
  'header.settings': 'Impostazioni',
  'header.help': 'Aiuto',

  'dialog.close': 'Chiudi',
  'dialog.done': 'Fine',

  'self.you-are': 'Questo dispositivo:',
  'self.rename': 'Cambia il nome di questo dispositivo',
  'self.name': 'Nome di questo dispositivo',
  'self.save': 'Salva',
  'self.cancel': 'Annulla',

  'devices.heading': 'Dispositivi intorno a te',
  'devices.empty.title': 'Ancora nessun altro dispositivo',
  'devices.empty.how': 'Apri questo indirizzo nel browser dell’altro dispositivo:',
  'devices.empty.qr': 'Codice da scansionare con la fotocamera dell’altro dispositivo',
  'devices.target': '{name}, {kind}, {status}. Invia file',
  'devices.send-text': 'Invia un testo a {name}',

  'devices.several': 'Invia a più dispositivi',

  'devices.more': 'Altro su {name}',
  'devices.paired': 'abbinato, ha dimostrato chi è',

  'device.text': 'Invia un testo',
  'device.folder': 'Invia una cartella',
  'device.pair': 'Abbina',
  'device.who': 'È davvero questo dispositivo?',
  'device.proven': 'Sì. È abbinato a questo dispositivo e l’ha dimostrato.',
  'device.compare':
    'Apri i dettagli su entrambi i dispositivi e confronta: se tutti e due mostrano le stesse sei cifre, nessuno si è messo in mezzo.',
  'device.no-code': 'Le cifre da confrontare compaiono quando i due dispositivi sono connessi.',

  'path.idle': 'ora non connesso',
  'path.connecting': 'connessione…',
  'path.direct': 'connesso direttamente',
  'path.relay': 'connesso tramite la scatola',
  'path.failed': 'non raggiungibile',

  'status.ready': 'tocca per inviare file',
  'status.away': 'assente',
  'status.connecting': 'connessione…',
  'status.direct': 'diretto',
  'status.relay': 'tramite la scatola',
  'status.sending': 'invio {percent}',
  'status.receiving': 'ricezione {percent}',
  'status.failed.no-answer': 'non risponde',
  'status.failed.away': 'assente, si aspetta che torni',
  'status.failed.unproven': 'non ha potuto dimostrare chi è',
  'status.failed.intruder': 'non sicuro, niente è stato inviato',
  'status.failed.no-path': 'nessuna strada attraverso la rete',
  'status.failed.lost': 'connessione persa',
  'status.failed.box': 'scatola non raggiungibile',
  'status.try-again': 'Riprova',

  'box.unreachable':
    'La scatola non è raggiungibile. Nuovo tentativo in corso. I trasferimenti già avviati continuano.',
  'box.replaced': 'Homedrop è aperto in un’altra scheda di questo browser.',
  'box.use-here': 'Usa qui',

  'intruder.title': 'Qualcuno si è messo tra questo dispositivo e {name}',
  'intruder.what':
    'La connessione è stata chiusa prima di inviare o ricevere qualcosa. Non usare questa rete per cose private e chiedi alla persona che si occupa della scatola.',
  'intruder.read': 'Ho letto',

  'notice.away': '{name} è assente. Ciò che invii aspetta qui il suo ritorno.',
  'notice.unpaired-by': '{name} ha rimosso l’abbinamento.',

  'pair.title': 'Abbina due dispositivi',
  'pair.opening': 'Richiesta di un codice…',
  'pair.how': 'Sull’altro dispositivo, scansiona questo con la fotocamera, oppure tocca «Abbina» e scrivi:',
  'pair.qr': 'Codice da scansionare con la fotocamera dell’altro dispositivo',
  'pair.other': 'Oppure scrivi il codice mostrato dall’altro dispositivo',
  'pair.label': 'Sei cifre',
  'pair.hint': 'Sei cifre, valide cinque minuti e per un solo tentativo.',
  'pair.pair': 'Abbina',
  'pair.cancel': 'Annulla',
  'pair.close': 'Fine',
  'pair.again': 'Mostra un nuovo codice',
  'pair.confirm': 'Abbinare questo dispositivo a quello di cui hai scansionato il codice?',
  'pair.busy': 'Abbinamento con {name}…',
  'pair.done': 'Abbinato a {name}.',
  'pair.done-what': 'D’ora in poi i due si trovano in qualsiasi rete e si dimostrano a vicenda chi sono.',
  'pair.failed.wrong-code':
    'Le cifre non erano giuste. Per sicurezza ogni codice vale un solo tentativo: mostrane uno nuovo.',
  'pair.failed.unknown-slot':
    'Nessun dispositivo mostra questo codice, oppure è già stato usato o è scaduto. Mostrane uno nuovo.',
  'pair.failed.try-later': 'Troppi tentativi. Aspetta un po’ e riprova.',
  'pair.failed.expired': 'Il codice è scaduto. Mostrane uno nuovo.',
  'pair.failed.gone': 'L’altro dispositivo se n’è andato. Riprova.',
  'pair.failed.broken':
    'L’altro dispositivo ha detto qualcosa di incomprensibile. Ricarica la pagina su entrambi.',
  'pair.failed.full':
    'Questo dispositivo è abbinato al maggior numero possibile di altri. Rimuovi prima un abbinamento.',
  'pair.failed.disabled': 'Questa scatola non offre l’abbinamento.',
  'pair.failed.box': 'La scatola non è raggiungibile. Riprova quando sarà tornata.',

  'refused.wait': {
    one: 'Troppi tentativi. Riprova tra {count} secondo.',
    many: 'Troppi tentativi. Riprova tra {count} secondi.',
    other: 'Troppi tentativi. Riprova tra {count} secondi.',
  },

  'paired.here': 'qui',
  'paired.not-here': 'non è qui',
  'paired.auto-accept': 'Accetta ciò che invia senza chiedere',
  'paired.name': 'Nome per {name} su questo dispositivo',
  'paired.rename': 'Rinomina {name}',
  'paired.rename-short': 'Rinomina',
  'paired.unpair': 'Rimuovi abbinamento',
  'paired.unpair-named': 'Rimuovi l’abbinamento con {name}',
  'paired.unpair-sure':
    'Rimuovere l’abbinamento con {name}? L’altro dispositivo ne viene informato e lo dimentica anche lui.',

  'settings.title': 'Impostazioni',
  'settings.paired': 'Dispositivi abbinati',
  'settings.none': 'Ancora nessuno.',
  'settings.language': 'Lingua',
  'settings.language-auto': 'Come il browser',

  'room.title': 'Stanza con codice',
  'room.what': 'In una stanza tutti si vedono, in qualunque rete si trovino. Scompare quando esce l’ultimo.',
  'room.new': 'Apri una stanza',
  'room.create': 'Crea una stanza',
  'room.enter': 'Entra in una stanza',
  'room.label': 'Cinque lettere',
  'room.join': 'Entra',
  'room.inside': 'Sei nella stanza',
  'room.qr': 'Codice da scansionare che apre questa stanza',
  'room.leave': 'Esci dalla stanza',
  'room.trouble.unknown-code': 'Non c’è nessuna stanza con queste lettere.',
  'room.trouble.try-later': 'Troppi tentativi. Aspetta un po’ e riprova.',
  'room.trouble.disabled': 'Questa scatola non offre stanze con codice.',
  'room.trouble.gone': 'La stanza in cui eri non esiste più.',
  'room.trouble.box': 'La scatola non è raggiungibile. Riprova quando sarà tornata.',

  'help.title': 'Aiuto',
  'help.send': 'Inviare qualcosa',
  'help.send-how':
    'Apri questa pagina su entrambi i dispositivi. Tocca l’altro dispositivo e scegli i file. Vanno direttamente dall’uno all’altro, cifrati.',
  'help.see': 'Non vedo il mio altro dispositivo',
  'help.see-how':
    'Entrambi devono essere nella stessa rete della scatola e avere questa pagina aperta. Se sono in reti diverse, abbinali o usa una stanza con codice.',
  'help.pair': 'Abbinamento',
  'help.pair-how':
    'I dispositivi abbinati si trovano in qualsiasi rete e dimostrano chi sono, così nessuno può mettersi in mezzo.',
  'help.room': 'Stanze con codice',
  'help.room-how': 'Cinque lettere riuniscono dei dispositivi per un po’, senza abbinarli.',
  'help.trust': 'Fai in modo che questo browser si fidi della scatola',

  'diagnosis.title': 'Perché non vedo il mio altro dispositivo?',
  'diagnosis.start': 'Scopri perché',
  'diagnosis.running': 'Ricerca…',
  'diagnosis.fine': 'Qui è tutto a posto. Fai lo stesso sull’altro dispositivo e confronta.',
  'diagnosis.yes': 'sì',
  'diagnosis.no': 'no',
  'diagnosis.copy': 'Copia il resoconto',
  'diagnosis.about.address': 'La scatola vede questo dispositivo come',
  'diagnosis.about.network': 'La tua rete, altri presenti',
  'diagnosis.about.paired': 'Dispositivi abbinati qui',
  'diagnosis.about.code': 'Stanza con codice, altri presenti',
  'diagnosis.about.seen': 'Altri dispositivi in vista',
  'diagnosis.about.secure': 'Pagina sicura',
  'diagnosis.about.trusted': 'Questo browser si fida della scatola',
  'diagnosis.about.webrtc': 'Questo browser può connettersi ad altri',
  'diagnosis.about.stun': 'Connessioni dirette: visto come',
  'diagnosis.about.router': 'Dietro un altro router',
  'diagnosis.about.ports': 'Una sola porta per tutte le destinazioni',
  'diagnosis.about.udp': 'Tramite la scatola con UDP',
  'diagnosis.about.tcp': 'Tramite la scatola con TCP',
  'diagnosis.about.tls': 'Tramite la scatola con TLS',
  'diagnosis.advice.box': 'La scatola non risponde. Questo dispositivo è ancora nella sua rete?',
  'diagnosis.advice.proxy':
    'Arrivi attraverso un proxy. Entrambi i dispositivi devono arrivare per la stessa via, essere abbinati o essere in una stanza con codice.',
  'diagnosis.advice.proxy-ignored':
    'Arrivi attraverso un proxy di cui alla scatola non è stato detto di fidarsi, quindi vede il proxy al posto tuo. Vedi trusted-proxies nella sua configurazione.',
  'diagnosis.advice.outside':
    'La scatola ti vede da Internet. Disattiva una VPN o il relay privato iCloud, lascia la rete mobile o usa una stanza con codice.',
  'diagnosis.advice.subnet':
    'Sei in una rete diversa da quella della scatola: una rete per ospiti, un secondo router o una VPN. Passa alla rete della scatola o usa una stanza con codice.',
  'diagnosis.advice.alone':
    'Apri questa pagina anche sull’altro dispositivo e confronta: entrambi dovrebbero mostrare la stessa rete. Se no, uno è in una rete per ospiti o usa una VPN.',
  'diagnosis.advice.insecure':
    'Questa pagina è stata aperta senza cifratura; così alcune cose non funzionano. Apri l’indirizzo https della scatola.',
  'diagnosis.advice.stun-none':
    'Nessuna risposta con UDP. Un firewall su questo dispositivo o sulla scatola è d’ostacolo; le connessioni passano allora dalla scatola.',
  'diagnosis.advice.untrusted':
    'Hai ignorato un avviso. Per installare la pagina e per TLS tramite la scatola serve il certificato della scatola: vedi Aiuto, «Fai in modo che questo browser si fidi della scatola».',
  'diagnosis.advice.webrtc':
    'WebRTC è disattivato qui, da un’impostazione, da un’estensione o dalla modalità di isolamento di un iPhone. Consentilo per questa pagina o usa un altro browser.',
  'diagnosis.advice.stun-elsewhere':
    'Le connessioni dirette lasciano questo dispositivo per una via diversa da questa pagina: in mezzo c’è una VPN o un secondo router.',
  'diagnosis.advice.router':
    'Tra questo dispositivo e la scatola c’è un secondo router. I dispositivi dall’altra parte potrebbero essere raggiungibili solo tramite la scatola.',
  'diagnosis.advice.alternate':
    'La seconda porta della scatola (UDP 3479) non ha risposto, quindi il confronto non è stato possibile. Forse la blocca un firewall.',
  'diagnosis.advice.ports':
    'Un router lungo il percorso cambia porta a ogni connessione. Le connessioni dirette possono fallire; allora interviene la scatola.',
  'diagnosis.advice.udp': 'Bloccato da un firewall. Conta solo se non funzionano nemmeno TCP e TLS.',
  'diagnosis.advice.tcp': 'Bloccato da un firewall. Conta solo se non funziona nemmeno UDP.',
  'diagnosis.advice.tls':
    'La porta 5349 è bloccata da un firewall. Conta solo nelle reti che bloccano tutto il resto.',
  'diagnosis.advice.tls-untrusted':
    'Funziona solo dove questo browser si fida della scatola. Conta solo nelle reti che bloccano tutto il resto.',

  'diagnosis.trial.title': 'Prova una connessione',
  'diagnosis.trial.none': 'Nessun altro dispositivo in vista con cui provare.',
  'diagnosis.trial.try': 'Prova con {name}',
  'diagnosis.trial.relay':
    'La rete tiene separati i due (isolamento dei client, rete per ospiti o firewall), quindi la scatola inoltra tutto. Più lento, ma funziona.',
  'diagnosis.trial.no-path':
    'Né direttamente né tramite la scatola. Un firewall su uno dei due o nella rete blocca UDP e le porte 3478 e 5349, oppure è attiva una VPN.',
  'diagnosis.trial.no-answer':
    'L’altro dispositivo non risponde. La pagina è aperta lì, e lo schermo acceso?',
  'diagnosis.trial.away': 'L’altro dispositivo è in standby o mostra altro. Apri lì la pagina.',
  'diagnosis.trial.unproven': 'L’altra parte non ha potuto dimostrare chi è. Ricarica la pagina su entrambi.',
  'diagnosis.trial.intruder': 'Ha risposto qualcun altro. Non usare questa rete per cose private.',
  'diagnosis.trial.lost':
    'Ha funzionato, poi si è interrotto. Wi-Fi debole, oppure uno dei due ha cambiato rete.',
  'diagnosis.trial.box': 'La scatola non è raggiungibile.',
  'diagnosis.pair': 'In uso',
  'diagnosis.here': 'Offerto da questo dispositivo',
  'diagnosis.there': 'Offerto dall’altro',
  'diagnosis.details': 'Dettagli',

  'request.title': '{name} vuole inviarti qualcosa',
  'request.files': { one: '{count} file', many: '{count} file', other: '{count} file' },
  'request.all': 'Prendi tutto',
  'request.take': 'Prendi {name}',
  'request.where': 'Scegli dove…',
  'request.full':
    'Questo dispositivo ha spazio solo per {room}. Scegli meno file, libera spazio o scegli dove metterli.',
  'request.memory': 'Questo browser tiene in memoria ciò che riceve, al massimo {room}.',
  'request.list': 'File',
  'request.accept': 'Accetta',
  'request.decline': 'Rifiuta',

  'outbox.collecting': 'Esame della cartella…',
  'outbox.nothing': 'Non contiene nessun file.',
  'outbox.unreadable': {
    one: 'Non è stato possibile leggere {count} file o cartella, che quindi non viene inviato.',
    many: 'Non è stato possibile leggere {count} file o cartelle, che quindi non vengono inviati.',
    other: 'Non è stato possibile leggere {count} file o cartelle, che quindi non vengono inviati.',
  },
  'outbox.to': 'Invia a',
  'outbox.send': 'Invia',
  'outbox.nobody': 'Qui non c’è ancora nessun altro dispositivo.',

  'again.pick': 'Sceglili di nuovo',
  'again.allow': 'Consenti di nuovo la lettura',
  'again.changed': {
    one: '{count} dei file è cambiato nel frattempo. Annulla questo invio e ricomincia.',
    many: '{count} dei file sono cambiati nel frattempo. Annulla questo invio e ricomincia.',
    other: '{count} dei file sono cambiati nel frattempo. Annulla questo invio e ricomincia.',
  },
  'again.missing': {
    one: 'Manca ancora {count} file.',
    many: 'Mancano ancora {count} file.',
    other: 'Mancano ancora {count} file.',
  },

  'file.folder': 'cartella vuota',
  'file.skipped': 'non richiesto',
  'file.cancel': 'Tralascia {name}',

  'text.title': 'Testo per {name}',
  'text.label': 'Testo o link',
  'text.send': 'Invia',
  'text.cancel': 'Annulla',
  'text.from': 'Da {name}',
  'text.copy': 'Copia',
  'text.copied': 'Copiato',
  'text.copy-failed': 'Questo browser non lascia copiare alla pagina. Seleziona il testo e copialo.',
  'text.dismiss': 'Rimuovi questo testo',
  'text.heading': 'Testi ricevuti',
  'text.delivered': 'Il testo è arrivato a {name}.',
  'text.failed': 'Il testo non è arrivato a {name}.',

  'transfers.heading': 'Trasferimenti',
  'transfers.to': 'a {name}',
  'transfers.from': 'da {name}',
  'transfers.name': {
    one: '{first} e {count} altro',
    many: '{first} e {count} altri',
    other: '{first} e {count} altri',
  },
  'transfers.progress': '{done} di {total}',
  'transfers.left': 'ancora {time}',
  'transfers.cancel': 'Annulla {name}',
  'transfers.pause': 'Metti in pausa {name}',
  'transfers.resume': 'Riprendi {name}',
  'transfers.save': 'Salva',
  'transfers.save-again': 'Salva di nuovo',
  'transfers.save-named': '{action}: {name}',
  'transfers.save-all': 'Salva tutto',
  'transfers.saving': 'Raccolta {percent}…',
  'transfers.archive': 'Da {name}',
  'transfers.archive-failed': 'Non è stato possibile raccoglierli insieme. Salvali uno per uno.',
  'transfers.files': 'File di {name}',
  'transfers.again': 'Invia di nuovo',
  'transfers.dismiss': 'Rimuovi {name} dall’elenco',

  'transfer.running': 'in corso',
  'transfer.waiting': 'in attesa',
  'transfer.paused': 'in pausa',
  'transfer.hold.answer-here': 'in attesa della tua risposta',
  'transfer.hold.answer-there': 'in attesa dell’altra parte',
  'transfer.hold.preparing': 'preparazione…',
  'transfer.hold.files-here': 'scegli di nuovo gli stessi file per continuare',
  'transfer.hold.paused-here': 'in pausa',
  'transfer.hold.paused-there': 'messo in pausa dall’altra parte',
  'transfer.hold.connection': 'in attesa della connessione',
  'transfer.done.send': 'inviato e verificato',
  'transfer.done.receive': 'ricevuto e verificato',
  'transfer.cancelled.here': 'annullato',
  'transfer.cancelled.there': 'annullato dall’altra parte',

  'cause.declined.here': 'rifiutato',
  'cause.declined.there': 'l’altra parte ha rifiutato',
  'cause.disk-full': 'Il dispositivo che riceve non ha più spazio. Libera spazio lì e invia di nuovo.',
  'cause.too-large-for-memory': 'Troppo grande per quel browser, che può tenere i file solo in memoria.',
  'cause.permission': 'Il browser non può più usare questo file o questa cartella. Scegli di nuovo.',
  'cause.storage': 'Il dispositivo che riceve non ha potuto salvarlo.',
  'cause.evicted':
    'Il browser ha scartato ciò che era stato ricevuto qui, perché gli serviva spazio. Invia di nuovo.',
  'cause.connection-lost': 'La connessione si è persa e non è tornata. Invia di nuovo.',
  'cause.file-changed': 'Il file è cambiato durante l’invio. Invialo di nuovo.',
  'cause.file-vanished': 'Il file non c’è più.',
  'cause.digest-mismatch':
    'Ciò che è arrivato non era ciò che è stato inviato, quindi è stato scartato. Invia di nuovo.',
  'cause.too-many-files': 'Troppi file in una volta. Inviane di meno.',
  'cause.too-large': 'Il file è troppo grande per essere inviato.',
  'cause.incompatible':
    'Sull’altro dispositivo è aperta un’altra versione di Homedrop. Ricarica la pagina su entrambi.',
  'cause.protocol':
    'L’altro dispositivo ha detto qualcosa di incomprensibile. Ricarica la pagina su entrambi.',

  'announce.arrived': '{name} è qui',
  'announce.request': '{name} vuole inviarti {files}',
  'announce.text': 'È arrivato un testo da {name}',
  'announce.sent': 'Inviato a {name}: {what}',
  'announce.received': 'Ricevuto da {name}: {what}',
  'announce.failed': '{what}: {reason}',
};
