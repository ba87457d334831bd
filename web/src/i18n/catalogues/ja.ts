// Japanese: です・ます in sentences, nouns on buttons; a device is 端末, the box is ボックス.
import type { Translation } from '../translate.ts';

export const catalogue: Translation = {
  'app.name': 'Homedrop',

  'kind.phone': 'スマートフォン',
  'kind.tablet': 'タブレット',
  'kind.desktop': 'パソコン',
  'kind.laptop': 'ノートパソコン',
  'kind.tv': 'テレビ',
  'kind.headless': 'ボックス',

  'header.pair': 'ペアリング',
  'header.room': 'コードのルーム',
  'header.in-room': 'ルーム {code} に入室中',
  'header.settings': '設定',
  'header.help': 'ヘルプ',

  'dialog.close': '閉じる',
  'dialog.done': '完了',

  'self.you-are': 'この端末：',
  'self.rename': 'この端末の名前を変更',
  'self.name': 'この端末の名前',
  'self.save': '保存',
  'self.cancel': 'キャンセル',

  'devices.heading': '近くの端末',
  'devices.empty.title': 'ほかの端末はまだありません',
  'devices.empty.how': 'もう一方の端末のブラウザーでこのアドレスを開いてください：',
  'devices.empty.qr': 'もう一方の端末のカメラで読み取るコード',
  'devices.target': '{name}、{kind}、{status}。ファイルを送信',
  'devices.send-text': '{name} にテキストを送信',

  'devices.several': '複数の端末に送信',

  'devices.more': '{name} の詳細',
  'devices.paired': 'ペアリング済み、本人と確認済み',

  'device.text': 'テキストを送信',
  'device.folder': 'フォルダーを送信',
  'device.pair': 'ペアリング',
  'device.who': '本当にこの端末ですか？',
  'device.proven': 'はい。この端末とペアリング済みで、それを証明しました。',
  'device.compare':
    '両方の端末で詳細を開いて見比べてください。同じ 6 桁の数字が表示されていれば、間に割り込んでいる人はいません。',
  'device.no-code': '見比べる数字は、2 台の端末がつながると表示されます。',

  'path.idle': '現在は接続していません',
  'path.connecting': '接続中…',
  'path.direct': '直接接続',
  'path.relay': 'ボックス経由で接続',
  'path.failed': '接続できませんでした',

  'status.ready': 'タップしてファイルを送信',
  'status.away': '離席中',
  'status.connecting': '接続中…',
  'status.direct': '直接',
  'status.relay': 'ボックス経由',
  'status.sending': '送信中 {percent}',
  'status.receiving': '受信中 {percent}',
  'status.failed.no-answer': '応答がありません',
  'status.failed.away': '離席中、戻るのを待っています',
  'status.failed.unproven': '本人と確認できませんでした',
  'status.failed.intruder': '安全でないため何も送信していません',
  'status.failed.no-path': 'ネットワーク上の経路がありません',
  'status.failed.lost': '接続が切れました',
  'status.failed.box': 'ボックスに接続できません',
  'status.try-again': 'もう一度試す',

  'box.unreachable': 'ボックスに接続できません。再試行しています。進行中の転送は続きます。',
  'box.replaced': 'Homedrop はこのブラウザーの別のタブで開いています。',
  'box.use-here': 'ここで使う',

  'intruder.title': 'この端末と {name} の間に誰かが割り込んでいます',
  'intruder.what':
    '送受信の前に接続を閉じました。このネットワークで私的なやり取りをせず、ボックスの管理者に確認してください。',
  'intruder.read': '確認しました',

  'notice.away': '{name} は離席中です。送信するものは戻るまでここで待ちます。',
  'notice.unpaired-by': '{name} がペアリングを解除しました。',

  'pair.title': '2 台の端末をペアリング',
  'pair.opening': 'コードを取得中…',
  'pair.how': 'もう一方の端末のカメラでこれを読み取るか、「ペアリング」をタップして入力してください：',
  'pair.qr': 'もう一方の端末のカメラで読み取るコード',
  'pair.other': 'または、もう一方の端末に表示されたコードを入力',
  'pair.label': '6 桁の数字',
  'pair.hint': '6 桁の数字は 5 分間、1 回だけ有効です。',
  'pair.pair': 'ペアリング',
  'pair.cancel': 'キャンセル',
  'pair.close': '完了',
  'pair.again': '新しいコードを表示',
  'pair.confirm': '読み取ったコードを表示している端末とペアリングしますか？',
  'pair.busy': '{name} とペアリング中…',
  'pair.done': '{name} とペアリングしました。',
  'pair.done-what': 'これからは、どのネットワークでも互いを見つけ、本人であることを証明し合います。',
  'pair.failed.wrong-code':
    '数字が違います。安全のため、コードは 1 回しか試せません。新しいコードを表示してください。',
  'pair.failed.unknown-slot':
    'このコードを表示している端末がないか、コードが使用済みまたは期限切れです。新しいコードを表示してください。',
  'pair.failed.try-later': '試行回数が多すぎます。少し待ってからもう一度お試しください。',
  'pair.failed.expired': 'コードの期限が切れました。新しいコードを表示してください。',
  'pair.failed.gone': 'もう一方の端末がいなくなりました。もう一度お試しください。',
  'pair.failed.broken': 'もう一方の端末の応答を理解できません。両方でページを再読み込みしてください。',
  'pair.failed.full': 'この端末のペアリング数が上限に達しています。先にどれかを解除してください。',
  'pair.failed.disabled': 'このボックスではペアリングを使えません。',
  'pair.failed.box': 'ボックスに接続できません。復帰したらもう一度お試しください。',

  'refused.wait': { other: '試行回数が多すぎます。{count} 秒後にもう一度お試しください。' },

  'paired.here': '近くにあります',
  'paired.not-here': '近くにありません',
  'paired.auto-accept': '送られてきたものを確認なしで受け取る',
  'paired.name': 'この端末での {name} の呼び名',
  'paired.rename': '{name} の名前を変更',
  'paired.rename-short': '名前を変更',
  'paired.unpair': 'ペアリング解除',
  'paired.unpair-named': '{name} とのペアリングを解除',
  'paired.unpair-sure': '{name} とのペアリングを解除しますか？相手にも通知され、相手側でも解除されます。',

  'settings.title': '設定',
  'settings.paired': 'ペアリング済みの端末',
  'settings.none': 'まだありません。',
  'settings.language': '言語',
  'settings.language-auto': 'ブラウザーに合わせる',

  'room.title': 'コードのルーム',
  'room.what':
    'ルームにいる端末は、どのネットワークにいても互いに見えます。最後の 1 台が退室すると消えます。',
  'room.new': '新しく作る',
  'room.create': 'ルームを作成',
  'room.enter': 'ルームに入る',
  'room.label': '5 文字の英字',
  'room.join': '入室',
  'room.inside': '入室中のルーム',
  'room.qr': '読み取るとこのルームが開くコード',
  'room.leave': 'ルームから退室',
  'room.trouble.unknown-code': 'この文字のルームはありません。',
  'room.trouble.try-later': '試行回数が多すぎます。少し待ってからもう一度お試しください。',
  'room.trouble.disabled': 'このボックスではコードのルームを使えません。',
  'room.trouble.gone': '入室していたルームはなくなりました。',
  'room.trouble.box': 'ボックスに接続できません。復帰したらもう一度お試しください。',

  'help.title': 'ヘルプ',
  'help.send': '何かを送信する',
  'help.send-how':
    '両方の端末でこのページを開きます。もう一方の端末をタップしてファイルを選ぶと、暗号化されて端末から端末へ直接送られます。',
  'help.see': 'もう一方の端末が見つからない',
  'help.see-how':
    '両方の端末がボックスと同じネットワークにあり、このページを開いている必要があります。ネットワークが違う場合は、ペアリングするかコードのルームを使ってください。',
  'help.pair': 'ペアリング',
  'help.pair-how':
    'ペアリングした端末は、どのネットワークでも互いを見つけ、本人であることを証明するので、誰も間に割り込めません。',
  'help.room': 'コードのルーム',
  'help.room-how': '5 文字の英字で、ペアリングせずに端末をしばらく集められます。',
  'help.trust': 'このブラウザーでボックスを信頼する',

  'diagnosis.title': 'もう一方の端末が見つからないのはなぜ？',
  'diagnosis.start': '原因を調べる',
  'diagnosis.running': '調べています…',
  'diagnosis.fine': 'ここに問題はありません。もう一方の端末でも同じように調べて見比べてください。',
  'diagnosis.yes': 'はい',
  'diagnosis.no': 'いいえ',
  'diagnosis.copy': 'レポートをコピー',
  'diagnosis.about.address': 'ボックスから見たこの端末',
  'diagnosis.about.network': 'ネットワークと、そこにいるほかの端末',
  'diagnosis.about.paired': 'ここにあるペアリング済みの端末',
  'diagnosis.about.code': 'コードのルームと、そこにいるほかの端末',
  'diagnosis.about.seen': '見えているほかの端末',
  'diagnosis.about.secure': '安全なページ',
  'diagnosis.about.trusted': 'このブラウザーはボックスを信頼している',
  'diagnosis.about.webrtc': 'このブラウザーはほかの端末と接続できる',
  'diagnosis.about.stun': '直接接続での見え方',
  'diagnosis.about.router': '別のルーターの内側',
  'diagnosis.about.ports': 'すべての宛先に同じポート',
  'diagnosis.about.udp': 'ボックス経由（UDP）',
  'diagnosis.about.tcp': 'ボックス経由（TCP）',
  'diagnosis.about.tls': 'ボックス経由（TLS）',
  'diagnosis.advice.box': 'ボックスが応答しません。この端末はまだ同じネットワークにありますか？',
  'diagnosis.advice.proxy':
    'プロキシを経由しています。両方の端末が同じ経路を通るか、ペアリングされているか、コードのルームにいる必要があります。',
  'diagnosis.advice.proxy-ignored':
    'ボックスが信頼していないプロキシを経由しているため、ボックスにはプロキシが見えています。ボックスの設定の trusted-proxies をご覧ください。',
  'diagnosis.advice.outside':
    'ボックスからはインターネット側に見えています。VPN や iCloud プライベートリレーをオフにするか、モバイル回線から切り替えるか、コードのルームを使ってください。',
  'diagnosis.advice.subnet':
    'ボックスとは別のネットワークにいます（ゲスト用ネットワーク、2 台目のルーター、VPN など）。ボックスのネットワークに切り替えるか、コードのルームを使ってください。',
  'diagnosis.advice.alone':
    'もう一方の端末でもこのページを開いて見比べてください。両方に同じネットワークが表示されるはずです。違う場合は、どちらかがゲスト用ネットワークにいるか VPN を使っています。',
  'diagnosis.advice.insecure':
    'このページは暗号化なしで開かれているため、一部の機能が使えません。ボックスの https のアドレスを開いてください。',
  'diagnosis.advice.stun-none':
    'UDP の応答がありません。この端末かボックスのファイアウォールが妨げています。接続はボックス経由になります。',
  'diagnosis.advice.untrusted':
    '警告を無視して開いています。ページのインストールと TLS によるボックス経由の接続には、ボックスの証明書が必要です。ヘルプの「このブラウザーでボックスを信頼する」をご覧ください。',
  'diagnosis.advice.webrtc':
    '設定、拡張機能、または iPhone のロックダウンモードにより、WebRTC がオフになっています。このページで許可するか、別のブラウザーを使ってください。',
  'diagnosis.advice.stun-elsewhere':
    '直接接続はこのページとは別の経路で端末から出ています。間に VPN か 2 台目のルーターがあります。',
  'diagnosis.advice.router':
    'この端末とボックスの間に 2 台目のルーターがあります。その向こう側の端末にはボックス経由でしか接続できないことがあります。',
  'diagnosis.advice.alternate':
    'ボックスの 2 つ目のポート（UDP 3479）が応答しないため、比べられませんでした。ファイアウォールが遮断している可能性があります。',
  'diagnosis.advice.ports':
    '間のルーターが接続ごとにポートを変えています。直接接続に失敗することがありますが、その場合はボックスが中継します。',
  'diagnosis.advice.udp': 'ファイアウォールに遮断されています。TCP と TLS も使えない場合だけ問題になります。',
  'diagnosis.advice.tcp': 'ファイアウォールに遮断されています。UDP も使えない場合だけ問題になります。',
  'diagnosis.advice.tls':
    'ポート 5349 がファイアウォールに遮断されています。ほかをすべて遮断するネットワークでだけ問題になります。',
  'diagnosis.advice.tls-untrusted':
    'このブラウザーがボックスを信頼している場合だけ使えます。ほかをすべて遮断するネットワークでだけ問題になります。',

  'diagnosis.trial.title': '接続を試す',
  'diagnosis.trial.none': '試せるほかの端末が見えていません。',
  'diagnosis.trial.try': '{name} と試す',
  'diagnosis.trial.relay':
    'ネットワークが 2 台を隔てているため（端末の分離、ゲスト用ネットワーク、ファイアウォールなど）、ボックスがすべてを中継します。遅くなりますが使えます。',
  'diagnosis.trial.no-path':
    '直接もボックス経由もつながりません。どちらかの端末かネットワークのファイアウォールが UDP とポート 3478、5349 を遮断しているか、VPN がオンになっています。',
  'diagnosis.trial.no-answer': 'もう一方の端末が応答しません。ページが開いていて、画面がついていますか？',
  'diagnosis.trial.away':
    'もう一方の端末はスリープ中か、別の画面を表示しています。そちらでページを開いてください。',
  'diagnosis.trial.unproven': '相手が本人と確認できませんでした。両方でページを再読み込みしてください。',
  'diagnosis.trial.intruder': '別の誰かが応答しました。このネットワークで私的なやり取りをしないでください。',
  'diagnosis.trial.lost':
    '一度つながりましたが切れました。Wi-Fi が弱いか、どちらかのネットワークが変わりました。',
  'diagnosis.trial.box': 'ボックスに接続できません。',
  'diagnosis.pair': '使用中',
  'diagnosis.here': 'この端末の候補',
  'diagnosis.there': 'もう一方の端末の候補',
  'diagnosis.details': '詳細',

  'request.title': '{name} が何かを送ろうとしています',
  'request.files': { other: '{count} 個のファイル' },
  'request.all': 'すべて受け取る',
  'request.take': '{name} を受け取る',
  'request.where': '保存先を選ぶ…',
  'request.full':
    'この端末の空き容量は {room} だけです。ファイルを減らすか、容量を空けるか、保存先を選んでください。',
  'request.memory': 'このブラウザーは受信したものをメモリーに保持します（最大 {room}）。',
  'request.list': 'ファイル',
  'request.accept': '受け取る',
  'request.decline': '断る',

  'outbox.collecting': 'フォルダーの中を調べています…',
  'outbox.nothing': '中にファイルがありません。',
  'outbox.unreadable': {
    other: '{count} 個のファイルまたはフォルダーを読み取れなかったため、送信しません。',
  },
  'outbox.to': '送信先',
  'outbox.send': '送信',
  'outbox.nobody': 'ほかの端末はまだありません。',

  'again.pick': 'もう一度選ぶ',
  'again.allow': 'もう一度読み取りを許可',
  'again.changed': {
    other: '{count} 個のファイルがその後変更されました。この転送をキャンセルして、新しく送信してください。',
  },
  'again.missing': { other: 'まだ {count} 個のファイルが足りません。' },

  'file.folder': '空のフォルダー',
  'file.skipped': '対象外',
  'file.cancel': '{name} を除外',

  'text.title': '{name} へのテキスト',
  'text.label': 'テキストまたはリンク',
  'text.send': '送信',
  'text.cancel': 'キャンセル',
  'text.from': '{name} から',
  'text.copy': 'コピー',
  'text.copied': 'コピーしました',
  'text.copy-failed': 'このブラウザーではページからコピーできません。テキストを選択してコピーしてください。',
  'text.dismiss': 'このテキストを削除',
  'text.heading': '受信したテキスト',
  'text.delivered': 'テキストが {name} に届きました。',
  'text.failed': 'テキストが {name} に届きませんでした。',

  'transfers.heading': '転送',
  'transfers.to': '{name} へ',
  'transfers.from': '{name} から',
  'transfers.name': { other: '{first} ほか {count} 個' },
  'transfers.progress': '{done} / {total}',
  'transfers.left': '残り {time}',
  'transfers.cancel': '{name} をキャンセル',
  'transfers.pause': '{name} を一時停止',
  'transfers.resume': '{name} を再開',
  'transfers.save': '保存',
  'transfers.save-again': 'もう一度保存',
  'transfers.save-named': '{action}：{name}',
  'transfers.save-all': 'すべて保存',
  'transfers.saving': 'まとめています {percent}…',
  'transfers.archive': '{name} から',
  'transfers.archive-failed': 'まとめられませんでした。1 つずつ保存してください。',
  'transfers.files': '{name} のファイル',
  'transfers.again': 'もう一度送信',
  'transfers.dismiss': '{name} を一覧から削除',

  'transfer.running': '転送中',
  'transfer.waiting': '待機中',
  'transfer.paused': '一時停止中',
  'transfer.hold.answer-here': 'あなたの返事を待っています',
  'transfer.hold.answer-there': '相手を待っています',
  'transfer.hold.preparing': '準備中…',
  'transfer.hold.files-here': '続けるには同じファイルをもう一度選んでください',
  'transfer.hold.paused-here': '一時停止中',
  'transfer.hold.paused-there': '相手が一時停止しています',
  'transfer.hold.connection': '接続を待っています',
  'transfer.done.send': '送信・検証済み',
  'transfer.done.receive': '受信・検証済み',
  'transfer.cancelled.here': 'キャンセルしました',
  'transfer.cancelled.there': '相手がキャンセルしました',

  'cause.declined.here': '断りました',
  'cause.declined.there': '相手が断りました',
  'cause.disk-full': '受信側の端末に空き容量がありません。容量を空けてからもう一度送信してください。',
  'cause.too-large-for-memory': 'ファイルをメモリーにしか保持できない相手のブラウザーには大きすぎます。',
  'cause.permission': 'ブラウザーはこのファイルやフォルダーを使えなくなりました。もう一度選んでください。',
  'cause.storage': '受信側の端末が保存できませんでした。',
  'cause.evicted':
    '空き容量が必要になったため、ここで受信したものをブラウザーが削除しました。もう一度送信してください。',
  'cause.connection-lost': '接続が切れて戻りませんでした。もう一度送信してください。',
  'cause.file-changed': '送信中にファイルが変更されました。もう一度送信してください。',
  'cause.file-vanished': 'ファイルはもうありません。',
  'cause.digest-mismatch': '届いた内容が送信したものと違うため破棄しました。もう一度送信してください。',
  'cause.too-many-files': '一度に送るファイルが多すぎます。減らして送信してください。',
  'cause.too-large': 'ファイルが大きすぎて送信できません。',
  'cause.incompatible':
    'もう一方の端末で別のバージョンの Homedrop が開いています。両方でページを再読み込みしてください。',
  'cause.protocol': 'もう一方の端末の応答を理解できません。両方でページを再読み込みしてください。',

  'announce.arrived': '{name} が来ました',
  'announce.request': '{name} が{files}を送ろうとしています',
  'announce.text': '{name} からテキストが届きました',
  'announce.sent': '{what} を {name} に送信しました',
  'announce.received': '{what} を {name} から受信しました',
  'announce.failed': '{what}：{reason}',
};
