// Hungarian: formal (maga), nouns on buttons; a device's name follows a colon or the word eszköz, which takes the suffix.
import type { Catalogue } from '../translate.ts';

export const catalogue: Catalogue = {
  'app.name': 'Homedrop',
  'app.what':
    'Fájlokat és szövegeket ad át egyik eszközről a másikra, közvetlenül a saját hálózatán. Fiók nélkül, felhő nélkül.',

  'kind.phone': 'Telefon',
  'kind.tablet': 'Táblagép',
  'kind.desktop': 'Számítógép',
  'kind.laptop': 'Laptop',
  'kind.tv': 'Tévé',
  'kind.headless': 'Doboz',

  'header.pair': 'Párosítás',
  'header.room': 'Kódos szoba',
  'header.in-room': 'Szoba: {code}',
  'header.settings': 'Beállítások',
  'header.help': 'Súgó',

  'dialog.close': 'Bezárás',
  'dialog.done': 'Kész',

  'self.you-are': 'Ez az eszköz:',
  'self.rename': 'Az eszköz nevének módosítása',
  'self.name': 'Az eszköz neve',
  'self.save': 'Mentés',
  'self.cancel': 'Mégse',

  'devices.heading': 'Eszközök a közelben',
  'devices.looking': 'Más eszközök keresése…',
  'devices.empty.title': 'Még nincs másik eszköz',
  'devices.empty.how': 'Nyissa meg ezt a címet a másik eszköze böngészőjében:',
  'devices.empty.qr': 'Kód, amelyet a másik eszköze kamerájával olvashat be',
  'devices.target': '{name}, {kind}, {status}. Fájlok küldése',
  'devices.send-text': 'Szöveg küldése ide: {name}',

  'devices.several': 'Küldés több eszközre',

  'devices.more': 'További részletek: {name}',
  'devices.paired': 'párosítva, igazolta magát',

  'device.text': 'Szöveg küldése',
  'device.folder': 'Mappa küldése',
  'device.pair': 'Párosítás',
  'device.who': 'Valóban ez az eszköz az?',
  'device.proven': 'Igen. Párosítva van ezzel az eszközzel, és ezt igazolta is.',
  'device.compare':
    'Nyissa meg a részleteket mindkét eszközön, és hasonlítsa össze: ha mindkettő ugyanazt a hat számjegyet mutatja, senki sincs közöttük.',
  'device.no-code':
    'Az összehasonlítandó számjegyek akkor jelennek meg, amikor a két eszköz összekapcsolódott.',

  'path.idle': 'most nincs kapcsolat',
  'path.connecting': 'kapcsolódás…',
  'path.direct': 'közvetlen kapcsolat',
  'path.relay': 'kapcsolat a dobozon át',
  'path.failed': 'nem sikerült elérni',

  'away.title': 'A doboz nem érhető el',
  'away.why':
    'Be van kapcsolva, és ez az eszköz az ő hálózatában van? Ez az oldal magától folytatja, amikor a doboz visszatér.',
  'away.works':
    'Addig is mentheti, amit itt fogadott, és ide húzhatja, beillesztheti vagy megoszthatja, amit legközelebb küldene: ezen az oldalon várakozik.',
  'away.trust': 'Újból beállították a dobozt? Nézze meg, megbízik-e még benne ez a böngésző.',

  'version.ready': 'Elkészült a Homedrop új változata.',
  'version.load': 'Betöltés',
  'version.later': 'Később',
  'version.waiting': 'Az új változat betöltődik, amint nincs folyamatban átvitel.',

  'status.ready': 'koppintson a fájlok küldéséhez',
  'status.away': 'távol',
  'status.connecting': 'kapcsolódás…',
  'status.direct': 'közvetlen',
  'status.relay': 'a dobozon át',
  'status.sending': 'küldés: {percent}',
  'status.receiving': 'fogadás: {percent}',
  'status.failed.no-answer': 'nem válaszol',
  'status.failed.away': 'távol, várunk, amíg visszatér',
  'status.failed.unproven': 'nem tudta igazolni magát',
  'status.failed.intruder': 'nem biztonságos, semmi sem ment el',
  'status.failed.no-path': 'nincs út a hálózaton át',
  'status.failed.lost': 'a kapcsolat megszakadt',
  'status.failed.box': 'a doboz nem érhető el',
  'status.try-again': 'Újra',

  'box.unreachable': 'A doboz nem érhető el. Újra próbálkozunk. A folyamatban lévő átvitelek folytatódnak.',
  'box.replaced': 'A Homedrop a böngésző egy másik lapján van megnyitva.',
  'box.use-here': 'Használat itt',

  'intruder.title': 'Valaki beállt ezen eszköz és a következő közé: {name}',
  'intruder.what':
    'A kapcsolat lezárult, mielőtt bármi elment vagy megérkezett volna. Ne használja ezt a hálózatot magánjellegű dolgokra, és kérdezze meg azt, aki a dobozt gondozza.',
  'intruder.read': 'Elolvastam',

  'notice.away': '{name} távol van. Amit küld, itt várja meg, amíg visszatér.',
  'notice.unpaired-by': '{name} megszüntette a párosítást.',
  'notice.folder':
    'A böngésző már nem használhatja a fogadott fájlok mappáját. Itt várnak; válassza ki újra a mappát a beállításokban.',

  'pair.title': 'Két eszköz párosítása',
  'pair.opening': 'Kód kérése…',
  'pair.how':
    'A másik eszközön olvassa be ezt a kamerával, vagy koppintson a „Párosítás” gombra, és írja be:',
  'pair.qr': 'Kód, amelyet a másik eszköz kamerájával olvashat be',
  'pair.other': 'Vagy írja be a másik eszközön látható kódot',
  'pair.label': 'Hat számjegy',
  'pair.hint': 'Hat számjegy, öt percig és egyetlen próbálkozásra érvényes.',
  'pair.pair': 'Párosítás',
  'pair.cancel': 'Mégse',
  'pair.close': 'Kész',
  'pair.again': 'Új kód mutatása',
  'pair.confirm': 'Párosítja ezt az eszközt azzal, amelyiknek a kódját beolvasta?',
  'pair.busy': 'Párosítás: {name}…',
  'pair.done': 'Párosítva: {name}.',
  'pair.done-what':
    'Mostantól a két eszköz bármely hálózatban megtalálja egymást, és igazolja magát a másiknak.',
  'pair.failed.wrong-code':
    'A számjegyek nem voltak helyesek. A biztonság kedvéért minden kód egy próbálkozásra jó: mutasson újat.',
  'pair.failed.unknown-slot':
    'Egy eszköz sem mutatja ezt a kódot, vagy már felhasználták, vagy lejárt. Mutasson újat.',
  'pair.failed.try-later': 'Túl sok próbálkozás. Várjon egy kicsit, és próbálja újra.',
  'pair.failed.expired': 'A kód lejárt. Mutasson újat.',
  'pair.failed.gone': 'A másik eszköz elment. Próbálja újra.',
  'pair.failed.broken': 'A másik eszköz érthetetlen választ adott. Töltse be újra az oldalt mindkettőn.',
  'pair.failed.full':
    'Ez az eszköz már a lehető legtöbb másikkal párosítva van. Előbb szüntesse meg az egyik párosítást.',
  'pair.failed.disabled': 'Ez a doboz nem kínál párosítást.',
  'pair.failed.box': 'A doboz nem érhető el. Próbálja újra, ha visszatért.',

  'refused.wait': {
    one: 'Túl sok próbálkozás. Próbálja újra {count} másodperc múlva.',
    other: 'Túl sok próbálkozás. Próbálja újra {count} másodperc múlva.',
  },

  'paired.here': 'itt van',
  'paired.not-here': 'nincs itt',
  'paired.auto-accept': 'Amit küld, azt kérdés nélkül elfogadom',
  'paired.name': '{name} neve ezen az eszközön',
  'paired.rename': '{name} átnevezése',
  'paired.rename-short': 'Átnevezés',
  'paired.unpair': 'Párosítás megszüntetése',
  'paired.unpair-named': 'Párosítás megszüntetése: {name}',
  'paired.unpair-sure':
    'Megszünteti a párosítást ezzel: {name}? A másik eszköz értesül róla, és szintén elfelejti.',

  'settings.title': 'Beállítások',
  'settings.paired': 'Párosított eszközök',
  'settings.none': 'Még nincs.',
  'settings.language': 'Nyelv',
  'settings.language-auto': 'Ahogy a böngészőben',
  'settings.theme': 'Világos vagy sötét',
  'settings.theme.auto': 'Ahogy a rendszerben',
  'settings.theme.light': 'Világos',
  'settings.theme.dark': 'Sötét',
  'settings.notice': 'Ha érkezik valami',
  'settings.notifications': 'Értesítés, amíg ez az oldal nem látszik',
  'settings.notifications-denied':
    'Ez a böngésző nem engedi. Engedélyezze az értesítéseket ennek az oldalnak a böngésző beállításaiban.',
  'settings.notifications-missing':
    'Ez a böngésző csak olyan doboznál jelenít meg értesítést, amelyben megbízik: lásd a Súgót.',
  'settings.sound': 'Halk hang lejátszása',
  'settings.vibration': 'Rezgés',
  'settings.received': 'Ami érkezik',
  'settings.saving': 'Fogadott fájlok',
  'settings.saving.ask': 'Várjanak itt, amíg mentem őket',
  'settings.saving.downloads': 'Kerüljenek rögtön a letöltések közé',
  'settings.saving.folder': 'Kerüljenek rögtön egy mappába',
  'settings.folder-choose': 'Mappa kiválasztása…',
  'settings.texts': 'Szövegek megőrzése ezen az eszközön, amíg nem törlöm őket',
  'settings.finished': 'Befejezett átvitelek megtartása a listán',
  'settings.forget': 'Minden elfelejtése ezen az eszközön',
  'settings.forget-what':
    'A név, a beállítások, a párosítások, a fogadott szövegek és a még nem mentett fájlok végleg elvesznek. Az itt lévő párosított eszközök értesülnek róla.',
  'settings.forget-sure': 'Minden elfelejtése',

  'room.title': 'Kódos szoba',
  'room.what':
    'Egy szobában mindenki látja egymást, bármilyen hálózatban van is. Megszűnik, amikor az utolsó is kilép.',
  'room.new': 'Új szoba',
  'room.create': 'Szoba létrehozása',
  'room.enter': 'Belépés egy szobába',
  'room.label': 'Öt betű',
  'room.join': 'Belépés',
  'room.inside': 'Ön ebben a szobában van',
  'room.qr': 'Beolvasható kód, amely megnyitja ezt a szobát',
  'room.leave': 'Kilépés a szobából',
  'room.trouble.unknown-code': 'Nincs szoba ezekkel a betűkkel.',
  'room.trouble.try-later': 'Túl sok próbálkozás. Várjon egy kicsit, és próbálja újra.',
  'room.trouble.disabled': 'Ez a doboz nem kínál kódos szobákat.',
  'room.trouble.gone': 'A szoba, amelyben volt, már nincs meg.',
  'room.trouble.box': 'A doboz nem érhető el. Próbálja újra, ha visszatért.',

  'help.title': 'Súgó',
  'help.other': 'Megnyitás másik eszközön',
  'help.send': 'Küldés',
  'help.send-how':
    'Nyissa meg ezt az oldalt mindkét eszközön. Koppintson a másik eszközre, és válasszon fájlokat. Titkosítva, közvetlenül jutnak el egyikről a másikra.',
  'help.see': 'Nem látom a másik eszközömet',
  'help.see-how':
    'Mindkettőnek a doboz hálózatában kell lennie, megnyitva ezzel az oldallal. Ha különböző hálózatokban vannak, párosítsa őket, vagy használjon kódos szobát.',
  'help.pair': 'Párosítás',
  'help.pair-how':
    'A párosított eszközök bármely hálózatban megtalálják egymást, és igazolják magukat, így senki sem állhat közéjük.',
  'help.room': 'Kódos szobák',
  'help.room-how': 'Öt betű egy időre összehozza az eszközöket, párosítás nélkül.',
  'help.trust': 'Bízzon meg ez a böngésző a dobozban',

  'diagnosis.title': 'Miért nem látom a másik eszközömet?',
  'diagnosis.start': 'Az ok kiderítése',
  'diagnosis.running': 'Vizsgálat…',
  'diagnosis.fine': 'Itt minden rendben van. Tegye meg ugyanezt a másik eszközön is, és hasonlítsa össze.',
  'diagnosis.yes': 'igen',
  'diagnosis.no': 'nem',
  'diagnosis.copy': 'Jelentés másolása',
  'diagnosis.about.address': 'A doboz így látja ezt az eszközt',
  'diagnosis.about.network': 'Az Ön hálózata, mások benne',
  'diagnosis.about.paired': 'Párosított eszközök itt',
  'diagnosis.about.code': 'Kódos szoba, mások benne',
  'diagnosis.about.seen': 'További látható eszközök',
  'diagnosis.about.secure': 'Biztonságos oldal',
  'diagnosis.about.trusted': 'Ez a böngésző megbízik a dobozban',
  'diagnosis.about.webrtc': 'Ez a böngésző tud másokhoz kapcsolódni',
  'diagnosis.about.stun': 'Közvetlen kapcsolatok: így látszik',
  'diagnosis.about.router': 'Másik útválasztó mögött',
  'diagnosis.about.ports': 'Egy port minden célhoz',
  'diagnosis.about.udp': 'A dobozon át, UDP-vel',
  'diagnosis.about.tcp': 'A dobozon át, TCP-vel',
  'diagnosis.about.tls': 'A dobozon át, TLS-sel',
  'diagnosis.advice.box': 'A doboz nem válaszol. Ez az eszköz még a hálózatában van?',
  'diagnosis.advice.proxy':
    'Ön proxyn át érkezik. Mindkét eszköznek ugyanazon az úton kell jönnie, vagy párosítva, illetve egy kódos szobában kell lennie.',
  'diagnosis.advice.proxy-ignored':
    'Ön olyan proxyn át érkezik, amelyben a doboz nem bízhat meg, ezért Ön helyett a proxyt látja. Lásd: trusted-proxies a beállításaiban.',
  'diagnosis.advice.outside':
    'A doboz az internet felől látja Önt. Kapcsolja ki a VPN-t vagy az iCloud privát átjátszót, lépjen ki a mobilhálózatból, vagy használjon kódos szobát.',
  'diagnosis.advice.subnet':
    'Ön más hálózatban van, mint a doboz: vendéghálózatban, egy második útválasztó mögött vagy VPN-ben. Lépjen át a doboz hálózatába, vagy használjon kódos szobát.',
  'diagnosis.advice.alone':
    'Nyissa meg ezt az oldalt a másik eszközön is, és hasonlítsa össze: mindkettőnek ugyanazt a hálózatot kell mutatnia. Ha nem, az egyik vendéghálózatban van, vagy VPN-t használ.',
  'diagnosis.advice.insecure':
    'Ez az oldal titkosítás nélkül nyílt meg, így néhány dolog nem működik. Nyissa meg a doboz https-címét.',
  'diagnosis.advice.stun-none':
    'Nincs válasz UDP-n. Ezen az eszközön vagy a dobozon egy tűzfal az útban van; a kapcsolatok ilyenkor a dobozon át mennek.',
  'diagnosis.advice.untrusted':
    'Ön elkattintott egy figyelmeztetést. Az oldal telepítéséhez és a dobozon át menő TLS-hez a doboz tanúsítványa kell: lásd Súgó, „Bízzon meg ez a böngésző a dobozban”.',
  'diagnosis.advice.webrtc':
    'A WebRTC itt ki van kapcsolva egy beállítás, egy bővítmény vagy az iPhone zárolási módja miatt. Engedélyezze ezen az oldalon, vagy használjon másik böngészőt.',
  'diagnosis.advice.stun-elsewhere':
    'A közvetlen kapcsolatok más úton hagyják el ezt az eszközt, mint ez az oldal: VPN vagy második útválasztó van közben.',
  'diagnosis.advice.router':
    'Egy második útválasztó áll ezen eszköz és a doboz között. A túloldalán lévő eszközök talán csak a dobozon át érhetők el.',
  'diagnosis.advice.alternate':
    'A doboz második portja (UDP 3479) nem válaszolt, ezért nem lehetett összehasonlítani. Talán egy tűzfal blokkolja.',
  'diagnosis.advice.ports':
    'Egy közbeeső útválasztó minden kapcsolathoz más portot használ. A közvetlen kapcsolatok meghiúsulhatnak; ilyenkor a doboz segít.',
  'diagnosis.advice.udp': 'Tűzfal blokkolja. Csak akkor számít, ha a TCP és a TLS sem működik.',
  'diagnosis.advice.tcp': 'Tűzfal blokkolja. Csak akkor számít, ha az UDP sem működik.',
  'diagnosis.advice.tls':
    'Az 5349-es portot tűzfal blokkolja. Csak olyan hálózatban számít, amely minden mást blokkol.',
  'diagnosis.advice.tls-untrusted':
    'Csak ott működik, ahol ez a böngésző megbízik a dobozban. Csak olyan hálózatban számít, amely minden mást blokkol.',

  'diagnosis.trial.title': 'Kapcsolat kipróbálása',
  'diagnosis.trial.none': 'Nem látszik más eszköz, amellyel ki lehetne próbálni.',
  'diagnosis.trial.try': 'Kipróbálás: {name}',
  'diagnosis.trial.relay':
    'A hálózat elválasztja a két eszközt (kliensek elkülönítése, vendéghálózat vagy tűzfal), ezért a doboz továbbít mindent. Lassabb, de működik.',
  'diagnosis.trial.no-path':
    'Sem közvetlenül, sem a dobozon át. Az egyik eszközön vagy a hálózatban egy tűzfal blokkolja az UDP-t, valamint a 3478-as és az 5349-es portot, vagy be van kapcsolva egy VPN.',
  'diagnosis.trial.no-answer':
    'A másik eszköz nem válaszol. Meg van ott nyitva az oldal, és be van kapcsolva a képernyő?',
  'diagnosis.trial.away': 'A másik eszköz alszik, vagy mást mutat. Nyissa meg rajta az oldalt.',
  'diagnosis.trial.unproven': 'A másik fél nem tudta igazolni magát. Töltse be újra az oldalt mindkettőn.',
  'diagnosis.trial.intruder': 'Valaki más válaszolt. Ne használja ezt a hálózatot magánjellegű dolgokra.',
  'diagnosis.trial.lost': 'Működött, majd megszakadt. Gyenge a Wi-Fi, vagy valamelyik hálózatot váltott.',
  'diagnosis.trial.box': 'A doboz nem érhető el.',
  'diagnosis.pair': 'Használatban',
  'diagnosis.here': 'Ez az eszköz kínálja',
  'diagnosis.there': 'A másik kínálja',
  'diagnosis.details': 'Részletek',

  'request.title': '{name} küldene Önnek valamit',
  'request.files': { one: '{count} fájl', other: '{count} fájl' },
  'request.all': 'Minden átvétele',
  'request.take': '{name} átvétele',
  'request.always': 'Mostantól kérdés nélkül elfogadom, amit {name} küld',
  'request.pair': 'Ahhoz, hogy kérdés nélkül elfogadja, amit {name} küld, egyszer párosítsa a két eszközt.',
  'request.where': 'Hely kiválasztása…',
  'request.full':
    'Ezen az eszközön csak ennyi hely van: {room}. Válasszon kevesebb fájlt, szabadítson fel helyet, vagy válassza ki, hová kerüljenek.',
  'request.memory': 'Ez a böngésző a memóriában tartja, amit fogad, legfeljebb ennyit: {room}.',
  'request.stream':
    'Ez érkezés közben egyenesen a letöltések közé kerül. Tartsa nyitva ezt az oldalt, amíg kész nincs: újratöltés után nem folytatható.',
  'request.list': 'Fájlok',
  'request.accept': 'Elfogadás',
  'request.decline': 'Elutasítás',

  'outbox.collecting': 'A mappa átnézése…',
  'outbox.not-shared': 'A megosztott tartalmat nem sikerült átvenni. Ossza meg újra.',
  'outbox.nothing': 'Nincs benne fájl.',
  'outbox.unreadable': {
    one: '{count} fájlt vagy mappát nem lehetett beolvasni, ezért nem megy el.',
    other: '{count} fájlt vagy mappát nem lehetett beolvasni, ezért nem mennek el.',
  },
  'outbox.to': 'Címzettek',
  'outbox.send': 'Küldés',
  'outbox.nobody': 'Még nincs itt másik eszköz.',

  'again.pick': 'Kiválasztás újra',
  'again.allow': 'Olvasás engedélyezése újra',
  'again.changed': {
    one: '{count} fájl megváltozott azóta. Szakítsa meg ezt, és küldje el újra.',
    other: '{count} fájl megváltozott azóta. Szakítsa meg ezt, és küldje el újra.',
  },
  'again.missing': { one: '{count} fájl még hiányzik.', other: '{count} fájl még hiányzik.' },

  'file.folder': 'üres mappa',
  'file.skipped': 'nem kell',
  'file.cancel': '{name} kihagyása',
  'file.first': 'Ez következzen',

  'text.title': 'Szöveg ide: {name}',
  'text.label': 'Szöveg vagy hivatkozás',
  'text.send': 'Küldés',
  'text.cancel': 'Mégse',
  'text.from': 'Feladó: {name}',
  'text.copy': 'Másolás',
  'text.copied': 'Másolva',
  'text.copy-failed':
    'Ez a böngésző nem engedi, hogy az oldal másoljon. Jelölje ki a szöveget, és másolja ki.',
  'text.dismiss': 'A szöveg eltávolítása',
  'text.whole': 'Az egész megjelenítése',
  'text.part': 'Ennyi látható a szövegből: {part}.',
  'text.more': 'Továbbiak megjelenítése',
  'text.long': {
    one: '{count} karaktert illesztett be. Úgy küldjük el, ahogy van.',
    other: '{count} karaktert illesztett be. Mindet elküldjük.',
  },
  'text.all': {
    one: '{count} szöveg megjelenítése',
    other: 'Az összes szöveg ({count}) megjelenítése',
  },
  'text.clear': 'Szövegek törlése',
  'text.heading': 'Fogadott szövegek',
  'text.delivered': 'A szöveg megérkezett ide: {name}.',
  'text.failed': 'A szöveg nem érkezett meg ide: {name}.',

  'transfers.heading': 'Átvitelek',
  'tray.heading': 'Szövegek és átvitelek',
  'transfers.to': 'ide: {name}',
  'transfers.from': 'innen: {name}',
  'transfers.name': { one: '{first} és még {count}', other: '{first} és még {count}' },
  'transfers.progress': '{done} / {total}',
  'transfers.left': 'hátravan: {time}',
  'transfers.cancel': '{name} megszakítása',
  'transfers.pause': '{name} szüneteltetése',
  'transfers.resume': '{name} folytatása',
  'transfers.save': 'Mentés',
  'transfers.save-again': 'Mentés újra',
  'transfers.open': 'Megnyitás',
  'transfers.share': 'Megosztás',
  'transfers.save-named': '{action}: {name}',
  'transfers.save-all': 'Minden mentése',
  'transfers.saving': 'Csomagolás: {percent}…',
  'transfers.archive': 'Innen – {name}',
  'transfers.archive-failed': 'Nem sikerült egybecsomagolni őket. Mentse őket egyenként.',
  'transfers.files': '{name} fájljai',
  'transfers.again': 'Küldés újra',
  'transfers.ask-again': 'Újbóli kérés',
  'transfers.first': 'Először ez',
  'transfers.dismiss': '{name} eltávolítása a listáról',
  'transfers.clear': 'Befejezettek törlése',

  'look.opening': 'Megnyitás…',
  'look.none': 'Ez a fájl itt nem jeleníthető meg. Mentse, hogy másik programmal megnyithassa.',
  'look.beginning': 'Csak az eleje látható. Mentse a fájlt, hogy az egészet lássa.',

  'transfer.running': 'folyamatban',
  'transfer.waiting': 'várakozik',
  'transfer.paused': 'szünetel',
  'transfer.hold.answer-here': 'az Ön válaszára vár',
  'transfer.hold.answer-there': 'a másik félre vár',
  'transfer.hold.preparing': 'előkészítés…',
  'transfer.hold.files-here': 'a folytatáshoz válassza ki újra ugyanazokat a fájlokat',
  'transfer.hold.paused-here': 'szünetel',
  'transfer.hold.paused-there': 'a másik fél szünetelteti',
  'transfer.hold.connection': 'a kapcsolatra vár',
  'transfer.done.send': 'elküldve és ellenőrizve',
  'transfer.done.receive': 'fogadva és ellenőrizve',
  'transfer.cancelled.here': 'megszakítva',
  'transfer.cancelled.there': 'a másik fél megszakította',

  'cause.declined.here': 'elutasítva',
  'cause.declined.there': 'a másik fél elutasította',
  'cause.disk-full': 'A fogadó eszközön nincs több hely. Szabadítson fel rajta helyet, és küldje el újra.',
  'cause.too-large-for-memory':
    'Túl nagy annak a böngészőnek, mert az csak a memóriában tud fájlokat tartani.',
  'cause.permission': 'A böngésző már nem használhatja ezt a fájlt vagy mappát. Válassza ki újra.',
  'cause.storage': 'A fogadó eszköz nem tudta tárolni.',
  'cause.evicted': 'A böngésző kidobta, amit itt fogadott, mert kellett a hely. Küldje el újra.',
  'cause.connection-lost': 'A kapcsolat megszakadt, és nem állt helyre. Küldje el újra.',
  'cause.file-changed': 'A fájl küldés közben megváltozott. Küldje el újra.',
  'cause.file-vanished': 'A fájl már nincs meg.',
  'cause.digest-mismatch': 'Nem az érkezett meg, ami elindult, ezért kidobtuk. Küldje el újra.',
  'cause.too-many-files': 'Túl sok fájl egyszerre. Küldjön kevesebbet.',
  'cause.too-large': 'A fájl túl nagy a küldéshez.',
  'cause.incompatible':
    'A másik eszközön a Homedrop másik változata van megnyitva. Töltse be újra az oldalt mindkettőn.',
  'cause.protocol': 'A másik eszköz érthetetlen választ adott. Töltse be újra az oldalt mindkettőn.',

  'announce.arrived': '{name} itt van',
  'announce.arrived-many': {
    one: '{count} eszköz van itt',
    other: '{count} eszköz van itt',
  },
  'announce.request': '{name} küldene Önnek: {files}',
  'announce.text': 'Szöveg érkezett innen: {name}',
  'announce.sent': 'Elküldve ide: {name} – {what}',
  'announce.received': 'Megérkezett innen: {name} – {what}',
  'announce.failed': '{what}: {reason}',
};
