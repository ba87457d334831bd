// Romanian: tu, as phones speak by now; a device is neuter, so that one takes masculine forms.
import type { Translation } from '../translate.ts';

export const catalogue: Translation = {
  'app.name': 'Homedrop',

  'kind.phone': 'Telefon',
  'kind.tablet': 'Tabletă',
  'kind.desktop': 'Calculator',
  'kind.laptop': 'Laptop',
  'kind.tv': 'Televizor',
  'kind.headless': 'Cutie',

  'header.pair': 'Asociază',
  'header.room': 'Cameră cu cod',
  'header.in-room': 'În camera {code}',
  'header.settings': 'Setări',
  'header.help': 'Ajutor',

  'dialog.close': 'Închide',
  'dialog.done': 'Gata',

  'self.you-are': 'Tu ești',
  'self.rename': 'Schimbă numele acestui dispozitiv',
  'self.name': 'Numele acestui dispozitiv',
  'self.save': 'Salvează',
  'self.cancel': 'Anulează',

  'devices.heading': 'Dispozitive din jurul tău',
  'devices.empty.title': 'Încă niciun alt dispozitiv',
  'devices.empty.how': 'Deschide această adresă în browserul celuilalt dispozitiv:',
  'devices.empty.qr': 'Cod de scanat cu camera celuilalt dispozitiv',
  'devices.target': '{name}, {kind}, {status}. Trimite fișiere',
  'devices.send-text': 'Trimite un text către {name}',

  'devices.several': 'Trimite către mai multe dispozitive',

  'devices.more': 'Mai multe despre {name}',
  'devices.paired': 'asociat, a dovedit cine este',

  'device.text': 'Trimite un text',
  'device.folder': 'Trimite un dosar',
  'device.pair': 'Asociază',
  'device.who': 'Este chiar acest dispozitiv?',
  'device.proven': 'Da. Este asociat cu acest dispozitiv și a dovedit-o.',
  'device.compare':
    'Deschide detaliile pe ambele dispozitive și compară: dacă ambele arată aceleași șase cifre, nu stă nimeni între ele.',
  'device.no-code': 'Cifrele de comparat apar când cele două dispozitive sunt conectate.',

  'path.idle': 'neconectat acum',
  'path.connecting': 'se conectează…',
  'path.direct': 'conectat direct',
  'path.relay': 'conectat prin cutie',
  'path.failed': 'nu a putut fi contactat',

  'status.ready': 'atinge pentru a trimite fișiere',
  'status.away': 'absent',
  'status.connecting': 'se conectează…',
  'status.direct': 'direct',
  'status.relay': 'prin cutie',
  'status.sending': 'se trimite {percent}',
  'status.receiving': 'se primește {percent}',
  'status.failed.no-answer': 'nu răspunde',
  'status.failed.away': 'absent, se așteaptă revenirea',
  'status.failed.unproven': 'nu a putut dovedi cine este',
  'status.failed.intruder': 'nesigur, nu s-a trimis nimic',
  'status.failed.no-path': 'nicio cale prin rețea',
  'status.failed.lost': 'conexiune pierdută',
  'status.failed.box': 'cutia nu răspunde',
  'status.try-again': 'Încearcă din nou',

  'box.unreachable': 'Cutia nu răspunde. Se încearcă din nou. Transferurile în curs continuă.',
  'box.replaced': 'Homedrop este deschis în altă filă a acestui browser.',
  'box.use-here': 'Folosește aici',

  'intruder.title': 'Cineva stă între acest dispozitiv și {name}',
  'intruder.what':
    'Conexiunea a fost închisă înainte să se trimită sau să se primească ceva. Nu folosi această rețea pentru lucruri private și întreab-o pe persoana care are grijă de cutie.',
  'intruder.read': 'Am citit',

  'notice.away': 'Dispozitivul {name} este absent. Ce trimiți așteaptă aici până revine.',
  'notice.unpaired-by': '{name} a încheiat asocierea.',

  'pair.title': 'Asociază două dispozitive',
  'pair.opening': 'Se obține un cod…',
  'pair.how': 'Pe celălalt dispozitiv, scanează acest cod cu camera sau atinge „Asociază” și scrie:',
  'pair.qr': 'Cod de scanat cu camera celuilalt dispozitiv',
  'pair.other': 'Sau scrie codul pe care îl arată celălalt dispozitiv',
  'pair.label': 'Șase cifre',
  'pair.hint': 'Șase cifre, valabile cinci minute și pentru o singură încercare.',
  'pair.pair': 'Asociază',
  'pair.cancel': 'Anulează',
  'pair.close': 'Gata',
  'pair.again': 'Arată un cod nou',
  'pair.confirm': 'Asociezi acest dispozitiv cu cel care arată codul scanat?',
  'pair.busy': 'Se asociază cu {name}…',
  'pair.done': 'Asociat cu {name}.',
  'pair.done-what': 'De acum, cele două se găsesc în orice rețea și își dovedesc unul altuia cine sunt.',
  'pair.failed.wrong-code':
    'Cifrele nu au fost cele corecte. Pentru siguranță, fiecare cod are o singură încercare: arată unul nou.',
  'pair.failed.unknown-slot':
    'Niciun dispozitiv nu arată acest cod sau codul a fost folosit ori a expirat. Arată unul nou.',
  'pair.failed.try-later': 'Prea multe încercări. Așteaptă puțin și încearcă din nou.',
  'pair.failed.expired': 'Codul a expirat. Arată unul nou.',
  'pair.failed.gone': 'Celălalt dispozitiv a plecat. Încearcă din nou.',
  'pair.failed.broken': 'Celălalt dispozitiv a spus ceva fără sens. Reîncarcă pagina pe amândouă.',
  'pair.failed.full':
    'Acest dispozitiv este asociat cu numărul maxim de alte dispozitive. Disociază mai întâi unul.',
  'pair.failed.disabled': 'Această cutie nu oferă asocierea.',
  'pair.failed.box': 'Cutia nu răspunde. Încearcă din nou când revine.',

  'refused.wait': {
    one: 'Prea multe încercări. Încearcă din nou peste {count} secundă.',
    few: 'Prea multe încercări. Încearcă din nou peste {count} secunde.',
    other: 'Prea multe încercări. Încearcă din nou peste {count} de secunde.',
  },

  'paired.here': 'aici',
  'paired.not-here': 'nu este aici',
  'paired.auto-accept': 'Acceptă ce trimite fără să întrebe',
  'paired.name': 'Nume pentru {name} pe acest dispozitiv',
  'paired.rename': 'Redenumește {name}',
  'paired.rename-short': 'Redenumește',
  'paired.unpair': 'Disociază',
  'paired.unpair-named': 'Disociază {name}',
  'paired.unpair-sure': 'Închei asocierea cu {name}? Celălalt dispozitiv află și o uită și el.',

  'settings.title': 'Setări',
  'settings.paired': 'Dispozitive asociate',
  'settings.none': 'Încă niciunul.',
  'settings.language': 'Limbă',
  'settings.language-auto': 'Ca în browser',

  'room.title': 'Cameră cu cod',
  'room.what': 'Toți cei dintr-o cameră se văd, indiferent de rețea. Camera dispare când pleacă ultimul.',
  'room.new': 'Deschide o cameră',
  'room.create': 'Creează o cameră',
  'room.enter': 'Intră într-o cameră',
  'room.label': 'Cinci litere',
  'room.join': 'Intră',
  'room.inside': 'Ești în camera',
  'room.qr': 'Cod de scanat, care deschide această cameră',
  'room.leave': 'Ieși din cameră',
  'room.trouble.unknown-code': 'Nu există nicio cameră cu aceste litere.',
  'room.trouble.try-later': 'Prea multe încercări. Așteaptă puțin și încearcă din nou.',
  'room.trouble.disabled': 'Această cutie nu oferă camere cu cod.',
  'room.trouble.gone': 'Camera în care erai nu mai există.',
  'room.trouble.box': 'Cutia nu răspunde. Încearcă din nou când revine.',

  'help.title': 'Ajutor',
  'help.send': 'Trimite ceva',
  'help.send-how':
    'Deschide această pagină pe ambele dispozitive. Atinge celălalt dispozitiv și alege fișiere. Ele merg direct de la unul la altul, criptate.',
  'help.see': 'Nu văd celălalt dispozitiv al meu',
  'help.see-how':
    'Ambele trebuie să fie în aceeași rețea cu cutia și să aibă această pagină deschisă. În rețele diferite, asociază-le sau folosește o cameră cu cod.',
  'help.pair': 'Asociere',
  'help.pair-how':
    'Dispozitivele asociate se găsesc în orice rețea și dovedesc cine sunt, astfel că nimeni nu poate sta între ele.',
  'help.room': 'Camere cu cod',
  'help.room-how': 'Cinci litere aduc împreună dispozitive pentru un timp, fără a le asocia.',
  'help.trust': 'Fă ca acest browser să aibă încredere în cutie',

  'diagnosis.title': 'De ce nu văd celălalt dispozitiv al meu?',
  'diagnosis.start': 'Află de ce',
  'diagnosis.running': 'Se verifică…',
  'diagnosis.fine': 'Aici totul este în regulă. Fă același lucru pe celălalt dispozitiv și compară.',
  'diagnosis.yes': 'da',
  'diagnosis.no': 'nu',
  'diagnosis.copy': 'Copiază raportul',
  'diagnosis.about.address': 'Cutia vede acest dispozitiv ca',
  'diagnosis.about.network': 'Rețeaua ta, altele în ea',
  'diagnosis.about.paired': 'Dispozitive asociate aici',
  'diagnosis.about.code': 'Cameră cu cod, altele în ea',
  'diagnosis.about.seen': 'Alte dispozitive la vedere',
  'diagnosis.about.secure': 'Pagină sigură',
  'diagnosis.about.trusted': 'Acest browser are încredere în cutie',
  'diagnosis.about.webrtc': 'Acest browser se poate conecta la altele',
  'diagnosis.about.stun': 'Conexiuni directe: văzut ca',
  'diagnosis.about.router': 'În spatele altui router',
  'diagnosis.about.ports': 'Un singur port pentru toate destinațiile',
  'diagnosis.about.udp': 'Prin cutie cu UDP',
  'diagnosis.about.tcp': 'Prin cutie cu TCP',
  'diagnosis.about.tls': 'Prin cutie cu TLS',
  'diagnosis.advice.box': 'Cutia nu răspunde. Mai este acest dispozitiv în rețeaua ei?',
  'diagnosis.advice.proxy':
    'Vii printr-un proxy. Ambele dispozitive trebuie să vină pe aceeași cale, să fie asociate sau să fie într-o cameră cu cod.',
  'diagnosis.advice.proxy-ignored':
    'Vii printr-un proxy în care cutiei nu i s-a spus să aibă încredere, așa că vede proxy-ul în locul tău. Vezi trusted-proxies în configurația ei.',
  'diagnosis.advice.outside':
    'Cutia te vede din internet. Oprește un VPN sau iCloud Private Relay, ieși din rețeaua mobilă sau folosește o cameră cu cod.',
  'diagnosis.advice.subnet':
    'Ești în altă rețea decât cutia: o rețea pentru oaspeți, un al doilea router sau un VPN. Treci în rețeaua cutiei sau folosește o cameră cu cod.',
  'diagnosis.advice.alone':
    'Deschide această pagină și pe celălalt dispozitiv și compară: ambele ar trebui să arate aceeași rețea. Dacă nu, unul este într-o rețea pentru oaspeți sau folosește un VPN.',
  'diagnosis.advice.insecure':
    'Această pagină a fost deschisă fără criptare; unele lucruri nu merg așa. Deschide adresa https a cutiei.',
  'diagnosis.advice.stun-none':
    'Niciun răspuns prin UDP. Un firewall de pe acest dispozitiv sau de pe cutie stă în cale; conexiunile trec atunci prin cutie.',
  'diagnosis.advice.untrusted':
    'Ai trecut peste un avertisment. Instalarea paginii și TLS prin cutie au nevoie de certificatul cutiei: vezi Ajutor, „Fă ca acest browser să aibă încredere în cutie”.',
  'diagnosis.advice.webrtc':
    'WebRTC este dezactivat aici printr-o setare, o extensie sau modul de blocare al unui iPhone. Permite-l pentru această pagină sau folosește alt browser.',
  'diagnosis.advice.stun-elsewhere':
    'Conexiunile directe pleacă de pe acest dispozitiv pe altă cale decât această pagină: la mijloc este un VPN sau un al doilea router.',
  'diagnosis.advice.router':
    'Un al doilea router stă între acest dispozitiv și cutie. La dispozitivele din cealaltă parte se poate ajunge, poate, doar prin cutie.',
  'diagnosis.advice.alternate':
    'Al doilea port al cutiei (UDP 3479) nu a răspuns, așa că nu s-a putut compara. Poate îl blochează un firewall.',
  'diagnosis.advice.ports':
    'Un router de pe traseu schimbă porturile la fiecare conexiune. Conexiunile directe pot eșua; atunci intervine cutia.',
  'diagnosis.advice.udp': 'Blocat de un firewall. Contează doar când nici TCP și TLS nu merg.',
  'diagnosis.advice.tcp': 'Blocat de un firewall. Contează doar când nici UDP nu merge.',
  'diagnosis.advice.tls':
    'Portul 5349 este blocat de un firewall. Contează doar în rețelele care blochează tot restul.',
  'diagnosis.advice.tls-untrusted':
    'Merge doar acolo unde acest browser are încredere în cutie. Contează doar în rețelele care blochează tot restul.',

  'diagnosis.trial.title': 'Încearcă o conexiune',
  'diagnosis.trial.none': 'Nu se vede alt dispozitiv cu care să încerci.',
  'diagnosis.trial.try': 'Încearcă {name}',
  'diagnosis.trial.relay':
    'Rețeaua le ține separate pe cele două (izolarea clienților, o rețea pentru oaspeți sau un firewall), așa că totul trece prin cutie. Mai lent, dar merge.',
  'diagnosis.trial.no-path':
    'Nici direct, nici prin cutie. Un firewall de pe unul dintre cele două sau din rețea blochează UDP și porturile 3478 și 5349 sau este pornit un VPN.',
  'diagnosis.trial.no-answer':
    'Celălalt dispozitiv nu răspunde. Este pagina deschisă acolo și ecranul aprins?',
  'diagnosis.trial.away': 'Celălalt dispozitiv doarme sau arată altceva. Deschide pagina acolo.',
  'diagnosis.trial.unproven':
    'Cealaltă parte nu a putut dovedi cine este. Reîncarcă pagina pe ambele dispozitive.',
  'diagnosis.trial.intruder': 'A răspuns altcineva. Nu folosi această rețea pentru lucruri private.',
  'diagnosis.trial.lost':
    'A mers, apoi s-a întrerupt. Wi-Fi slab sau unul dintre cele două a schimbat rețeaua.',
  'diagnosis.trial.box': 'Cutia nu răspunde.',
  'diagnosis.pair': 'În uz',
  'diagnosis.here': 'Oferit de acest dispozitiv',
  'diagnosis.there': 'Oferit de celălalt',
  'diagnosis.details': 'Detalii',

  'request.title': '{name} vrea să-ți trimită ceva',
  'request.files': { one: '{count} fișier', few: '{count} fișiere', other: '{count} de fișiere' },
  'request.all': 'Acceptă tot',
  'request.take': 'Acceptă {name}',
  'request.where': 'Alege unde…',
  'request.full':
    'Acest dispozitiv mai are loc doar pentru {room}. Alege mai puține fișiere, eliberează spațiu sau alege unde merg.',
  'request.memory': 'Acest browser păstrează în memorie ce primește, cel mult {room}.',
  'request.list': 'Fișiere',
  'request.accept': 'Acceptă',
  'request.decline': 'Refuză',

  'outbox.collecting': 'Se parcurge dosarul…',
  'outbox.nothing': 'Nu este niciun fișier în el.',
  'outbox.unreadable': {
    one: '{count} fișier sau dosar nu a putut fi citit, așa că nu se trimite.',
    few: '{count} fișiere sau dosare nu au putut fi citite, așa că nu se trimit.',
    other: '{count} de fișiere sau dosare nu au putut fi citite, așa că nu se trimit.',
  },
  'outbox.to': 'Trimite către',
  'outbox.send': 'Trimite',
  'outbox.nobody': 'Încă nu este aici niciun alt dispozitiv.',

  'again.pick': 'Alege-le din nou',
  'again.allow': 'Permite citirea din nou',
  'again.changed': {
    one: '{count} dintre fișiere a fost modificat între timp. Anulează și trimite din nou.',
    few: '{count} dintre fișiere au fost modificate între timp. Anulează și trimite din nou.',
    other: '{count} dintre fișiere au fost modificate între timp. Anulează și trimite din nou.',
  },
  'again.missing': {
    one: 'Încă lipsește {count} fișier.',
    few: 'Încă lipsesc {count} fișiere.',
    other: 'Încă lipsesc {count} de fișiere.',
  },

  'file.folder': 'dosar gol',
  'file.skipped': 'nedorit',
  'file.cancel': 'Lasă deoparte {name}',

  'text.title': 'Text pentru {name}',
  'text.label': 'Text sau link',
  'text.send': 'Trimite',
  'text.cancel': 'Anulează',
  'text.from': 'De la {name}',
  'text.copy': 'Copiază',
  'text.copied': 'Copiat',
  'text.copy-failed': 'Acest browser nu lasă pagina să copieze. Selectează textul și copiază-l.',
  'text.dismiss': 'Elimină acest text',
  'text.heading': 'Texte primite',
  'text.delivered': 'Textul a ajuns la {name}.',
  'text.failed': 'Textul nu a ajuns la {name}.',

  'transfers.heading': 'Transferuri',
  'transfers.to': 'către {name}',
  'transfers.from': 'de la {name}',
  'transfers.name': {
    one: '{first} și încă {count}',
    few: '{first} și încă {count}',
    other: '{first} și încă {count}',
  },
  'transfers.progress': '{done} din {total}',
  'transfers.left': 'încă {time}',
  'transfers.cancel': 'Anulează {name}',
  'transfers.pause': 'Pune pe pauză {name}',
  'transfers.resume': 'Reia {name}',
  'transfers.save': 'Salvează',
  'transfers.save-again': 'Salvează din nou',
  'transfers.save-named': '{action}: {name}',
  'transfers.save-all': 'Salvează tot',
  'transfers.saving': 'Se împachetează {percent}…',
  'transfers.archive': 'De la {name}',
  'transfers.archive-failed': 'Nu au putut fi împachetate împreună. Salvează-le pe rând.',
  'transfers.files': 'Fișiere din {name}',
  'transfers.again': 'Trimite din nou',
  'transfers.dismiss': 'Elimină {name} din listă',

  'transfer.running': 'în curs',
  'transfer.waiting': 'în așteptare',
  'transfer.paused': 'pus pe pauză',
  'transfer.hold.answer-here': 'așteaptă răspunsul tău',
  'transfer.hold.answer-there': 'așteaptă cealaltă parte',
  'transfer.hold.preparing': 'se pregătește…',
  'transfer.hold.files-here': 'alege din nou aceleași fișiere pentru a continua',
  'transfer.hold.paused-here': 'pus pe pauză',
  'transfer.hold.paused-there': 'pus pe pauză de cealaltă parte',
  'transfer.hold.connection': 'așteaptă conexiunea',
  'transfer.done.send': 'trimis și verificat',
  'transfer.done.receive': 'primit și verificat',
  'transfer.cancelled.here': 'anulat',
  'transfer.cancelled.there': 'anulat de cealaltă parte',

  'cause.declined.here': 'refuzat',
  'cause.declined.there': 'cealaltă parte a refuzat',
  'cause.disk-full': 'Dispozitivul care primește nu mai are loc. Eliberează spațiu acolo și trimite din nou.',
  'cause.too-large-for-memory': 'Prea mare pentru acel browser, care poate ține fișiere doar în memorie.',
  'cause.permission': 'Browserul nu mai poate folosi acest fișier sau dosar. Alege-l din nou.',
  'cause.storage': 'Dispozitivul care primește nu l-a putut stoca.',
  'cause.evicted':
    'Browserul a aruncat ce s-a primit aici, pentru că avea nevoie de spațiu. Trimite din nou.',
  'cause.connection-lost': 'Conexiunea s-a pierdut și nu a mai revenit. Trimite din nou.',
  'cause.file-changed': 'Fișierul a fost modificat în timpul trimiterii. Trimite-l din nou.',
  'cause.file-vanished': 'Fișierul nu mai este acolo.',
  'cause.digest-mismatch': 'Ce a ajuns nu este ce s-a trimis, așa că a fost aruncat. Trimite din nou.',
  'cause.too-many-files': 'Prea multe fișiere deodată. Trimite mai puține.',
  'cause.too-large': 'Fișierul este prea mare pentru a fi trimis.',
  'cause.incompatible':
    'Celălalt dispozitiv are deschisă altă versiune de Homedrop. Reîncarcă pagina pe amândouă.',
  'cause.protocol': 'Celălalt dispozitiv a spus ceva fără sens. Reîncarcă pagina pe amândouă.',

  'announce.arrived': '{name} este aici',
  'announce.request': '{name} vrea să-ți trimită {files}',
  'announce.text': 'A venit un text de la {name}',
  'announce.sent': '{what}: trimis către {name}',
  'announce.received': '{what}: primit de la {name}',
  'announce.failed': '{what}: {reason}',
};
