// Indonesian: polite (Anda); the box is kotak.
import type { Catalogue } from '../translate.ts';

export const catalogue: Catalogue = {
  'app.name': 'Homedrop',
  'app.what':
    'Menyerahkan berkas dan teks dari satu perangkat ke perangkat lain, langsung lewat jaringan Anda sendiri. Tanpa akun, tanpa cloud.',

  'kind.phone': 'Ponsel',
  'kind.tablet': 'Tablet',
  'kind.desktop': 'Komputer',
  'kind.laptop': 'Laptop',
  'kind.tv': 'TV',
  'kind.headless': 'Kotak',

  'header.pair': 'Pasangkan',
  'header.room': 'Ruang dengan kode',
  'header.in-room': 'Di ruang {code}',
  'header.settings': 'Setelan',
  'header.help': 'Bantuan',

  'dialog.close': 'Tutup',
  'dialog.done': 'Selesai',

  'self.you-are': 'Perangkat ini:',
  'self.rename': 'Ubah nama perangkat ini',
  'self.name': 'Nama perangkat ini',
  'self.save': 'Simpan',
  'self.cancel': 'Batal',

  'devices.heading': 'Perangkat di sekitar Anda',
  'devices.looking': 'Mencari perangkat lain…',
  'devices.empty.title': 'Belum ada perangkat lain',
  'devices.empty.how': 'Buka alamat ini di browser perangkat Anda yang lain:',
  'devices.empty.qr': 'Kode untuk dipindai dengan kamera perangkat Anda yang lain',
  'devices.target': '{name}, {kind}, {status}. Kirim berkas',
  'devices.send-text': 'Kirim teks ke {name}',

  'devices.several': 'Kirim ke beberapa perangkat',

  'devices.more': 'Selengkapnya tentang {name}',
  'devices.paired': 'berpasangan, sudah membuktikan diri',

  'device.text': 'Kirim teks',
  'device.folder': 'Kirim folder',
  'device.pair': 'Pasangkan',
  'device.who': 'Benarkah ini perangkatnya?',
  'device.proven': 'Ya. Perangkat ini berpasangan dengan perangkat Anda dan sudah membuktikannya.',
  'device.compare':
    'Buka detail di kedua perangkat dan bandingkan: jika keduanya menampilkan enam angka yang sama, tidak ada yang menyusup di tengah.',
  'device.no-code': 'Angka untuk dibandingkan muncul saat kedua perangkat tersambung.',

  'path.idle': 'sedang tidak tersambung',
  'path.connecting': 'menyambungkan…',
  'path.direct': 'tersambung langsung',
  'path.relay': 'tersambung lewat kotak',
  'path.failed': 'tidak dapat dijangkau',

  'away.title': 'Kotak tidak dapat dijangkau',
  'away.why':
    'Apakah kotak menyala, dan apakah perangkat ini ada di jaringannya? Halaman ini berlanjut sendiri saat kotak kembali.',
  'away.works':
    'Sementara itu Anda dapat menyimpan yang sudah diterima di sini, dan menjatuhkan, menempelkan, atau membagikan yang akan dikirim berikutnya: semuanya menunggu di halaman ini.',
  'away.trust': 'Kotak disiapkan ulang? Periksa apakah browser ini masih memercayainya.',

  'version.ready': 'Versi baru Homedrop sudah siap.',
  'version.load': 'Muat',
  'version.later': 'Nanti',
  'version.waiting': 'Versi baru dimuat begitu tidak ada transfer yang berjalan.',

  'status.ready': 'ketuk untuk mengirim berkas',
  'status.away': 'tidak di tempat',
  'status.connecting': 'menyambungkan…',
  'status.direct': 'langsung',
  'status.relay': 'lewat kotak',
  'status.sending': 'mengirim {percent}',
  'status.receiving': 'menerima {percent}',
  'status.failed.no-answer': 'tidak menjawab',
  'status.failed.away': 'tidak di tempat, menunggu kembali',
  'status.failed.unproven': 'tidak dapat membuktikan diri',
  'status.failed.intruder': 'tidak aman, tidak ada yang dikirim',
  'status.failed.no-path': 'tidak ada jalan di jaringan',
  'status.failed.lost': 'sambungan terputus',
  'status.failed.box': 'kotak tak terjangkau',
  'status.try-again': 'Coba lagi',

  'box.unreachable':
    'Kotak tidak dapat dijangkau. Sedang mencoba lagi. Transfer yang sedang berjalan tetap berlanjut.',
  'box.replaced': 'Homedrop terbuka di tab lain pada browser ini.',
  'box.use-here': 'Gunakan di sini',

  'intruder.title': 'Ada yang menyusup di antara perangkat ini dan {name}',
  'intruder.what':
    'Sambungan ditutup sebelum ada yang dikirim atau diterima. Jangan gunakan jaringan ini untuk hal pribadi, dan tanyakan kepada orang yang mengurus kotak.',
  'intruder.read': 'Saya sudah membaca ini',

  'notice.away': '{name} tidak di tempat. Yang Anda kirim menunggu di sini sampai ia kembali.',
  'notice.unpaired-by': '{name} telah mengakhiri pemasangan.',
  'notice.folder':
    'Browser tidak boleh lagi memakai folder untuk berkas yang diterima. Berkas menunggu di sini; pilih lagi foldernya di setelan.',

  'pair.title': 'Pasangkan dua perangkat',
  'pair.opening': 'Mengambil kode…',
  'pair.how': 'Di perangkat lain, pindai ini dengan kamera, atau ketuk “Pasangkan” lalu ketik:',
  'pair.qr': 'Kode untuk dipindai dengan kamera perangkat lain',
  'pair.other': 'Atau ketik kode yang ditampilkan perangkat lain',
  'pair.label': 'Enam angka',
  'pair.hint': 'Enam angka, berlaku lima menit dan untuk satu kali coba.',
  'pair.pair': 'Pasangkan',
  'pair.cancel': 'Batal',
  'pair.close': 'Selesai',
  'pair.again': 'Tampilkan kode baru',
  'pair.confirm': 'Pasangkan perangkat ini dengan perangkat yang kodenya Anda pindai?',
  'pair.busy': 'Memasangkan dengan {name}…',
  'pair.done': 'Berpasangan dengan {name}.',
  'pair.done-what':
    'Mulai sekarang keduanya saling menemukan di jaringan mana pun dan saling membuktikan diri.',
  'pair.failed.wrong-code':
    'Angkanya tidak benar. Demi keamanan, setiap kode hanya untuk satu kali coba: tampilkan yang baru.',
  'pair.failed.unknown-slot':
    'Tidak ada perangkat yang menampilkan kode ini, atau kodenya sudah dipakai atau kedaluwarsa. Tampilkan yang baru.',
  'pair.failed.try-later': 'Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.',
  'pair.failed.expired': 'Kode sudah kedaluwarsa. Tampilkan yang baru.',
  'pair.failed.gone': 'Perangkat lain sudah pergi. Coba lagi.',
  'pair.failed.broken':
    'Perangkat lain mengatakan sesuatu yang tidak dapat dipahami. Muat ulang halaman di keduanya.',
  'pair.failed.full':
    'Perangkat ini sudah berpasangan dengan sebanyak mungkin perangkat. Lepaskan satu pasangan dulu.',
  'pair.failed.disabled': 'Kotak ini tidak menyediakan pemasangan.',
  'pair.failed.box': 'Kotak tidak dapat dijangkau. Coba lagi setelah kotak kembali.',

  'refused.wait': { other: 'Terlalu banyak percobaan. Coba lagi dalam {count} detik.' },

  'paired.here': 'di sini',
  'paired.not-here': 'tidak di sini',
  'paired.auto-accept': 'Terima kirimannya tanpa bertanya',
  'paired.name': 'Nama untuk {name} di perangkat ini',
  'paired.rename': 'Ganti nama {name}',
  'paired.rename-short': 'Ganti nama',
  'paired.unpair': 'Lepaskan pasangan',
  'paired.unpair-named': 'Lepaskan pasangan {name}',
  'paired.unpair-sure':
    'Akhiri pemasangan dengan {name}? Perangkat itu diberi tahu dan juga akan melupakannya.',

  'settings.title': 'Setelan',
  'settings.paired': 'Perangkat yang berpasangan',
  'settings.none': 'Belum ada.',
  'settings.language': 'Bahasa',
  'settings.language-auto': 'Sesuai browser',
  'settings.theme': 'Terang atau gelap',
  'settings.theme.auto': 'Sesuai sistem',
  'settings.theme.light': 'Terang',
  'settings.theme.dark': 'Gelap',
  'settings.notice': 'Saat ada yang datang',
  'settings.notifications': 'Tampilkan notifikasi saat halaman ini tidak terlihat',
  'settings.notifications-denied':
    'Browser ini tidak mengizinkannya. Izinkan notifikasi untuk halaman ini di setelan browser.',
  'settings.notifications-missing':
    'Browser ini hanya menampilkannya untuk kotak yang dipercayainya: lihat Bantuan.',
  'settings.sound': 'Putar suara lembut',
  'settings.vibration': 'Bergetar',
  'settings.received': 'Yang masuk',
  'settings.saving': 'Berkas yang diterima',
  'settings.saving.ask': 'Menunggu di sini sampai saya simpan',
  'settings.saving.downloads': 'Langsung masuk ke unduhan',
  'settings.saving.folder': 'Langsung masuk ke folder',
  'settings.folder-choose': 'Pilih folder…',
  'settings.texts': 'Simpan teks di perangkat ini sampai saya membersihkannya',
  'settings.finished': 'Biarkan transfer yang selesai tetap di daftar',
  'settings.forget': 'Lupakan semua di perangkat ini',
  'settings.forget-what':
    'Nama, setelan, pemasangan, teks yang diterima, dan berkas yang belum disimpan akan hilang selamanya. Perangkat berpasangan yang ada di sini diberi tahu.',
  'settings.forget-sure': 'Lupakan semua',

  'room.title': 'Ruang dengan kode',
  'room.what':
    'Semua yang ada di satu ruang saling melihat, di jaringan mana pun mereka berada. Ruang hilang saat yang terakhir pergi.',
  'room.new': 'Buka ruang baru',
  'room.create': 'Buat ruang',
  'room.enter': 'Masuk ke ruang',
  'room.label': 'Lima huruf',
  'room.join': 'Masuk',
  'room.inside': 'Anda berada di ruang',
  'room.qr': 'Kode untuk dipindai yang membuka ruang ini',
  'room.leave': 'Keluar dari ruang',
  'room.trouble.unknown-code': 'Tidak ada ruang dengan huruf-huruf ini.',
  'room.trouble.try-later': 'Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.',
  'room.trouble.disabled': 'Kotak ini tidak menyediakan ruang dengan kode.',
  'room.trouble.gone': 'Ruang tempat Anda berada sudah tidak ada.',
  'room.trouble.box': 'Kotak tidak dapat dijangkau. Coba lagi setelah kotak kembali.',

  'help.title': 'Bantuan',
  'help.other': 'Buka di perangkat lain',
  'help.send': 'Mengirim sesuatu',
  'help.send-how':
    'Buka halaman ini di kedua perangkat. Ketuk perangkat lain dan pilih berkas. Berkas dikirim langsung dari satu ke yang lain, terenkripsi.',
  'help.see': 'Saya tidak melihat perangkat saya yang lain',
  'help.see-how':
    'Keduanya harus berada di jaringan yang sama dengan kotak dan membuka halaman ini. Di jaringan yang berbeda, pasangkan keduanya atau gunakan ruang dengan kode.',
  'help.pair': 'Pemasangan',
  'help.pair-how':
    'Perangkat yang berpasangan saling menemukan di jaringan mana pun dan membuktikan diri, sehingga tidak ada yang dapat menyusup di tengah.',
  'help.room': 'Ruang dengan kode',
  'help.room-how': 'Lima huruf mempertemukan perangkat untuk sementara, tanpa memasangkannya.',
  'help.trust': 'Buat browser ini memercayai kotak',

  'diagnosis.title': 'Mengapa saya tidak melihat perangkat saya yang lain?',
  'diagnosis.start': 'Cari penyebabnya',
  'diagnosis.running': 'Memeriksa…',
  'diagnosis.fine': 'Semuanya baik di sini. Lakukan hal yang sama di perangkat lain dan bandingkan.',
  'diagnosis.yes': 'ya',
  'diagnosis.no': 'tidak',
  'diagnosis.copy': 'Salin laporan',
  'diagnosis.about.address': 'Kotak melihat perangkat ini sebagai',
  'diagnosis.about.network': 'Jaringan Anda, yang lain di dalamnya',
  'diagnosis.about.paired': 'Perangkat berpasangan di sini',
  'diagnosis.about.code': 'Ruang dengan kode, yang lain di dalamnya',
  'diagnosis.about.seen': 'Perangkat lain yang terlihat',
  'diagnosis.about.secure': 'Halaman aman',
  'diagnosis.about.trusted': 'Browser ini memercayai kotak',
  'diagnosis.about.webrtc': 'Browser ini dapat tersambung ke yang lain',
  'diagnosis.about.stun': 'Sambungan langsung: terlihat sebagai',
  'diagnosis.about.router': 'Di balik router lain',
  'diagnosis.about.ports': 'Satu port untuk semua tujuan',
  'diagnosis.about.udp': 'Lewat kotak dengan UDP',
  'diagnosis.about.tcp': 'Lewat kotak dengan TCP',
  'diagnosis.about.tls': 'Lewat kotak dengan TLS',
  'diagnosis.advice.box': 'Kotak tidak menjawab. Apakah perangkat ini masih di jaringannya?',
  'diagnosis.advice.proxy':
    'Anda datang lewat proxy. Kedua perangkat harus datang lewat jalan yang sama, atau berpasangan, atau berada di ruang dengan kode.',
  'diagnosis.advice.proxy-ignored':
    'Anda datang lewat proxy yang tidak diminta untuk dipercayai kotak, jadi kotak melihat proxy itu, bukan Anda. Lihat trusted-proxies di konfigurasinya.',
  'diagnosis.advice.outside':
    'Kotak melihat Anda dari Internet. Matikan VPN atau iCloud Private Relay, tinggalkan jaringan seluler, atau gunakan ruang dengan kode.',
  'diagnosis.advice.subnet':
    'Anda berada di jaringan yang berbeda dengan kotak: jaringan tamu, router kedua, atau VPN. Pindah ke jaringan kotak atau gunakan ruang dengan kode.',
  'diagnosis.advice.alone':
    'Buka halaman ini di perangkat lain juga dan bandingkan: keduanya seharusnya menampilkan jaringan yang sama. Jika tidak, salah satunya ada di jaringan tamu atau memakai VPN.',
  'diagnosis.advice.insecure':
    'Halaman ini dibuka tanpa enkripsi, jadi beberapa hal tidak berfungsi. Buka alamat https kotak.',
  'diagnosis.advice.stun-none':
    'Tidak ada jawaban lewat UDP. Firewall di perangkat ini atau di kotak menghalangi; sambungan lalu berjalan lewat kotak.',
  'diagnosis.advice.untrusted':
    'Anda melewati sebuah peringatan. Memasang halaman ini dan TLS lewat kotak memerlukan sertifikat kotak: lihat Bantuan, “Buat browser ini memercayai kotak”.',
  'diagnosis.advice.webrtc':
    'WebRTC dimatikan di sini oleh setelan, ekstensi, atau Mode Karantina iPhone. Izinkan untuk halaman ini atau gunakan browser lain.',
  'diagnosis.advice.stun-elsewhere':
    'Sambungan langsung meninggalkan perangkat ini lewat jalan yang berbeda dari halaman ini: ada VPN atau router kedua di antaranya.',
  'diagnosis.advice.router':
    'Ada router kedua antara perangkat ini dan kotak. Perangkat di sisi lainnya mungkin hanya dapat dijangkau lewat kotak.',
  'diagnosis.advice.alternate':
    'Port kedua kotak (UDP 3479) tidak menjawab, jadi tidak dapat dibandingkan. Mungkin firewall memblokirnya.',
  'diagnosis.advice.ports':
    'Router di tengah mengganti port untuk setiap sambungan. Sambungan langsung bisa gagal; kotak akan membantu.',
  'diagnosis.advice.udp': 'Diblokir firewall. Ini hanya penting jika TCP dan TLS juga tidak berfungsi.',
  'diagnosis.advice.tcp': 'Diblokir firewall. Ini hanya penting jika UDP juga tidak berfungsi.',
  'diagnosis.advice.tls':
    'Port 5349 diblokir firewall. Ini hanya penting di jaringan yang memblokir semua yang lain.',
  'diagnosis.advice.tls-untrusted':
    'Hanya berfungsi jika browser ini memercayai kotak. Ini hanya penting di jaringan yang memblokir semua yang lain.',

  'diagnosis.trial.title': 'Coba sambungan',
  'diagnosis.trial.none': 'Tidak ada perangkat lain yang terlihat untuk dicoba.',
  'diagnosis.trial.try': 'Coba {name}',
  'diagnosis.trial.relay':
    'Jaringan memisahkan keduanya (isolasi klien, jaringan tamu, atau firewall), jadi kotak meneruskan semuanya. Lebih lambat, tetapi berfungsi.',
  'diagnosis.trial.no-path':
    'Tidak bisa langsung maupun lewat kotak. Firewall di salah satunya atau di jaringan memblokir UDP serta port 3478 dan 5349, atau ada VPN yang aktif.',
  'diagnosis.trial.no-answer':
    'Perangkat lain tidak menjawab. Apakah halaman terbuka di sana dan layarnya menyala?',
  'diagnosis.trial.away': 'Perangkat lain sedang tidur atau menampilkan hal lain. Buka halaman ini di sana.',
  'diagnosis.trial.unproven': 'Pihak lain tidak dapat membuktikan diri. Muat ulang halaman di keduanya.',
  'diagnosis.trial.intruder': 'Orang lain yang menjawab. Jangan gunakan jaringan ini untuk hal pribadi.',
  'diagnosis.trial.lost':
    'Sempat berhasil, lalu terputus. Wi-Fi lemah, atau salah satunya berganti jaringan.',
  'diagnosis.trial.box': 'Kotak tidak dapat dijangkau.',
  'diagnosis.pair': 'Dipakai',
  'diagnosis.here': 'Ditawarkan perangkat ini',
  'diagnosis.there': 'Ditawarkan perangkat lain',
  'diagnosis.details': 'Detail',

  'request.title': '{name} ingin mengirimi Anda sesuatu',
  'request.files': { other: '{count} berkas' },
  'request.all': 'Ambil semua',
  'request.take': 'Ambil {name}',
  'request.always': 'Mulai sekarang terima kiriman {name} tanpa bertanya',
  'request.pair': 'Untuk menerima kiriman {name} tanpa ditanya, pasangkan kedua perangkat satu kali.',
  'request.where': 'Pilih tempat…',
  'request.full':
    'Perangkat ini hanya punya ruang untuk {room}. Pilih lebih sedikit berkas, kosongkan ruang, atau pilih tempat menyimpannya.',
  'request.memory': 'Browser ini menyimpan yang diterima di memori, paling banyak {room}.',
  'request.stream':
    'Ini langsung masuk ke unduhan Anda saat tiba. Biarkan halaman ini terbuka sampai selesai: transfer tidak dapat dilanjutkan setelah halaman dimuat ulang.',
  'request.list': 'Berkas',
  'request.accept': 'Terima',
  'request.decline': 'Tolak',

  'outbox.collecting': 'Memeriksa folder…',
  'outbox.not-shared': 'Yang dibagikan tidak dapat diambil. Bagikan lagi.',
  'outbox.nothing': 'Tidak ada berkas di dalamnya.',
  'outbox.unreadable': { other: '{count} berkas atau folder tidak dapat dibaca, jadi tidak dikirim.' },
  'outbox.to': 'Kirim ke',
  'outbox.send': 'Kirim',
  'outbox.nobody': 'Belum ada perangkat lain di sini.',

  'again.pick': 'Pilih lagi',
  'again.allow': 'Izinkan membacanya lagi',
  'again.changed': { other: '{count} berkas telah berubah sejak itu. Batalkan ini dan kirim ulang.' },
  'again.missing': { other: '{count} berkas masih kurang.' },

  'file.folder': 'folder kosong',
  'file.skipped': 'tidak diminta',
  'file.cancel': 'Lewati {name}',
  'file.first': 'Berikutnya',

  'text.title': 'Teks untuk {name}',
  'text.label': 'Teks atau tautan',
  'text.send': 'Kirim',
  'text.cancel': 'Batal',
  'text.from': 'Dari {name}',
  'text.copy': 'Salin',
  'text.copied': 'Disalin',
  'text.copy-failed': 'Browser ini tidak mengizinkan halaman menyalin. Pilih teksnya dan salin.',
  'text.dismiss': 'Hapus teks ini',
  'text.whole': 'Tampilkan semuanya',
  'text.part': '{part} dari teks ditampilkan.',
  'text.more': 'Tampilkan lagi',
  'text.long': {
    other: '{count} karakter ditempelkan. Semuanya dikirim.',
  },
  'text.all': {
    other: 'Tampilkan semua {count} teks',
  },
  'text.clear': 'Bersihkan teks',
  'text.heading': 'Teks yang diterima',
  'text.delivered': 'Teks sudah sampai ke {name}.',
  'text.failed': 'Teks tidak sampai ke {name}.',

  'transfers.heading': 'Transfer',
  'tray.heading': 'Teks dan transfer',
  'transfers.to': 'ke {name}',
  'transfers.from': 'dari {name}',
  'transfers.name': { other: '{first} dan {count} lainnya' },
  'transfers.progress': '{done} dari {total}',
  'transfers.left': 'sisa {time}',
  'transfers.cancel': 'Batalkan {name}',
  'transfers.pause': 'Jeda {name}',
  'transfers.resume': 'Lanjutkan {name}',
  'transfers.save': 'Simpan',
  'transfers.save-again': 'Simpan lagi',
  'transfers.open': 'Buka',
  'transfers.share': 'Bagikan',
  'transfers.save-named': '{action}: {name}',
  'transfers.save-all': 'Simpan semua',
  'transfers.saving': 'Mengemas {percent}…',
  'transfers.archive': 'Dari {name}',
  'transfers.archive-failed': 'Tidak dapat dikemas bersama. Simpan satu per satu.',
  'transfers.files': 'Berkas {name}',
  'transfers.again': 'Kirim lagi',
  'transfers.ask-again': 'Minta lagi',
  'transfers.first': 'Yang ini dulu',
  'transfers.dismiss': 'Hapus {name} dari daftar',
  'transfers.clear': 'Bersihkan yang selesai',

  'look.opening': 'Membuka…',
  'look.none': 'Berkas ini tidak dapat ditampilkan di sini. Simpan untuk membukanya dengan program lain.',
  'look.beginning': 'Hanya bagian awal yang ditampilkan. Simpan berkas untuk melihat semuanya.',

  'transfer.running': 'berjalan',
  'transfer.waiting': 'menunggu',
  'transfer.paused': 'dijeda',
  'transfer.hold.answer-here': 'menunggu jawaban Anda',
  'transfer.hold.answer-there': 'menunggu pihak lain',
  'transfer.hold.preparing': 'menyiapkan…',
  'transfer.hold.files-here': 'pilih lagi berkas yang sama untuk melanjutkan',
  'transfer.hold.paused-here': 'dijeda',
  'transfer.hold.paused-there': 'dijeda pihak lain',
  'transfer.hold.connection': 'menunggu sambungan',
  'transfer.done.send': 'terkirim dan diperiksa',
  'transfer.done.receive': 'diterima dan diperiksa',
  'transfer.cancelled.here': 'dibatalkan',
  'transfer.cancelled.there': 'dibatalkan pihak lain',

  'cause.declined.here': 'ditolak',
  'cause.declined.there': 'pihak lain menolak',
  'cause.disk-full': 'Perangkat penerima kehabisan ruang. Kosongkan ruang di sana dan kirim lagi.',
  'cause.too-large-for-memory':
    'Terlalu besar untuk browser itu, yang hanya dapat menyimpan berkas di memori.',
  'cause.permission': 'Browser tidak boleh lagi memakai berkas atau folder ini. Pilih lagi.',
  'cause.storage': 'Perangkat penerima tidak dapat menyimpannya.',
  'cause.evicted': 'Browser membuang yang sudah diterima di sini karena memerlukan ruangnya. Kirim lagi.',
  'cause.connection-lost': 'Sambungan terputus dan tidak kembali. Kirim lagi.',
  'cause.file-changed': 'Berkas berubah saat dikirim. Kirim lagi.',
  'cause.file-vanished': 'Berkas sudah tidak ada.',
  'cause.digest-mismatch': 'Yang tiba bukan yang dikirim, jadi dibuang. Kirim lagi.',
  'cause.too-many-files': 'Terlalu banyak berkas sekaligus. Kirim lebih sedikit.',
  'cause.too-large': 'Berkas terlalu besar untuk dikirim.',
  'cause.incompatible': 'Perangkat lain membuka versi Homedrop yang berbeda. Muat ulang halaman di keduanya.',
  'cause.protocol':
    'Perangkat lain mengatakan sesuatu yang tidak dapat dipahami. Muat ulang halaman di keduanya.',

  'announce.arrived': '{name} ada di sini',
  'announce.arrived-many': {
    other: '{count} perangkat ada di sini',
  },
  'announce.request': '{name} ingin mengirimi Anda {files}',
  'announce.text': 'Ada teks dari {name}',
  'announce.sent': '{what} terkirim ke {name}',
  'announce.received': '{what} diterima dari {name}',
  'announce.failed': '{what}: {reason}',
};
