// Basque: zu; a device's name precedes the word gailu, which takes the case.
import type { Catalogue } from '../translate.ts';

export const catalogue: Catalogue = {
  'app.name': 'Homedrop',
  'app.what':
    'Fitxategiak eta testuak gailu batetik bestera pasatzen ditu, zuzenean zure sarearen bidez. Konturik gabe, hodeirik gabe.',

  'kind.phone': 'Telefonoa',
  'kind.tablet': 'Tableta',
  'kind.desktop': 'Ordenagailua',
  'kind.laptop': 'Eramangarria',
  'kind.tv': 'Telebista',
  'kind.headless': 'Kutxa',

  'header.pair': 'Parekatu',
  'header.room': 'Kodedun gela',
  'header.in-room': '{code} gelan',
  'header.settings': 'Ezarpenak',
  'header.help': 'Laguntza',

  'dialog.close': 'Itxi',
  'dialog.done': 'Eginda',

  'self.you-are': 'Gailu hau:',
  'self.rename': 'Aldatu gailu honen izena',
  'self.name': 'Gailu honen izena',
  'self.save': 'Gorde',
  'self.cancel': 'Utzi',

  'devices.heading': 'Inguruko gailuak',
  'devices.looking': 'Beste gailuen bila…',
  'devices.empty.title': 'Oraindik ez dago beste gailurik',
  'devices.empty.how': 'Ireki helbide hau zure beste gailuaren nabigatzailean:',
  'devices.empty.qr': 'Zure beste gailuaren kamerarekin eskaneatzeko kodea',
  'devices.target': '{name}, {kind}, {status}. Bidali fitxategiak',
  'devices.send-text': 'Bidali testu bat {name} gailura',

  'devices.several': 'Bidali hainbat gailutara',

  'devices.more': '{name} gailuari buruz gehiago',
  'devices.paired': 'parekatuta, nor den frogatu du',

  'device.text': 'Bidali testu bat',
  'device.folder': 'Bidali karpeta bat',
  'device.pair': 'Parekatu',
  'device.who': 'Benetan gailu hau al da?',
  'device.proven': 'Bai. Gailu honekin parekatuta dago eta frogatu du.',
  'device.compare':
    'Ireki xehetasunak bi gailuetan eta alderatu: biek sei zifra berak erakusten badituzte, ez dago inor erdian.',
  'device.no-code': 'Alderatzeko zifrak bi gailuak konektatzean agertzen dira.',

  'path.idle': 'orain konektatu gabe',
  'path.connecting': 'konektatzen…',
  'path.direct': 'zuzenean konektatuta',
  'path.relay': 'kutxaren bidez konektatuta',
  'path.failed': 'ezin izan da iritsi',

  'away.title': 'Ezin da kutxara iritsi',
  'away.why':
    'Piztuta dago, eta gailu hau haren sarean dago? Orri honek bere kabuz jarraituko du kutxa itzultzean.',
  'away.works':
    'Bitartean, hemen jasotakoa gorde dezakezu, eta hurrena bidali behar dena jaregin, itsatsi edo partekatu: orri honetan geratuko da zain.',
  'away.trust': 'Kutxa berriro konfiguratu da? Begiratu nabigatzaile hau oraindik hartaz fidatzen den.',

  'version.ready': 'Homedrop-en bertsio berri bat prest dago.',
  'version.load': 'Kargatu',
  'version.later': 'Geroago',
  'version.waiting': 'Bertsio berria transferentziarik abian ez dagoenean kargatuko da.',

  'status.ready': 'ukitu fitxategiak bidaltzeko',
  'status.away': 'kanpoan',
  'status.connecting': 'konektatzen…',
  'status.direct': 'zuzenean',
  'status.relay': 'kutxaren bidez',
  'status.sending': 'bidaltzen {percent}',
  'status.receiving': 'jasotzen {percent}',
  'status.failed.no-answer': 'ez du erantzuten',
  'status.failed.away': 'kanpoan, itzuli zain',
  'status.failed.unproven': 'ezin izan du frogatu nor den',
  'status.failed.intruder': 'ez da segurua, ez da ezer bidali',
  'status.failed.no-path': 'ez dago biderik sarean zehar',
  'status.failed.lost': 'konexioa galdu da',
  'status.failed.box': 'kutxa ez dago eskuragarri',
  'status.try-again': 'Saiatu berriro',

  'box.unreachable':
    'Ezin da kutxara iritsi. Berriro saiatzen. Abian dauden transferentziek aurrera jarraitzen dute.',
  'box.replaced': 'Homedrop nabigatzaile honen beste fitxa batean irekita dago.',
  'box.use-here': 'Erabili hemen',

  'intruder.title': 'Norbait dago gailu honen eta {name} gailuaren artean',
  'intruder.what':
    'Konexioa itxi egin da ezer bidali edo jaso baino lehen. Ez erabili sare hau gauza pribatuetarako, eta galdetu kutxaz arduratzen denari.',
  'intruder.read': 'Irakurri dut',

  'notice.away': '{name} kanpoan dago. Bidaltzen duzuna hemen geratuko da haren zain.',
  'notice.unpaired-by': '{name} gailuak parekatzea amaitu du.',
  'notice.folder':
    'Nabigatzaileak ezin du jasotako fitxategien karpeta gehiago erabili. Hemen daude zain; aukeratu karpeta berriro ezarpenetan.',

  'pair.title': 'Parekatu bi gailu',
  'pair.opening': 'Kodea eskuratzen…',
  'pair.how': 'Beste gailuan, eskaneatu hau kamerarekin, edo ukitu «Parekatu» eta idatzi:',
  'pair.qr': 'Beste gailuaren kamerarekin eskaneatzeko kodea',
  'pair.other': 'Edo idatzi beste gailuak erakusten duen kodea',
  'pair.label': 'Sei zifra',
  'pair.hint': 'Sei zifra, bost minuturako eta saiakera baterako balio dute.',
  'pair.pair': 'Parekatu',
  'pair.cancel': 'Utzi',
  'pair.close': 'Eginda',
  'pair.again': 'Erakutsi kode berria',
  'pair.confirm': 'Gailu hau eskaneatu duzun kodea erakusten duenarekin parekatu nahi duzu?',
  'pair.busy': '{name} gailuarekin parekatzen…',
  'pair.done': '{name} gailuarekin parekatuta.',
  'pair.done-what':
    'Hemendik aurrera biek edozein saretan aurkituko dute elkar, eta nor diren frogatuko diote elkarri.',
  'pair.failed.wrong-code':
    'Zifrak ez dira zuzenak. Segurtasunagatik, kode bakoitzak saiakera bat du: erakutsi berri bat.',
  'pair.failed.unknown-slot':
    'Ez dago kode hau erakusten duen gailurik, edo erabilita edo iraungita dago. Erakutsi berri bat.',
  'pair.failed.try-later': 'Saiakera gehiegi. Itxaron pixka bat eta saiatu berriro.',
  'pair.failed.expired': 'Kodea iraungi da. Erakutsi berri bat.',
  'pair.failed.gone': 'Beste gailua joan egin da. Saiatu berriro.',
  'pair.failed.broken': 'Beste gailuak ulertzen ez den zerbait esan du. Kargatu berriro orria bietan.',
  'pair.failed.full': 'Gailu hau ahal den adina gailurekin parekatuta dago. Desparekatu bat lehenbizi.',
  'pair.failed.disabled': 'Kutxa honek ez du parekatzerik eskaintzen.',
  'pair.failed.box': 'Ezin da kutxara iritsi. Saiatu berriro itzultzen denean.',

  'refused.wait': {
    one: 'Saiakera gehiegi. Saiatu berriro segundo {count} barru.',
    other: 'Saiakera gehiegi. Saiatu berriro {count} segundo barru.',
  },

  'paired.here': 'hemen',
  'paired.not-here': 'ez dago hemen',
  'paired.auto-accept': 'Onartu bidaltzen duena galdetu gabe',
  'paired.name': '{name} gailuaren izena gailu honetan',
  'paired.rename': 'Berrizendatu {name}',
  'paired.rename-short': 'Berrizendatu',
  'paired.unpair': 'Desparekatu',
  'paired.unpair-named': 'Desparekatu {name}',
  'paired.unpair-sure':
    '{name} gailuarekin parekatzea amaitu nahi duzu? Besteak jakingo du, eta hark ere ahaztuko du.',

  'settings.title': 'Ezarpenak',
  'settings.paired': 'Parekatutako gailuak',
  'settings.none': 'Bat ere ez oraindik.',
  'settings.language': 'Hizkuntza',
  'settings.language-auto': 'Nabigatzailean bezala',
  'settings.theme': 'Argia edo iluna',
  'settings.theme.auto': 'Sisteman bezala',
  'settings.theme.light': 'Argia',
  'settings.theme.dark': 'Iluna',
  'settings.notice': 'Zerbait iristean',
  'settings.notifications': 'Erakutsi jakinarazpena orri hau bistan ez dagoenean',
  'settings.notifications-denied':
    'Nabigatzaile honek ez du uzten. Baimendu orri honen jakinarazpenak nabigatzailearen ezarpenetan.',
  'settings.notifications-missing':
    'Nabigatzaile honek fidatzen den kutxarentzat bakarrik erakusten ditu: ikusi Laguntza.',
  'settings.sound': 'Jo soinu leun bat',
  'settings.vibration': 'Dardaratu',
  'settings.received': 'Iristen dena',
  'settings.saving': 'Jasotako fitxategiak',
  'settings.saving.ask': 'Hemen zain nik gorde arte',
  'settings.saving.downloads': 'Deskargetara berehala',
  'settings.saving.folder': 'Karpeta batera berehala',
  'settings.folder-choose': 'Aukeratu karpeta…',
  'settings.texts': 'Gorde testuak gailu honetan nik garbitu arte',
  'settings.finished': 'Utzi amaitutako transferentziak zerrendan',
  'settings.forget': 'Ahaztu gailu honetako guztia',
  'settings.forget-what':
    'Izena, ezarpenak, parekatzeak, jasotako testuak eta oraindik gorde gabeko fitxategiak betiko galduko dira. Hemen dauden parekatutako gailuek jakingo dute.',
  'settings.forget-sure': 'Ahaztu guztia',

  'room.title': 'Kodedun gela',
  'room.what':
    'Gela bateko guztiek elkar ikusten dute, edozein saretan daudela ere. Azkena joatean desagertzen da.',
  'room.new': 'Ireki bat',
  'room.create': 'Sortu gela',
  'room.enter': 'Sartu batean',
  'room.label': 'Bost letra',
  'room.join': 'Sartu',
  'room.inside': 'Gela honetan zaude:',
  'room.qr': 'Gela hau irekitzen duen eskaneatzeko kodea',
  'room.leave': 'Irten gelatik',
  'room.trouble.unknown-code': 'Ez dago letra horiek dituen gelarik.',
  'room.trouble.try-later': 'Saiakera gehiegi. Itxaron pixka bat eta saiatu berriro.',
  'room.trouble.disabled': 'Kutxa honek ez du kodedun gelarik eskaintzen.',
  'room.trouble.gone': 'Zeunden gela desagertu egin da.',
  'room.trouble.box': 'Ezin da kutxara iritsi. Saiatu berriro itzultzen denean.',

  'help.title': 'Laguntza',
  'help.other': 'Ireki beste gailu batean',
  'help.send': 'Zerbait bidaltzea',
  'help.send-how':
    'Ireki orri hau bi gailuetan. Ukitu beste gailua eta aukeratu fitxategiak. Batetik bestera zuzenean doaz, zifratuta.',
  'help.see': 'Ez dut nire beste gailua ikusten',
  'help.see-how':
    'Biek kutxaren sare berean egon behar dute eta orri hau irekita eduki. Sare desberdinetan badaude, parekatu edo erabili kodedun gela bat.',
  'help.pair': 'Parekatzea',
  'help.pair-how':
    'Parekatutako gailuek edozein saretan aurkitzen dute elkar eta nor diren frogatzen dute, inor erdian jarri ezin dadin.',
  'help.room': 'Kodedun gelak',
  'help.room-how': 'Bost letrak gailuak elkartzen dituzte une baterako, parekatu gabe.',
  'help.trust': 'Egin nabigatzaile hau kutxaz fidatzea',

  'diagnosis.title': 'Zergatik ez dut nire beste gailua ikusten?',
  'diagnosis.start': 'Aurkitu zergatia',
  'diagnosis.running': 'Begiratzen…',
  'diagnosis.fine': 'Hemen dena ondo dago. Egin gauza bera beste gailuan eta alderatu.',
  'diagnosis.yes': 'bai',
  'diagnosis.no': 'ez',
  'diagnosis.copy': 'Kopiatu txostena',
  'diagnosis.about.address': 'Kutxak honela ikusten du gailu hau',
  'diagnosis.about.network': 'Zure sarea, bertan dauden besteak',
  'diagnosis.about.paired': 'Hemen dauden parekatutako gailuak',
  'diagnosis.about.code': 'Kodedun gela, bertan dauden besteak',
  'diagnosis.about.seen': 'Ikusgai dauden beste gailuak',
  'diagnosis.about.secure': 'Orri segurua',
  'diagnosis.about.trusted': 'Nabigatzaile hau kutxaz fidatzen da',
  'diagnosis.about.webrtc': 'Nabigatzaile hau besteekin konekta daiteke',
  'diagnosis.about.stun': 'Zuzeneko konexioak: honela ikusita',
  'diagnosis.about.router': 'Beste bideratzaile baten atzean',
  'diagnosis.about.ports': 'Ataka bakarra helmuga guztietarako',
  'diagnosis.about.udp': 'Kutxaren bidez (UDP)',
  'diagnosis.about.tcp': 'Kutxaren bidez (TCP)',
  'diagnosis.about.tls': 'Kutxaren bidez (TLS)',
  'diagnosis.advice.box': 'Kutxak ez du erantzuten. Gailu hau haren sarean al dago oraindik?',
  'diagnosis.advice.proxy':
    'Proxy baten bidez zatoz. Bi gailuek bide beretik etorri behar dute, edo parekatuta edo kodedun gela batean egon.',
  'diagnosis.advice.proxy-ignored':
    'Kutxari fidatzeko esan ez zaion proxy baten bidez zatoz; beraz, zure ordez proxya ikusten du. Ikusi trusted-proxies haren konfigurazioan.',
  'diagnosis.advice.outside':
    'Kutxak Internetetik ikusten zaitu. Desaktibatu VPNa edo iCloud Private Relay, utzi sare mugikorra edo erabili kodedun gela bat.',
  'diagnosis.advice.subnet':
    'Kutxarena ez den sare batean zaude: gonbidatuen sarea, bigarren bideratzaile bat edo VPN bat. Aldatu kutxaren sarera edo erabili kodedun gela bat.',
  'diagnosis.advice.alone':
    'Ireki orri hau beste gailuan ere eta alderatu: biek sare bera erakutsi beharko lukete. Hala ez bada, bat gonbidatuen sarean dago edo VPN bat erabiltzen du.',
  'diagnosis.advice.insecure':
    'Orri hau zifratu gabe ireki da; horrela gauza batzuek ez dute funtzionatzen. Ireki kutxaren https helbidea.',
  'diagnosis.advice.stun-none':
    'Ez dago UDP bidezko erantzunik. Gailu honetako edo kutxako suebaki batek eragozten du; orduan konexioak kutxaren bidez doaz.',
  'diagnosis.advice.untrusted':
    'Ohartarazpen bat baztertu duzu. Orria instalatzeko eta kutxaren bidezko TLSrako kutxaren ziurtagiria behar da: ikusi Laguntza, «Egin nabigatzaile hau kutxaz fidatzea».',
  'diagnosis.advice.webrtc':
    'WebRTC desaktibatuta dago hemen, ezarpen batek, hedapen batek edo iPhone baten blokeo moduak eraginda. Baimendu orri honetarako edo erabili beste nabigatzaile bat.',
  'diagnosis.advice.stun-elsewhere':
    'Zuzeneko konexioak orri honenaz beste bide batetik ateratzen dira gailutik: VPN bat edo bigarren bideratzaile bat dago tartean.',
  'diagnosis.advice.router':
    'Bigarren bideratzaile bat dago gailu honen eta kutxaren artean. Beste aldeko gailuetara agian kutxaren bidez baino ezin da iritsi.',
  'diagnosis.advice.alternate':
    'Kutxaren bigarren atakak (UDP 3479) ez du erantzun; beraz, ezin izan da alderatu. Agian suebaki batek blokeatzen du.',
  'diagnosis.advice.ports':
    'Tarteko bideratzaile batek ataka aldatzen du konexio bakoitzean. Zuzeneko konexioek huts egin dezakete; orduan kutxak laguntzen du.',
  'diagnosis.advice.udp': 'Suebaki batek blokeatuta. TCP eta TLS ere ez badabiltza bakarrik du garrantzia.',
  'diagnosis.advice.tcp': 'Suebaki batek blokeatuta. UDP ere ez badabil bakarrik du garrantzia.',
  'diagnosis.advice.tls':
    'Suebaki batek 5349 ataka blokeatzen du. Beste guztia blokeatzen duten sareetan bakarrik du garrantzia.',
  'diagnosis.advice.tls-untrusted':
    'Nabigatzaile hau kutxaz fidatzen den lekuan bakarrik dabil. Beste guztia blokeatzen duten sareetan bakarrik du garrantzia.',

  'diagnosis.trial.title': 'Probatu konexio bat',
  'diagnosis.trial.none': 'Ez dago beste gailurik ikusgai probatzeko.',
  'diagnosis.trial.try': 'Probatu {name}',
  'diagnosis.trial.relay':
    'Sareak bereizita dauzka biak (bezeroen isolamendua, gonbidatuen sarea edo suebaki bat); beraz, kutxak pasatzen du dena. Motelagoa, baina badabil.',
  'diagnosis.trial.no-path':
    'Ez zuzenean, ez kutxaren bidez. Bietako bateko edo sareko suebaki batek UDP eta 3478 eta 5349 atakak blokeatzen ditu, edo VPN bat dago aktibo.',
  'diagnosis.trial.no-answer':
    'Beste gailuak ez du erantzuten. Orria irekita eta pantaila piztuta al daude han?',
  'diagnosis.trial.away': 'Beste gailua lo dago edo beste zerbait erakusten ari da. Ireki orria han.',
  'diagnosis.trial.unproven': 'Beste aldeak ezin izan du frogatu nor den. Kargatu berriro orria bietan.',
  'diagnosis.trial.intruder': 'Beste norbaitek erantzun du. Ez erabili sare hau gauza pribatuetarako.',
  'diagnosis.trial.lost': 'Ibili da, eta eten egin da. Wi-Fi ahula, edo bietako batek sarea aldatu du.',
  'diagnosis.trial.box': 'Ezin da kutxara iritsi.',
  'diagnosis.pair': 'Erabiltzen',
  'diagnosis.here': 'Gailu honek eskainita',
  'diagnosis.there': 'Besteak eskainita',
  'diagnosis.details': 'Xehetasunak',

  'request.title': '{name} gailuak zerbait bidali nahi dizu',
  'request.files': { one: 'Fitxategi {count}', other: '{count} fitxategi' },
  'request.all': 'Hartu dena',
  'request.take': 'Hartu {name}',
  'request.always': 'Hemendik aurrera onartu {name} gailuak bidaltzen duena galdetu gabe',
  'request.pair': '{name} gailuak bidaltzen duena galdetu gabe onartzeko, parekatu bi gailuak behin.',
  'request.where': 'Aukeratu non…',
  'request.full':
    'Gailu honek {room} gordetzeko lekua baino ez du. Aukeratu fitxategi gutxiago, egin lekua edo aukeratu nora joango diren.',
  'request.memory': 'Nabigatzaile honek memorian gordetzen du jasotakoa, gehienez {room}.',
  'request.stream':
    'Hau zuzenean doa zure deskargetara, iritsi ahala. Utzi orri hau irekita amaitu arte: berriro kargatuz gero ezin da jarraitu.',
  'request.list': 'Fitxategiak',
  'request.accept': 'Onartu',
  'request.decline': 'Baztertu',

  'outbox.collecting': 'Karpeta aztertzen…',
  'outbox.not-shared': 'Ezin izan da partekatutakoa hartu. Partekatu berriro.',
  'outbox.nothing': 'Ez dago fitxategirik bertan.',
  'outbox.unreadable': {
    one: 'Fitxategi edo karpeta {count} ezin izan da irakurri eta ez da bidaliko.',
    other: '{count} fitxategi edo karpeta ezin izan dira irakurri eta ez dira bidaliko.',
  },
  'outbox.to': 'Bidali hona',
  'outbox.send': 'Bidali',
  'outbox.nobody': 'Oraindik ez dago beste gailurik hemen.',

  'again.pick': 'Aukeratu berriro',
  'again.allow': 'Baimendu berriro irakurtzea',
  'again.changed': {
    one: 'Fitxategietako {count} aldatu egin da geroztik. Utzi hau eta bidali berriro.',
    other: 'Fitxategietako {count} aldatu egin dira geroztik. Utzi hau eta bidali berriro.',
  },
  'again.missing': {
    one: 'Fitxategi {count} falta da oraindik.',
    other: '{count} fitxategi falta dira oraindik.',
  },

  'file.folder': 'karpeta hutsa',
  'file.skipped': 'ez da nahi',
  'file.cancel': 'Baztertu {name}',
  'file.first': 'Hurrengoa',

  'text.title': 'Testua {name} gailurako',
  'text.label': 'Testua edo esteka',
  'text.send': 'Bidali',
  'text.cancel': 'Utzi',
  'text.from': 'Nork bidalia: {name}',
  'text.copy': 'Kopiatu',
  'text.copied': 'Kopiatuta',
  'text.copy-failed': 'Nabigatzaile honek ez dio orriari kopiatzen uzten. Hautatu testua eta kopiatu.',
  'text.dismiss': 'Kendu testu hau',
  'text.whole': 'Erakutsi osorik',
  'text.part': 'Testuaren {part} dago ikusgai.',
  'text.more': 'Erakutsi gehiago',
  'text.long': {
    one: 'Karaktere {count} itsatsi da. Dagoen bezala bidaliko da.',
    other: '{count} karaktere itsatsi dira. Guztiak bidaliko dira.',
  },
  'text.all': {
    one: 'Erakutsi testu {count}',
    other: 'Erakutsi {count} testuak',
  },
  'text.clear': 'Garbitu testuak',
  'text.heading': 'Jasotako testuak',
  'text.delivered': 'Testua {name} gailura iritsi da.',
  'text.failed': 'Testua ez da {name} gailura iritsi.',

  'transfers.heading': 'Transferentziak',
  'tray.heading': 'Testuak eta transferentziak',
  'transfers.to': 'nora: {name}',
  'transfers.from': 'nondik: {name}',
  'transfers.name': { one: '{first} eta beste {count}', other: '{first} eta beste {count}' },
  'transfers.progress': '{done} / {total}',
  'transfers.left': '{time} falta da',
  'transfers.cancel': 'Utzi {name}',
  'transfers.pause': 'Pausatu {name}',
  'transfers.resume': 'Jarraitu {name}',
  'transfers.save': 'Gorde',
  'transfers.save-again': 'Gorde berriro',
  'transfers.open': 'Ireki',
  'transfers.share': 'Partekatu',
  'transfers.save-named': '{action}: {name}',
  'transfers.save-all': 'Gorde dena',
  'transfers.saving': 'Paketatzen {percent}…',
  'transfers.archive': '{name} gailutik',
  'transfers.archive-failed': 'Ezin izan dira elkarrekin paketatu. Gorde banan-banan.',
  'transfers.files': 'Fitxategiak: {name}',
  'transfers.again': 'Bidali berriro',
  'transfers.ask-again': 'Eskatu berriro',
  'transfers.first': 'Hau lehenengo',
  'transfers.dismiss': 'Kendu {name} zerrendatik',
  'transfers.clear': 'Garbitu amaitutakoak',

  'look.opening': 'Irekitzen…',
  'look.none': 'Fitxategi hau ezin da hemen erakutsi. Gorde beste programa batekin irekitzeko.',
  'look.beginning': 'Hasiera bakarrik dago ikusgai. Gorde fitxategia osorik ikusteko.',

  'transfer.running': 'abian',
  'transfer.waiting': 'zain',
  'transfer.paused': 'pausatuta',
  'transfer.hold.answer-here': 'zure erantzunaren zain',
  'transfer.hold.answer-there': 'beste aldearen zain',
  'transfer.hold.preparing': 'prestatzen…',
  'transfer.hold.files-here': 'aukeratu berriro fitxategi berak jarraitzeko',
  'transfer.hold.paused-here': 'pausatuta',
  'transfer.hold.paused-there': 'beste aldeak pausatuta',
  'transfer.hold.connection': 'konexioaren zain',
  'transfer.done.send': 'bidalita eta egiaztatuta',
  'transfer.done.receive': 'jasota eta egiaztatuta',
  'transfer.cancelled.here': 'utzita',
  'transfer.cancelled.there': 'beste aldeak utzita',

  'cause.declined.here': 'baztertuta',
  'cause.declined.there': 'beste aldeak baztertu du',
  'cause.disk-full': 'Jasotzen duen gailuak ez du leku gehiagorik. Egin lekua han eta bidali berriro.',
  'cause.too-large-for-memory':
    'Handiegia da nabigatzaile harentzat, fitxategiak memorian bakarrik gorde ditzakeelako.',
  'cause.permission': 'Nabigatzaileak ezin du fitxategi edo karpeta hau gehiago erabili. Aukeratu berriro.',
  'cause.storage': 'Jasotzen duen gailuak ezin izan du gorde.',
  'cause.evicted': 'Nabigatzaileak hemen jasotakoa bota egin du, lekua behar zuelako. Bidali berriro.',
  'cause.connection-lost': 'Konexioa galdu da eta ez da itzuli. Bidali berriro.',
  'cause.file-changed': 'Fitxategia aldatu egin da bidali bitartean. Bidali berriro.',
  'cause.file-vanished': 'Fitxategia ez dago jada.',
  'cause.digest-mismatch': 'Iritsi dena ez zen bidali zena; beraz, bota egin da. Bidali berriro.',
  'cause.too-many-files': 'Fitxategi gehiegi batera. Bidali gutxiago.',
  'cause.too-large': 'Fitxategia handiegia da bidaltzeko.',
  'cause.incompatible':
    'Beste gailuak Homedrop-en beste bertsio bat du irekita. Kargatu berriro orria bietan.',
  'cause.protocol': 'Beste gailuak ulertzen ez den zerbait esan du. Kargatu berriro orria bietan.',

  'announce.arrived': '{name} hemen dago',
  'announce.arrived-many': {
    one: 'Gailu {count} dago hemen',
    other: '{count} gailu daude hemen',
  },
  'announce.request': '{name} gailuak bidali nahi dizu: {files}',
  'announce.text': 'Testu bat iritsi da {name} gailutik',
  'announce.sent': '{what} bidali da {name} gailura',
  'announce.received': '{what} jaso da {name} gailutik',
  'announce.failed': '{what}: {reason}',
};
