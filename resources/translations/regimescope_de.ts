<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
    <context>
        <name>AdviceSection</name>
        <message>
            <source>Advice as published</source>
            <translation>Rat, wie ausgegeben</translation>
        </message>
        <message>
            <source>Influence</source>
            <translation>Einfluss</translation>
        </message>
        <message>
            <source>Blend with trend</source>
            <translation>Mischung mit dem Trend</translation>
        </message>
        <message>
            <source>Trend score</source>
            <translation>Trendwert</translation>
        </message>
        <message>
            <source>Signal</source>
            <translation>Signal</translation>
        </message>
        <message>
            <source>Idle target</source>
            <translation>Ruheziel</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Gitter</translation>
        </message>
    </context>
    <context>
        <name>Alert</name>
        <message>
            <source>No candle since the one of %1 UTC.</source>
            <translation>Keine Kerze seit der von %1 UTC.</translation>
        </message>
        <message>
            <source>%1 lost, the newest from %2 UTC on.</source>
            <translation>%1 verloren, die neuesten ab %2 UTC.</translation>
        </message>
        <message>
            <source>Beyond its normal for three days: %1.</source>
            <translation>Seit drei Tagen jenseits des Normalen: %1.</translation>
        </message>
        <message>
            <source>The shown regime is %1.</source>
            <translation>Das gezeigte Regime ist %1.</translation>
        </message>
        <message>
            <source>Confidence is below %1 after a day above 0.5.</source>
            <translation>Die Sicherheit liegt unter %1, nach einem Tag über 0.5.</translation>
        </message>
        <message>
            <source>%1 candidates in a row were held back.</source>
            <translation>%1 Kandidaten in Folge wurden zurückgehalten.</translation>
        </message>
        <message>
            <source>%1 requests in a row failed: %2.</source>
            <translation>%1 Anfragen in Folge scheiterten: %2.</translation>
        </message>
        <message>
            <source>%1: over (%2 changes).</source>
            <translation>%1: vorbei (%2 Änderungen).</translation>
        </message>
        <message>
            <source>%1: open (%2 changes).</source>
            <translation>%1: offen (%2 Änderungen).</translation>
        </message>
        <message>
            <source>%1: %2 times, back at %3.</source>
            <translation>%1: %2-mal, zurück bei %3.</translation>
        </message>
        <message>
            <source>%1: %2 times, %3 before, now %4.</source>
            <translation>%1: %2-mal, vorher %3, jetzt %4.</translation>
        </message>
        <message>
            <source>%1: over</source>
            <translation>%1: vorbei</translation>
        </message>
        <message>
            <source>What happened meanwhile</source>
            <translation>Was inzwischen geschah</translation>
        </message>
        <message>
            <source>Stale data</source>
            <translation>Veraltete Daten</translation>
        </message>
        <message>
            <source>The answer is about a market that has moved on; it is neutral until new candles come.</source>
            <translation>Die Antwort gilt einem Markt, der weitergezogen ist; sie ist neutral, bis neue Kerzen kommen.</translation>
        </message>
        <message>
            <source>the bot gets the neutral answer, and the candles are fetched as soon as the exchange gives them.</source>
            <translation>der Bot bekommt die neutrale Antwort, und die Kerzen werden geholt, sobald die Börse sie gibt.</translation>
        </message>
        <message>
            <source>Ask again</source>
            <translation>Erneut fragen</translation>
        </message>
        <message>
            <source>Store offline</source>
            <translation>Speicher offline</translation>
        </message>
        <message>
            <source>What comes in does not reach its store.</source>
            <translation>Was ankommt, erreicht seinen Speicher nicht.</translation>
        </message>
        <message>
            <source>candles wait for a shared store until it is back; without one they, and the answers of this time, may be missing.</source>
            <translation>Kerzen warten auf einen gemeinsamen Speicher, bis er wieder da ist; ohne einen können sie und die Antworten dieser Zeit fehlen.</translation>
        </message>
        <message>
            <source>Open Data</source>
            <translation>Daten öffnen</translation>
        </message>
        <message>
            <source>Model held back</source>
            <translation>Modell zurückgehalten</translation>
        </message>
        <message>
            <source>Newly trained models keep failing their review: the market may have changed, or the settings do not suit it.</source>
            <translation>Neu trainierte Modelle bestehen ihre Prüfung nicht: Der Markt mag sich geändert haben, oder die Einstellungen passen nicht zu ihm.</translation>
        </message>
        <message>
            <source>the old model goes on, and every day trains another candidate.</source>
            <translation>das alte Modell läuft weiter, und jeder Tag trainiert einen weiteren Kandidaten.</translation>
        </message>
        <message>
            <source>Open Model</source>
            <translation>Modell öffnen</translation>
        </message>
        <message>
            <source>Lost candles</source>
            <translation>Verlorene Kerzen</translation>
        </message>
        <message>
            <source>The training window has holes that nobody has proved to be without trades.</source>
            <translation>Das Trainingsfenster hat Lücken, von denen niemand bewiesen hat, dass sie ohne Abschlüsse waren.</translation>
        </message>
        <message>
            <source>the model is trained on what is there.</source>
            <translation>das Modell wird auf dem trainiert, was da ist.</translation>
        </message>
        <message>
            <source>Backfill</source>
            <translation>Nachladen</translation>
        </message>
        <message>
            <source>Backfill stalled</source>
            <translation>Nachladen stockt</translation>
        </message>
        <message>
            <source>The exchange does not answer a running backfill.</source>
            <translation>Die Börse antwortet einem laufenden Nachladen nicht.</translation>
        </message>
        <message>
            <source>it goes on by itself when the exchange answers.</source>
            <translation>es geht von selbst weiter, wenn die Börse antwortet.</translation>
        </message>
        <message>
            <source>Retrain failed or held</source>
            <translation>Nachtraining gescheitert oder zurückgehalten</translation>
        </message>
        <message>
            <source>The last training gave no model, or one that did worse than the one at work.</source>
            <translation>Das letzte Training ergab kein Modell oder eines, das schlechter war als das arbeitende.</translation>
        </message>
        <message>
            <source>the old model goes on; the next training comes when it is due.</source>
            <translation>das alte Modell arbeitet weiter; das nächste Training kommt, wenn es fällig ist.</translation>
        </message>
        <message>
            <source>Drift</source>
            <translation>Drift</translation>
        </message>
        <message>
            <source>For three days the market has been unlike the one that models were trained on.</source>
            <translation>Seit drei Tagen gleicht der Markt nicht mehr dem, auf dem die Modelle trainiert wurden.</translation>
        </message>
        <message>
            <source>the next retrains learn the new market, or are held back.</source>
            <translation>die nächsten Trainings lernen den neuen Markt oder werden zurückgehalten.</translation>
        </message>
        <message>
            <source>Confidence collapse</source>
            <translation>Einbruch der Sicherheit</translation>
        </message>
        <message>
            <source>The model was sure for a day and no longer is.</source>
            <translation>Das Modell war einen Tag lang sicher und ist es nicht mehr.</translation>
        </message>
        <message>
            <source>the bias is 0 while confidence stays below its threshold.</source>
            <translation>die Tendenz ist 0, solange die Sicherheit unter ihrer Schwelle bleibt.</translation>
        </message>
        <message>
            <source>Regime changed</source>
            <translation>Regime gewechselt</translation>
        </message>
        <message>
            <source>The shown regime is another one than was last told. It says what kind of market it was just now, not where the price goes.</source>
            <translation>Das gezeigte Regime ist ein anderes als das zuletzt gemeldete. Es sagt, was für ein Markt es eben war, nicht wohin der Preis geht.</translation>
        </message>
        <message>
            <source>nothing changes in shadow mode; otherwise the advice follows.</source>
            <translation>im Schattenbetrieb ändert sich nichts; sonst folgt der Rat.</translation>
        </message>
        <message>
            <source>Candidate %1 was held back and waits for you.</source>
            <translation>Kandidat %1 wurde zurückgehalten und wartet auf Sie.</translation>
        </message>
    </context>
    <context>
        <name>AlertCard</name>
        <message>
            <source>Alerts</source>
            <translation>Meldungen</translation>
        </message>
        <message>
            <source>End the snooze</source>
            <translation>Stummschaltung beenden</translation>
        </message>
        <message>
            <source>Snooze until morning</source>
            <translation>Bis morgen früh stumm</translation>
        </message>
        <message>
            <source>Tell the digest now</source>
            <translation>Übersicht jetzt melden</translation>
        </message>
        <message>
            <source>Send a test</source>
            <translation>Probe senden</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>%1 open; told by the program that has the store</source>
            <translation>%1 offen; gemeldet von dem Programm, das den Speicher hat</translation>
        </message>
        <message>
            <source>1 change waits for the digest</source>
            <translation>1 Änderung wartet auf die Übersicht</translation>
        </message>
        <message>
            <source>%1 changes wait for the digest</source>
            <translation>%1 Änderungen warten auf die Übersicht</translation>
        </message>
        <message>
            <source>Snoozed %1; %2</source>
            <translation>Stumm %1; %2</translation>
        </message>
        <message>
            <source>%1 open, %2</source>
            <translation>%1 offen, %2</translation>
        </message>
    </context>
    <context>
        <name>AlertDetail</name>
        <message>
            <source>If you do nothing: %1</source>
            <translation>Wenn nichts geschieht: %1</translation>
        </message>
    </context>
    <context>
        <name>AlertList</name>
        <message>
            <source>Alerts</source>
            <translation>Meldungen</translation>
        </message>
        <message>
            <source>Nothing has been raised yet. Silence means: candles come in, all of them are kept, and models pass their review.</source>
            <translation>Noch wurde nichts gemeldet. Stille heißt: Kerzen kommen an, alle werden bewahrt, und Modelle bestehen ihre Prüfung.</translation>
        </message>
    </context>
    <context>
        <name>AnswerSection</name>
        <message>
            <source>Last answer of the HMM</source>
            <translation>Letzte Antwort des HMM</translation>
        </message>
        <message>
            <source>Raw regime</source>
            <translation>Rohes Regime</translation>
        </message>
        <message>
            <source>Shown regime</source>
            <translation>Gezeigtes Regime</translation>
        </message>
        <message>
            <source>Raw label changes, newest day</source>
            <translation>Wechsel des rohen Regimes, neuester Tag</translation>
        </message>
        <message>
            <source>Stability, last 15 candles</source>
            <translation>Beständigkeit, letzte 15 Kerzen</translation>
        </message>
        <message>
            <source>Entropy, 0 sure to 1</source>
            <translation>Entropie, 0 sicher bis 1</translation>
        </message>
        <message>
            <source>Chance of switching / stay</source>
            <translation>Wechselchance / Verweilen</translation>
        </message>
        <message>
            <source>Rows of the last inference</source>
            <translation>Zeilen der letzten Inferenz</translation>
        </message>
        <message>
            <source>Candles for an inference</source>
            <translation>Kerzen für eine Inferenz</translation>
        </message>
    </context>
    <context>
        <name>Backfill</name>
        <message>
            <source>1 page</source>
            <translation>1 Seite</translation>
        </message>
        <message>
            <source>%1 pages</source>
            <translation>%1 Seiten</translation>
        </message>
        <message>
            <source>%1 added from OHLC</source>
            <translation>%1 aus OHLC ergänzt</translation>
        </message>
        <message>
            <source>%1 built from %2 of trades</source>
            <translation>%1 aus %2 von Abschlüssen gebaut</translation>
        </message>
        <message>
            <source> %1 given by both agree.</source>
            <translation> %1 aus beiden stimmen überein.</translation>
        </message>
        <message>
            <source> Of %1 given by both %2 differ; OHLC's values are kept.</source>
            <translation> Von %1 aus beiden weichen %2 ab; die Werte von OHLC gelten.</translation>
        </message>
        <message>
            <source> The window of %1 is there without a hole, but for what Kraken does not give.</source>
            <translation> Das Fenster von %1 ist ohne Lücke da, bis auf das, was Kraken nicht hergibt.</translation>
        </message>
        <message>
            <source> The hole from %1 UTC is closed, but for what Kraken does not give.</source>
            <translation> Die Lücke ab %1 UTC ist geschlossen, bis auf das, was Kraken nicht hergibt.</translation>
        </message>
        <message>
            <source>Already ready: nothing is missing there. Nothing was requested.</source>
            <translation>Schon bereit: Dort fehlt nichts. Nichts wurde angefragt.</translation>
        </message>
        <message>
            <source>Already ready: %1 are stored without a hole. Nothing was requested.</source>
            <translation>Schon bereit: %1 sind ohne Lücke gespeichert. Nichts wurde angefragt.</translation>
        </message>
        <message>
            <source>%1 missing; building them from trades: %2</source>
            <translation>%1 fehlen; sie werden aus Abschlüssen gebaut: %2</translation>
        </message>
        <message>
            <source> Stopped at the limit of %1; %2 still missing, about %3 more. The next run goes on from there.</source>
            <translation> Angehalten an der Grenze von %1; %2 fehlen noch, etwa %3 mehr. Der nächste Lauf geht von dort weiter.</translation>
        </message>
        <message>
            <source> The market's first trade is reached: %1 of the target never existed.</source>
            <translation> Der erste Abschluss des Markts ist erreicht: %1 des Ziels gab es nie.</translation>
        </message>
        <message>
            <source> Stopped: %1.</source>
            <translation> Angehalten: %1.</translation>
        </message>
        <message>
            <source>%1. %2 of trades were read and %3 added; the next run goes on from there.</source>
            <translation>%1. %2 von Abschlüssen wurden gelesen und %3 ergänzt; der nächste Lauf geht von dort weiter.</translation>
        </message>
        <message>
            <source>one request</source>
            <translation>eine Anfrage</translation>
        </message>
        <message>
            <source>%1, about %2</source>
            <translation>%1, etwa %2</translation>
        </message>
    </context>
    <context>
        <name>BackfillSection</name>
        <message>
            <source>Backfill</source>
            <translation>Nachladen</translation>
        </message>
        <message>
            <source>Candles</source>
            <translation>Kerzen</translation>
        </message>
        <message>
            <source>Candles wanted</source>
            <translation>Gewünschte Kerzen</translation>
        </message>
        <message>
            <source>pages at most</source>
            <translation>Seiten höchstens</translation>
        </message>
        <message>
            <source>Pages of trades at most</source>
            <translation>Seiten von Abschlüssen höchstens</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Backfill, %1 %</source>
            <translation>Nachladen, %1 %</translation>
        </message>
    </context>
    <context>
        <name>Beside</name>
        <message>
            <source>%1: live %2, candidate %3</source>
            <translation>%1: aktiv %2, Kandidat %3</translation>
        </message>
    </context>
    <context>
        <name>BlindSection</name>
        <message>
            <source>Blind verdicts</source>
            <translation>Blinde Urteile</translation>
        </message>
        <message>
            <source>B bearish</source>
            <translation>B bearish</translation>
        </message>
        <message>
            <source>R ranging</source>
            <translation>R ranging</translation>
        </message>
        <message>
            <source>U bullish</source>
            <translation>U bullish</translation>
        </message>
        <message>
            <source>N next episode</source>
            <translation>N nächster Abschnitt</translation>
        </message>
        <message>
            <source>N begin</source>
            <translation>N beginnen</translation>
        </message>
        <message>
            <source>Note on it</source>
            <translation>Notiz dazu</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
    </context>
    <context>
        <name>BotSection</name>
        <message>
            <source>The bot's own results</source>
            <translation>Die eigenen Ergebnisse des Bots</translation>
        </message>
        <message>
            <source>CSV</source>
            <translation>CSV</translation>
        </message>
        <message>
            <source>File with the bot's cycles</source>
            <translation>Datei mit den Zyklen des Bots</translation>
        </message>
        <message>
            <source>path of a file like exit_outcomes.csv</source>
            <translation>Pfad einer Datei wie exit_outcomes.csv</translation>
        </message>
        <message>
            <source>both legs</source>
            <translation>beide Beine</translation>
        </message>
        <message>
            <source>leg A</source>
            <translation>Bein A</translation>
        </message>
        <message>
            <source>leg B</source>
            <translation>Bein B</translation>
        </message>
        <message>
            <source>The same by the jump model's regime at entry.</source>
            <translation>Dasselbe nach dem Regime des Sprungmodells beim Einstieg.</translation>
        </message>
        <message>
            <source>Hide what was not taken</source>
            <translation>Nicht Übernommenes verbergen</translation>
        </message>
        <message>
            <source>What was not taken, and why</source>
            <translation>Was nicht übernommen wurde, und warum</translation>
        </message>
    </context>
    <context>
        <name>CalendarSection</name>
        <message>
            <source>Calendar, UTC</source>
            <translation>Kalender, UTC</translation>
        </message>
        <message>
            <source>No calendar yet: it is read from the store when there are candles of up to a day.</source>
            <translation>Noch kein Kalender: Er wird aus dem Speicher gelesen, sobald es Kerzen bis zu einem Tag Länge gibt.</translation>
        </message>
        <message>
            <source>Calendar of candles</source>
            <translation>Kalender der Kerzen</translation>
        </message>
        <message>
            <source>%1. Click or Enter asks for exactly that.</source>
            <translation>%1. Klick oder Eingabetaste fragt genau danach.</translation>
        </message>
    </context>
    <context>
        <name>CalibrationSection</name>
        <message>
            <source>What confidence is worth</source>
            <translation>Was Sicherheit wert ist</translation>
        </message>
        <message>
            <source>Forecasts against what happened</source>
            <translation>Vorhersagen gegen das, was geschah</translation>
        </message>
        <message>
            <source>forecast, 0 to 1</source>
            <translation>Vorhersage, 0 bis 1</translation>
        </message>
        <message>
            <source>share that happened</source>
            <translation>eingetretener Anteil</translation>
        </message>
        <message>
            <source>A forecast is the chance that the label is there again. On the dashed line forecasts are true.</source>
            <translation>Eine Vorhersage ist die Chance, dass das Regime wieder da ist. Auf der gestrichelten Linie stimmen Vorhersagen.</translation>
        </message>
    </context>
    <context>
        <name>ChartHandle</name>
        <message>
            <source>Crosshair: %1</source>
            <translation>Fadenkreuz: %1</translation>
        </message>
        <message>
            <source>Crosshair</source>
            <translation>Fadenkreuz</translation>
        </message>
        <message>
            <source>Left and Right move it; Page up and Page down move the charts, + and - zoom</source>
            <translation>Links und Rechts bewegen es; Bild auf und Bild ab bewegen die Diagramme, + und - vergrößern und verkleinern</translation>
        </message>
    </context>
    <context>
        <name>ChartStack</name>
        <message>
            <source>Price</source>
            <translation>Preis</translation>
        </message>
        <message>
            <source>Probabilities</source>
            <translation>Wahrscheinlichkeiten</translation>
        </message>
        <message>
            <source>B bearish at the foot, R ranging, U bullish on top</source>
            <translation>B bearish unten, R ranging, U bullish oben</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>Sicherheit</translation>
        </message>
        <message>
            <source>and, wider, bias; dashed: threshold %1</source>
            <translation>und, breiter, Tendenz; gestrichelt: Schwelle %1</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>bands: raw, shown, HMM; flags: M model, F backfill, S start, C settings, ! trouble</source>
            <translation>Bänder: roh, gezeigt, HMM; Fähnchen: M Modell, F Nachladen, S Start, C Einstellungen, ! Störung</translation>
        </message>
        <message>
            <source>bands: raw, shown, second opinion; flags: M model, F backfill, S start, C settings, ! trouble</source>
            <translation>Bänder: roh, gezeigt, zweite Meinung; Fähnchen: M Modell, F Nachladen, S Start, C Einstellungen, ! Störung</translation>
        </message>
        <message>
            <source>Scores of staying</source>
            <translation>Punktwerte des Bleibens</translation>
        </message>
        <message>
            <source>Margin of scores</source>
            <translation>Abstand der Punktwerte</translation>
        </message>
        <message>
            <source>and, wider, bias</source>
            <translation>und, breiter, Tendenz</translation>
        </message>
    </context>
    <context>
        <name>CompactWindow</name>
        <message>
            <source>Shown regime %1</source>
            <translation>Gezeigtes Regime %1</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>Sicherheit</translation>
        </message>
        <message>
            <source>Margin of scores</source>
            <translation>Abstand der Punktwerte</translation>
        </message>
    </context>
    <context>
        <name>ComparisonSection</name>
        <message>
            <source>How many states</source>
            <translation>Wie viele Zustände</translation>
        </message>
        <message>
            <source>states</source>
            <translation>Zustände</translation>
        </message>
        <message>
            <source>nats per candle</source>
            <translation>Nats je Kerze</translation>
        </message>
        <message>
            <source>flips in 1000</source>
            <translation>Wechsel in 1000</translation>
        </message>
        <message>
            <source>The information criteria assume independent candles and always ask for more states.</source>
            <translation>Die Informationskriterien setzen unabhängige Kerzen voraus und verlangen stets mehr Zustände.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Compare 2 to 5 states</source>
            <translation>2 bis 5 Zustände vergleichen</translation>
        </message>
    </context>
    <context>
        <name>ConfigKey</name>
        <message>
            <source>Detector: shown only (shadow), advising (true) or off (false)</source>
            <translation>Detektor: nur gezeigt (shadow), ratend (true) oder aus (false)</translation>
        </message>
        <message>
            <source>Candles in the training window</source>
            <translation>Kerzen im Trainingsfenster</translation>
        </message>
        <message>
            <source>Observations a training needs at least</source>
            <translation>Beobachtungen, die ein Training mindestens braucht</translation>
        </message>
        <message>
            <source>Candles fetched for one inference</source>
            <translation>Kerzen, die für eine Inferenz geholt werden</translation>
        </message>
        <message>
            <source>Observations one inference uses</source>
            <translation>Beobachtungen, die eine Inferenz verwendet</translation>
        </message>
        <message>
            <source>1 to HMM_RECENT_CANDLES - 14</source>
            <translation>1 bis HMM_RECENT_CANDLES - 14</translation>
        </message>
        <message>
            <source>How long a readiness query is kept</source>
            <translation>Wie lange eine Abfrage der Bereitschaft gilt</translation>
        </message>
        <message>
            <source>Time between trainings</source>
            <translation>Zeit zwischen zwei Trainings</translation>
        </message>
        <message>
            <source>Hidden states</source>
            <translation>Verborgene Zustände</translation>
        </message>
        <message>
            <source>Baum-Welch iterations at most</source>
            <translation>Baum-Welch-Schritte höchstens</translation>
        </message>
        <message>
            <source>Starts of a training; the best is kept</source>
            <translation>Anläufe eines Trainings; der beste bleibt</translation>
        </message>
        <message>
            <source>Seed of the starts</source>
            <translation>Startwert der Anläufe</translation>
        </message>
        <message>
            <source>a whole number</source>
            <translation>eine ganze Zahl</translation>
        </message>
        <message>
            <source>Shape of the covariances</source>
            <translation>Form der Kovarianzen</translation>
        </message>
        <message>
            <source>Below this confidence the bias is 0</source>
            <translation>Unter dieser Sicherheit ist die Tendenz 0</translation>
        </message>
        <message>
            <source>1 = trend only, 0 = detector only</source>
            <translation>1 = nur Trend, 0 = nur Detektor</translation>
        </message>
        <message>
            <source>Multiplies the bias</source>
            <translation>Vervielfacht die Tendenz</translation>
        </message>
        <message>
            <source>Multiplies the bias inside the signal only</source>
            <translation>Vervielfacht die Tendenz nur im Signal</translation>
        </message>
        <message>
            <source>Pseudo-counts for staying in a state</source>
            <translation>Pseudozählungen fürs Verweilen in einem Zustand</translation>
        </message>
        <message>
            <source>Divides the log emission in inference</source>
            <translation>Teilt die Log-Emission in der Inferenz</translation>
        </message>
        <message>
            <source>Candles before the shown regime follows the raw</source>
            <translation>Kerzen, bis das gezeigte Regime dem rohen folgt</translation>
        </message>
        <message>
            <source>Standard errors before a retrain is held</source>
            <translation>Standardfehler, ab denen ein Training zurückgehalten wird</translation>
        </message>
        <message>
            <source>Which model drives readout, organism, charts, verdict and alerts</source>
            <translation>Welches Modell Anzeige, Organismus, Diagramme, Urteil und Meldungen führt</translation>
        </message>
        <message>
            <source>Cost of a change in the jump model</source>
            <translation>Kosten eines Wechsels im Sprungmodell</translation>
        </message>
        <message>
            <source>Let the jump model's bias into the advice</source>
            <translation>Die Tendenz des Sprungmodells in den Rat lassen</translation>
        </message>
        <message>
            <source>The pair that is watched, under any alias</source>
            <translation>Das beobachtete Paar, unter beliebigem Namen</translation>
        </message>
        <message>
            <source>Fetch and keep candles</source>
            <translation>Kerzen holen und halten</translation>
        </message>
        <message>
            <source>Minutes of a candle</source>
            <translation>Minuten einer Kerze</translation>
        </message>
        <message>
            <source>Time between polls</source>
            <translation>Zeit zwischen zwei Abfragen</translation>
        </message>
        <message>
            <source>Backfill at the start if candles are missing</source>
            <translation>Beim Start nachladen, wenn Kerzen fehlen</translation>
        </message>
        <message>
            <source>Pages of one backfill at most</source>
            <translation>Seiten eines Nachladens höchstens</translation>
        </message>
        <message>
            <source>Days candles are kept; 0 keeps all</source>
            <translation>Tage, die Kerzen gehalten werden; 0 hält alle</translation>
        </message>
        <message>
            <source>Where the exchange is</source>
            <translation>Wo die Börse ist</translation>
        </message>
        <message>
            <source>Time between two requests</source>
            <translation>Zeit zwischen zwei Anfragen</translation>
        </message>
        <message>
            <source>1000 or more; less only for an exchange on loopback</source>
            <translation>1000 oder mehr; weniger nur für eine Börse auf diesem Rechner</translation>
        </message>
        <message>
            <source>Where candles are kept; empty: SQLite here</source>
            <translation>Wo Kerzen gehalten werden; leer: SQLite hier</translation>
        </message>
        <message>
            <source>The bot's status, read each minute; empty: off</source>
            <translation>Der Zustand des Bots, jede Minute gelesen; leer: aus</translation>
        </message>
        <message>
            <source>Port of the local status service; 0: off</source>
            <translation>Port des lokalen Zustandsdienstes; 0: aus</translation>
        </message>
        <message>
            <source>Give out spacing hints for the grid</source>
            <translation>Hinweise für die Abstände des Gitters geben</translation>
        </message>
        <message>
            <source>Fast trend time constant, seconds</source>
            <translation>Schnelle Zeitkonstante des Trends, Sekunden</translation>
        </message>
        <message>
            <source>Slow trend time constant, seconds</source>
            <translation>Langsame Zeitkonstante des Trends, Sekunden</translation>
        </message>
        <message>
            <source>Idle share per unit of signal</source>
            <translation>Ruheanteil je Einheit des Signals</translation>
        </message>
        <message>
            <source>Lowest idle target</source>
            <translation>Niedrigstes Ruheziel</translation>
        </message>
        <message>
            <source>Highest idle target</source>
            <translation>Höchstes Ruheziel</translation>
        </message>
        <message>
            <source>Signals below this ask for the base target</source>
            <translation>Signale darunter verlangen das Grundziel</translation>
        </message>
        <message>
            <source>Hold after a step of the target</source>
            <translation>Halt nach einem Schritt des Ziels</translation>
        </message>
        <message>
            <source>Smoothing of the target, seconds</source>
            <translation>Glättung des Ziels, Sekunden</translation>
        </message>
        <message>
            <source>Change of the target that starts a hold</source>
            <translation>Änderung des Ziels, die einen Halt auslöst</translation>
        </message>
        <message>
            <source>Base idle target</source>
            <translation>Grundziel der Ruhe</translation>
        </message>
        <message>
            <source>The bot's tick</source>
            <translation>Der Takt des Bots</translation>
        </message>
        <message>
            <source>Smoothing of the rebalancer's error</source>
            <translation>Glättung des Fehlers im Ausgleicher</translation>
        </message>
        <message>
            <source>Rebalancer: gain on the error</source>
            <translation>Ausgleicher: Verstärkung des Fehlers</translation>
        </message>
        <message>
            <source>Rebalancer: gain on its velocity</source>
            <translation>Ausgleicher: Verstärkung seiner Geschwindigkeit</translation>
        </message>
        <message>
            <source>Rebalancer: largest skew</source>
            <translation>Ausgleicher: größte Schieflage</translation>
        </message>
        <message>
            <source>Rebalancer: largest change a tick</source>
            <translation>Ausgleicher: größte Änderung je Takt</translation>
        </message>
        <message>
            <source>Rebalancer: errors below this do nothing</source>
            <translation>Ausgleicher: Fehler darunter bewirken nichts</translation>
        </message>
        <message>
            <source>Order size per unit of skew</source>
            <translation>Auftragsgröße je Einheit der Schieflage</translation>
        </message>
        <message>
            <source>Largest order size multiplier</source>
            <translation>Größter Faktor der Auftragsgröße</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>Detector</source>
            <translation>Detektor</translation>
        </message>
        <message>
            <source>Advice</source>
            <translation>Rat</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>a pair such as XDGUSD, DOGE/USD or BTCUSD</source>
            <translation>ein Paar wie XDGUSD, DOGE/USD oder BTCUSD</translation>
        </message>
        <message>
            <source>https://api.kraken.com, or an address on loopback</source>
            <translation>https://api.kraken.com oder eine Adresse auf diesem Rechner</translation>
        </message>
        <message>
            <source>empty, https, or http on loopback</source>
            <translation>leer, https, oder http auf diesem Rechner</translation>
        </message>
        <message>
            <source>0 or 1024 to 65535</source>
            <translation>0 oder 1024 bis 65535</translation>
        </message>
        <message>
            <source>empty, sqlite:PATH, postgresql://..., https://..., or http on loopback</source>
            <translation>leer, sqlite:PFAD, postgresql://..., https://... oder http auf Loopback</translation>
        </message>
        <message>
            <source>Where it says the phase in force; empty: nowhere</source>
            <translation>Wo er die geltende Phase nennt; leer: nirgends</translation>
        </message>
        <message>
            <source>Where it says the idle share of its dollars</source>
            <translation>Wo er den ruhenden Anteil seiner Dollar nennt</translation>
        </message>
        <message>
            <source>Where it says the rebalancer's skew</source>
            <translation>Wo er die Schieflage des Ausgleichers nennt</translation>
        </message>
        <message>
            <source>Where it counts or lists its open recoveries</source>
            <translation>Wo er seine offenen Waisen zählt oder aufführt</translation>
        </message>
        <message>
            <source>Where it says the blend in force</source>
            <translation>Wo er die geltende Mischung nennt</translation>
        </message>
        <message>
            <source>empty, or names joined by dots such as rebalancer.idle_ratio</source>
            <translation>leer, oder Namen mit Punkten dazwischen wie rebalancer.idle_ratio</translation>
        </message>
        <message>
            <source>Paper grid: entry from the last close, a ratio</source>
            <translation>Papiergitter: Einstieg vom letzten Schluss, ein Verhältnis</translation>
        </message>
        <message>
            <source>Paper grid: exit from the entry, a ratio</source>
            <translation>Papiergitter: Ausstieg vom Einstieg, ein Verhältnis</translation>
        </message>
        <message>
            <source>Paper grid: fee of a fill, a ratio</source>
            <translation>Papiergitter: Gebühr einer Ausführung, ein Verhältnis</translation>
        </message>
        <message>
            <source>An exit open for longer is an orphan, seconds</source>
            <translation>Ein länger offener Ausstieg ist eine Waise, Sekunden</translation>
        </message>
        <message>
            <source>Paper grid: orphans each slot may leave resting</source>
            <translation>Papiergitter: Waisen, die jeder Platz liegen lassen darf</translation>
        </message>
        <message>
            <source>Paper grid: dollars of an order</source>
            <translation>Papiergitter: Dollar eines Auftrags</translation>
        </message>
        <message>
            <source>Paper grid: dollars and coins at its start</source>
            <translation>Papiergitter: Dollar und Münzen am Beginn</translation>
        </message>
        <message>
            <source>Paper grid: price step; 0: as the candles before have it</source>
            <translation>Papiergitter: Preisschritt; 0: wie ihn die Kerzen davor haben</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Auswertung</translation>
        </message>
        <message>
            <source>Seconds it must last before it is told</source>
            <translation>Sekunden, die es dauern muss, bevor es gemeldet wird</translation>
        </message>
        <message>
            <source>No candle for longer than the limit; silence: candles come in</source>
            <translation>Keine Kerze länger als die Grenze; Stille: Kerzen kommen an</translation>
        </message>
        <message>
            <source>The store keeps nothing; silence: all that came in is kept</source>
            <translation>Der Speicher bewahrt nichts; Stille: alles Angekommene ist bewahrt</translation>
        </message>
        <message>
            <source>Three candidates held in a row; silence: retrains pass, or fail once or twice</source>
            <translation>Drei Kandidaten in Folge zurückgehalten; Stille: Trainings bestehen oder scheitern ein-, zweimal</translation>
        </message>
        <message>
            <source>Lost candles in the window; silence: it has no hole</source>
            <translation>Verlorene Kerzen im Fenster; Stille: es hat keine Lücke</translation>
        </message>
        <message>
            <source>A backfill gets no answers; silence: none waits</source>
            <translation>Ein Nachladen bekommt keine Antwort; Stille: keines wartet</translation>
        </message>
        <message>
            <source>A training gave no model, or one that is held; silence: the last one went live</source>
            <translation>Ein Training ergab kein Modell oder ein zurückgehaltenes; Stille: das letzte wurde übernommen</translation>
        </message>
        <message>
            <source>Unlike the training for three days; silence: within its own normal</source>
            <translation>Drei Tage anders als das Training; Stille: im eigenen Normalen</translation>
        </message>
        <message>
            <source>Unsure after a sure day; silence: as sure as it was</source>
            <translation>Unsicher nach einem sicheren Tag; Stille: so sicher wie zuvor</translation>
        </message>
        <message>
            <source>Another shown regime; silence: the one last told</source>
            <translation>Ein anderes gezeigtes Regime; Stille: das zuletzt gemeldete</translation>
        </message>
        <message>
            <source>When the digest is told; off: at will alone</source>
            <translation>Wann die Übersicht gemeldet wird; off: nur auf Wunsch</translation>
        </message>
        <message>
            <source>Run with each alert: kind, on or over, title, text</source>
            <translation>Wird zu jeder Meldung ausgeführt: Art, on oder over, Titel, Text</translation>
        </message>
        <message>
            <source>Alerts</source>
            <translation>Meldungen</translation>
        </message>
        <message>
            <source>empty, or the absolute path of a program</source>
            <translation>leer oder der absolute Pfad eines Programms</translation>
        </message>
    </context>
    <context>
        <name>ConfigOrigin</name>
        <message>
            <source>built in</source>
            <translation>eingebaut</translation>
        </message>
        <message>
            <source>file</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>environment</source>
            <translation>Umgebung</translation>
        </message>
        <message>
            <source>command line</source>
            <translation>Befehlszeile</translation>
        </message>
    </context>
    <context>
        <name>ConfirmSection</name>
        <message>
            <source>changes a day</source>
            <translation>Wechsel am Tag</translation>
        </message>
        <message>
            <source>lag, median</source>
            <translation>Verzug, Median</translation>
        </message>
        <message>
            <source>shown unlike raw</source>
            <translation>gezeigt anders als roh</translation>
        </message>
        <message>
            <source>still stands 15 later</source>
            <translation>gilt 15 später noch</translation>
        </message>
        <message>
            <source>Confirming a change</source>
            <translation>Einen Wechsel bestätigen</translation>
        </message>
        <message>
            <source>Tried on the raw answers of this range; the setting itself changes nothing here.</source>
            <translation>Erprobt an den rohen Antworten dieses Zeitraums; die Einstellung selbst bleibt, wie sie ist.</translation>
        </message>
        <message>
            <source>HMM</source>
            <translation>HMM</translation>
        </message>
        <message>
            <source>Jump model</source>
            <translation>Sprungmodell</translation>
        </message>
    </context>
    <context>
        <name>Crosshair</name>
        <message>
            <source>%1 to %2 %3</source>
            <translation>%1 bis %2 %3</translation>
        </message>
        <message>
            <source>lost: no candle, and not proved quiet</source>
            <translation>verloren: keine Kerze, und Stille nicht bewiesen</translation>
        </message>
        <message>
            <source>%1 lost: not one candle, and not proved quiet</source>
            <translation>%1 verloren: keine einzige Kerze, und Stille nicht bewiesen</translation>
        </message>
        <message>
            <source>%1 lost</source>
            <translation>%1 verloren</translation>
        </message>
        <message>
            <source>%1 quiet</source>
            <translation>%1 still</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>no trade, stood at %1</source>
            <translation>kein Handel, stand bei %1</translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>keine Antwort</translation>
        </message>
        <message>
            <source>as seen live</source>
            <translation>wie live gesehen</translation>
        </message>
        <message>
            <source>confidence %1   bias %2</source>
            <translation>Sicherheit %1   Tendenz %2</translation>
        </message>
        <message>
            <source>by today's model; seen live: %1</source>
            <translation>vom heutigen Modell; live gesehen: %1</translation>
        </message>
        <message>
            <source>by today's model, not seen live</source>
            <translation>vom heutigen Modell, nicht live gesehen</translation>
        </message>
    </context>
    <context>
        <name>DataLegend</name>
        <message>
            <source>present</source>
            <translation>vorhanden</translation>
        </message>
        <message>
            <source>quiet, filled</source>
            <translation>still, aufgefüllt</translation>
        </message>
        <message>
            <source>lost</source>
            <translation>verloren</translation>
        </message>
        <message>
            <source>warming up</source>
            <translation>Warmlauf</translation>
        </message>
        <message>
            <source>stale</source>
            <translation>veraltet</translation>
        </message>
        <message>
            <source>Backfill is running</source>
            <translation>Nachladen läuft</translation>
        </message>
        <message>
            <source>Backfill</source>
            <translation>Nachladen</translation>
        </message>
        <message>
            <source>Changes between UTC and local time</source>
            <translation>Wechselt zwischen UTC und Ortszeit</translation>
        </message>
        <message>
            <source>above: by today's model, not as seen live</source>
            <translation>oben: vom heutigen Modell, nicht wie live gesehen</translation>
        </message>
    </context>
    <context>
        <name>DataPage</name>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
    </context>
    <context>
        <name>DriftSection</name>
        <message>
            <source>Drift, against its own 99th percentile</source>
            <translation>Drift, gegen ihr eigenes 99. Perzentil</translation>
        </message>
        <message>
            <source>Not measured yet: it needs a model and whole days of candles behind it.</source>
            <translation>Noch nicht gemessen: Es braucht ein Modell und ganze Tage mit Kerzen danach.</translation>
        </message>
    </context>
    <context>
        <name>EmptyCharts</name>
        <message>
            <source>Loading candles</source>
            <translation>Kerzen werden geladen</translation>
        </message>
        <message>
            <source>No candles in this range</source>
            <translation>Keine Kerzen in diesem Bereich</translation>
        </message>
        <message>
            <source>No candles yet</source>
            <translation>Noch keine Kerzen</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Alle zeigen</translation>
        </message>
        <message>
            <source>Exchange: %1. Next try: %2.</source>
            <translation>Börse: %1. Nächster Versuch: %2.</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>Open the demo market</source>
            <translation>Demo-Markt öffnen</translation>
        </message>
    </context>
    <context>
        <name>EngineSentences</name>
        <message>
            <source>Shown regime %1 → %2</source>
            <translation>Gezeigtes Regime %1 → %2</translation>
        </message>
        <message>
            <source>First shown regime: %1</source>
            <translation>Erstes gezeigtes Regime: %1</translation>
        </message>
    </context>
    <context>
        <name>EventBar</name>
        <message>
            <source>Event log</source>
            <translation>Ereignisse</translation>
        </message>
        <message>
            <source>all</source>
            <translation>alle</translation>
        </message>
        <message>
            <source>regime</source>
            <translation>Regime</translation>
        </message>
        <message>
            <source>model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>program</source>
            <translation>Programm</translation>
        </message>
        <message>
            <source>Events: %1</source>
            <translation>Ereignisse: %1</translation>
        </message>
    </context>
    <context>
        <name>EventList</name>
        <message>
            <source>Event log</source>
            <translation>Ereignisse</translation>
        </message>
        <message>
            <source>Nothing has happened yet.</source>
            <translation>Noch ist nichts geschehen.</translation>
        </message>
    </context>
    <context>
        <name>ExchangeSection</name>
        <message>
            <source>Exchange</source>
            <translation>Börse</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Last sync</source>
            <translation>Letzter Abgleich</translation>
        </message>
        <message>
            <source>Next poll</source>
            <translation>Nächste Abfrage</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>Anfragen</translation>
        </message>
        <message>
            <source>This computer's clock</source>
            <translation>Uhr dieses Rechners</translation>
        </message>
        <message>
            <source>Candles changed afterwards</source>
            <translation>Nachträglich geänderte Kerzen</translation>
        </message>
        <message>
            <source>Ask now</source>
            <translation>Jetzt fragen</translation>
        </message>
    </context>
    <context>
        <name>FitSection</name>
        <message>
            <source>The training</source>
            <translation>Das Training</translation>
        </message>
        <message>
            <source>No training yet.</source>
            <translation>Noch kein Training.</translation>
        </message>
        <message>
            <source>Trained on</source>
            <translation>Trainiert auf</translation>
        </message>
        <message>
            <source>Log-likelihood</source>
            <translation>Log-Likelihood</translation>
        </message>
        <message>
            <source>Log-likelihood by iteration: %1</source>
            <translation>Log-Likelihood je Schritt: %1</translation>
        </message>
        <message>
            <source>Starts</source>
            <translation>Anläufe</translation>
        </message>
    </context>
    <context>
        <name>FreshnessSection</name>
        <message>
            <source>Freshness</source>
            <translation>Frische</translation>
        </message>
        <message>
            <source>Newest candle opened</source>
            <translation>Neueste Kerze begann</translation>
        </message>
        <message>
            <source>Fresh: the mark is the limit. Beyond it nothing here may be used.</source>
            <translation>Frisch: Die Marke ist die Grenze. Jenseits davon darf hier nichts verwendet werden.</translation>
        </message>
        <message>
            <source>Stale or absent: nothing here may be used until a new candle comes.</source>
            <translation>Veraltet oder leer: Bis eine neue Kerze kommt, darf hier nichts verwendet werden.</translation>
        </message>
    </context>
    <context>
        <name>GainSection</name>
        <message>
            <source>Gain over baseline</source>
            <translation>Gewinn über das Naheliegende</translation>
        </message>
        <message>
            <source>Out-of-sample R², each day forecast from the days before it by trailing volatility (15, 60, 240 candles) and the hour of day: with the label minus without it. Intervals draw whole days anew; the rule stands at 0.</source>
            <translation>R² außerhalb der Anpassung, jeder Tag aus den Tagen vor ihm vorhergesagt mit der zurückliegenden Volatilität (15, 60, 240 Kerzen) und der Tagesstunde: mit dem Regime minus ohne. Intervalle ziehen ganze Tage neu; die Linie steht bei 0.</translation>
        </message>
    </context>
    <context>
        <name>HealthView</name>
        <message>
            <source>not known yet</source>
            <translation>noch nicht bekannt</translation>
        </message>
        <message>
            <source>answering</source>
            <translation>antwortet</translation>
        </message>
        <message>
            <source>not answering</source>
            <translation>antwortet nicht</translation>
        </message>
        <message>
            <source>asked to slow down</source>
            <translation>bittet um langsamere Anfragen</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>abgelehnt</translation>
        </message>
        <message>
            <source>limited</source>
            <translation>eingeschränkt</translation>
        </message>
        <message>
            <source>not asked yet</source>
            <translation>noch nicht gefragt</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>noch keine</translation>
        </message>
        <message>
            <source>%1 ago</source>
            <translation>vor %1</translation>
        </message>
        <message>
            <source>, %1 ms</source>
            <translation>, %1 ms</translation>
        </message>
        <message>
            <source>, 1 row</source>
            <translation>, 1 Zeile</translation>
        </message>
        <message>
            <source>, %1 rows</source>
            <translation>, %1 Zeilen</translation>
        </message>
        <message>
            <source>none: the exchange refused; change the settings or retry</source>
            <translation>keine: Die Börse hat abgelehnt; Einstellungen ändern oder erneut versuchen</translation>
        </message>
        <message>
            <source>in %1, at %2</source>
            <translation>in %1, um %2</translation>
        </message>
        <message>
            <source>, backing off</source>
            <translation>, mit wachsendem Abstand</translation>
        </message>
        <message>
            <source>%1 in the last minute, at most %2</source>
            <translation>%1 in der letzten Minute, höchstens %2</translation>
        </message>
        <message>
            <source> while slowed down</source>
            <translation> in der langsamen Gangart</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>%1 more</source>
            <translation>%1 weitere</translation>
        </message>
        <message>
            <source>%1 from OHLC</source>
            <translation>%1 aus OHLC</translation>
        </message>
        <message>
            <source>%1 from trades</source>
            <translation>%1 aus Abschlüssen</translation>
        </message>
        <message>
            <source>%1 from files</source>
            <translation>%1 aus Dateien</translation>
        </message>
        <message>
            <source>within half a second</source>
            <translation>auf eine halbe Sekunde genau</translation>
        </message>
        <message>
            <source>%1 s %2</source>
            <translation>%1 s %2</translation>
        </message>
        <message>
            <source>behind the exchange</source>
            <translation>hinter der Börse</translation>
        </message>
        <message>
            <source>ahead of the exchange</source>
            <translation>vor der Börse</translation>
        </message>
        <message>
            <source>%1 of %2 candles</source>
            <translation>%1 von %2 Kerzen</translation>
        </message>
        <message>
            <source>no candle yet</source>
            <translation>noch keine Kerze</translation>
        </message>
        <message>
            <source>%1 s of %2</source>
            <translation>%1 s von %2</translation>
        </message>
        <message>
            <source>%1 to %2 UTC</source>
            <translation>%1 bis %2 UTC</translation>
        </message>
        <message>
            <source>, last delivery %1 ago</source>
            <translation>, letzte Lieferung vor %1</translation>
        </message>
        <message>
            <source>%1 at %2 UTC</source>
            <translation>%1 um %2 UTC</translation>
        </message>
    </context>
    <context>
        <name>HistorySection</name>
        <message>
            <source>History of trainings</source>
            <translation>Verlauf der Trainings</translation>
        </message>
        <message>
            <source>No model has been kept yet.</source>
            <translation>Noch wurde kein Modell gehalten.</translation>
        </message>
        <message>
            <source>Model %1</source>
            <translation>Modell %1</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>Zurückholen</translation>
        </message>
        <message>
            <source>Roll back: sure?</source>
            <translation>Sicher zurückholen?</translation>
        </message>
        <message>
            <source>Model %1, %2. %3</source>
            <translation>Modell %1, %2. %3</translation>
        </message>
        <message>
            <source>%1, trained %2 UTC</source>
            <translation>%1, trainiert %2 UTC</translation>
        </message>
        <message>
            <source>%1, %2 nats per candle</source>
            <translation>%1, %2 Nats je Kerze</translation>
        </message>
    </context>
    <context>
        <name>ImportSection</name>
        <message>
            <source>Import a file</source>
            <translation>Datei einlesen</translation>
        </message>
        <message>
            <source>Kraken's OHLCVT or time-and-sales CSV, or this program's candle CSV. The dry run counts what would come and writes nothing.</source>
            <translation>CSV von Kraken (OHLCVT oder Abschlüsse) oder die Kerzen-CSV dieses Programms. Der Probelauf zählt, was käme, und schreibt nichts.</translation>
        </message>
        <message>
            <source>File to import</source>
            <translation>Einzulesende Datei</translation>
        </message>
        <message>
            <source>path of a CSV file</source>
            <translation>Pfad einer CSV-Datei</translation>
        </message>
        <message>
            <source>Choose …</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>Dry run</source>
            <translation>Probelauf</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Einlesen</translation>
        </message>
        <message>
            <source>Import, %1 %</source>
            <translation>Einlesen, %1 %</translation>
        </message>
    </context>
    <context>
        <name>IntervalLine</name>
        <message>
            <source>too few days</source>
            <translation>zu wenige Tage</translation>
        </message>
    </context>
    <context>
        <name>KeysCard</name>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>1 to 5</source>
            <translation>1 bis 5</translation>
        </message>
        <message>
            <source>the five pages</source>
            <translation>die fünf Seiten</translation>
        </message>
        <message>
            <source>Left, Right</source>
            <translation>Links, Rechts</translation>
        </message>
        <message>
            <source>move the crosshair</source>
            <translation>Fadenkreuz bewegen</translation>
        </message>
        <message>
            <source>Page up, Page down</source>
            <translation>Bild auf, Bild ab</translation>
        </message>
        <message>
            <source>move the charts in time</source>
            <translation>Diagramme in der Zeit verschieben</translation>
        </message>
        <message>
            <source>zoom in and out</source>
            <translation>vergrößern und verkleinern</translation>
        </message>
        <message>
            <source>the organism over the window</source>
            <translation>der Organismus über dem Fenster</translation>
        </message>
        <message>
            <source>Up, Down</source>
            <translation>Auf, Ab</translation>
        </message>
        <message>
            <source>its opacity</source>
            <translation>seine Deckkraft</translation>
        </message>
        <message>
            <source>how to read the organism</source>
            <translation>wie der Organismus zu lesen ist</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>leave, or back to now</source>
            <translation>verlassen, oder zurück ins Jetzt</translation>
        </message>
        <message>
            <source>ask the exchange again</source>
            <translation>die Börse erneut fragen</translation>
        </message>
        <message>
            <source>light or dark</source>
            <translation>hell oder dunkel</translation>
        </message>
        <message>
            <source>UTC or local time</source>
            <translation>UTC oder Ortszeit</translation>
        </message>
        <message>
            <source>reduce motion</source>
            <translation>weniger Bewegung</translation>
        </message>
        <message>
            <source>small window above all others</source>
            <translation>kleines Fenster über allen anderen</translation>
        </message>
        <message>
            <source>full screen</source>
            <translation>Vollbild</translation>
        </message>
        <message>
            <source>Ctrl + comma</source>
            <translation>Strg + Komma</translation>
        </message>
        <message>
            <source>settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Tab, Enter</source>
            <translation>Tab, Eingabe</translation>
        </message>
        <message>
            <source>to the next control, press it</source>
            <translation>zum nächsten Bedienelement, es drücken</translation>
        </message>
        <message>
            <source>Ctrl + Q</source>
            <translation>Strg + Q</translation>
        </message>
        <message>
            <source>quit</source>
            <translation>beenden</translation>
        </message>
        <message>
            <source>these keys</source>
            <translation>diese Tasten</translation>
        </message>
        <message>
            <source>Ctrl + S</source>
            <translation>Strg + S</translation>
        </message>
        <message>
            <source>save the view as a picture</source>
            <translation>die Ansicht als Bild sichern</translation>
        </message>
        <message>
            <source>Ctrl + C</source>
            <translation>Strg + C</translation>
        </message>
        <message>
            <source>copy the view</source>
            <translation>die Ansicht kopieren</translation>
        </message>
        <message>
            <source>Ctrl + R</source>
            <translation>Strg + R</translation>
        </message>
        <message>
            <source>report of the range in view</source>
            <translation>Bericht über den gezeigten Zeitraum</translation>
        </message>
        <message>
            <source>alerts</source>
            <translation>Meldungen</translation>
        </message>
        <message>
            <source>Review: the next episode to judge blind</source>
            <translation>Auswertung: der nächste Abschnitt, blind zu beurteilen</translation>
        </message>
        <message>
            <source>its verdict: bearish, ranging, bullish</source>
            <translation>sein Urteil: bearish, ranging, bullish</translation>
        </message>
        <message>
            <source>history as the model says now, or as it was said</source>
            <translation>Verlauf, wie das Modell jetzt sagt, oder wie gesagt wurde</translation>
        </message>
    </context>
    <context>
        <name>LatencyChart</name>
        <message>
            <source>The line begins with the second sync</source>
            <translation>Die Linie beginnt mit dem zweiten Abgleich</translation>
        </message>
        <message>
            <source>One sync so far</source>
            <translation>Bisher ein Abgleich</translation>
        </message>
    </context>
    <context>
        <name>LegendCard</name>
        <message>
            <source>How to read the organism</source>
            <translation>Wie der Organismus zu lesen ist</translation>
        </message>
        <message>
            <source>L shows and hides it</source>
            <translation>L zeigt und verbirgt sie</translation>
        </message>
    </context>
    <context>
        <name>LookBar</name>
        <message>
            <source>Theme</source>
            <translation>Farben</translation>
        </message>
        <message>
            <source>as the desktop</source>
            <translation>wie der Desktop</translation>
        </message>
        <message>
            <source>light</source>
            <translation>hell</translation>
        </message>
        <message>
            <source>dark</source>
            <translation>dunkel</translation>
        </message>
        <message>
            <source>Text, from the next start</source>
            <translation>Schrift, ab dem nächsten Start</translation>
        </message>
        <message>
            <source>Times</source>
            <translation>Zeiten</translation>
        </message>
        <message>
            <source>local</source>
            <translation>Ortszeit</translation>
        </message>
        <message>
            <source>reduce motion</source>
            <translation>weniger Bewegung</translation>
        </message>
    </context>
    <context>
        <name>Lookback</name>
        <message>
            <source>no change</source>
            <translation>kein Wechsel</translation>
        </message>
        <message>
            <source>1 change</source>
            <translation>1 Wechsel</translation>
        </message>
        <message>
            <source>%1 changes</source>
            <translation>%1 Wechsel</translation>
        </message>
        <message>
            <source>stale once for %1</source>
            <translation>einmal veraltet, %1</translation>
        </message>
        <message>
            <source>stale %1 times, %2 in all</source>
            <translation>%1-mal veraltet, zusammen %2</translation>
        </message>
        <message>
            <source>%1 trainings, last: %2</source>
            <translation>%1 Trainings, zuletzt: %2</translation>
        </message>
        <message>
            <source>1 backfill</source>
            <translation>1-mal nachgeladen</translation>
        </message>
        <message>
            <source>%1 backfills</source>
            <translation>%1-mal nachgeladen</translation>
        </message>
        <message>
            <source>started once</source>
            <translation>einmal gestartet</translation>
        </message>
        <message>
            <source>started %1 times</source>
            <translation>%1-mal gestartet</translation>
        </message>
        <message>
            <source>Since you last looked (%1): %2</source>
            <translation>Seit dem letzten Blick (%1): %2</translation>
        </message>
    </context>
    <context>
        <name>MarkFlags</name>
        <message>
            <source>Event: %1</source>
            <translation>Ereignis: %1</translation>
        </message>
    </context>
    <context>
        <name>Measure</name>
        <message>
            <source>none yet</source>
            <translation>noch keine</translation>
        </message>
    </context>
    <context>
        <name>ModelBook</name>
        <message>
            <source>%1 ± %2 nats per candle against the live model, on %3 that neither was trained on</source>
            <translation>%1 ± %2 Nats je Kerze gegen das aktive Modell, auf %3, auf denen keines trainiert wurde</translation>
        </message>
        <message>
            <source>%1 ± %2 of cost per candle saved against the live model, on %3 that neither was trained on</source>
            <translation>%1 ± %2 Kosten je Kerze gespart gegen das aktive Modell, auf %3, auf denen keines trainiert wurde</translation>
        </message>
        <message>
            <source>not comparable: %1 new, too few to score two models on</source>
            <translation>nicht vergleichbar: %1 neu, zu wenige, um zwei Modelle zu bewerten</translation>
        </message>
        <message>
            <source>the names of its states are reliable</source>
            <translation>die Namen seiner Zustände sind zuverlässig</translation>
        </message>
        <message>
            <source>; %1 of shared candles relabelled</source>
            <translation>; %1 der gemeinsamen Kerzen umbenannt</translation>
        </message>
        <message>
            <source>, held only above %1</source>
            <translation>, zurückgehalten erst über %1</translation>
        </message>
        <message>
            <source>Held-out likelihood</source>
            <translation>Likelihood auf Ungesehenem</translation>
        </message>
        <message>
            <source>Held-out cost</source>
            <translation>Kosten auf Ungesehenem</translation>
        </message>
        <message>
            <source>the first model: nothing to compare with</source>
            <translation>das erste Modell: nichts zum Vergleichen</translation>
        </message>
        <message>
            <source>%1 of candles, lasting %2</source>
            <translation>%1 der Kerzen, Dauer %2</translation>
        </message>
        <message>
            <source>%1 of candles, never left</source>
            <translation>%1 der Kerzen, nie verlassen</translation>
        </message>
        <message>
            <source>%1; live %2</source>
            <translation>%1; aktiv %2</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Anpassung</translation>
        </message>
        <message>
            <source>not refused: every number finite, no state below 0.5 % of the candles</source>
            <translation>nicht abgelehnt: jede Zahl endlich, kein Zustand unter 0,5 % der Kerzen</translation>
        </message>
        <message>
            <source>Names</source>
            <translation>Namen</translation>
        </message>
        <message>
            <source>The refit on the newest window labels %1 of shared candles as the scored model does.</source>
            <translation>Die Neuanpassung auf dem neuesten Fenster benennt %1 der gemeinsamen Kerzen wie das bewertete Modell.</translation>
        </message>
        <message>
            <source>The refit on the newest window labels only %1 of shared candles as the scored model does: the scored model itself stands.</source>
            <translation>Die Neuanpassung auf dem neuesten Fenster benennt nur %1 der gemeinsamen Kerzen wie das bewertete Modell: Das bewertete selbst gilt.</translation>
        </message>
        <message>
            <source>%1 of shared candles change their label.</source>
            <translation>%1 der gemeinsamen Kerzen wechseln ihr Regime.</translation>
        </message>
        <message>
            <source>%1 label changes a day; live %2.</source>
            <translation>%1 Wechsel am Tag; aktiv %2.</translation>
        </message>
        <message>
            <source>%1 label changes a day.</source>
            <translation>%1 Wechsel am Tag.</translation>
        </message>
        <message>
            <source>%1 starts within %2 nats.</source>
            <translation>%1 Anläufe innerhalb von %2 Nats.</translation>
        </message>
        <message>
            <source>%1 starts within a cost of %2.</source>
            <translation>%1 Anläufe innerhalb einer Kostenspanne von %2.</translation>
        </message>
        <message>
            <source>the first model with these settings, nothing to compare with</source>
            <translation>das erste Modell mit diesen Einstellungen, nichts zum Vergleichen</translation>
        </message>
    </context>
    <context>
        <name>ModelPage</name>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Trainings of the second opinion</source>
            <translation>Trainings der zweiten Meinung</translation>
        </message>
    </context>
    <context>
        <name>ModelView</name>
        <message>
            <source>none yet</source>
            <translation>noch keine</translation>
        </message>
        <message>
            <source>Model %1</source>
            <translation>Modell %1</translation>
        </message>
        <message>
            <source>No model yet</source>
            <translation>Noch kein Modell</translation>
        </message>
        <message>
            <source>as soon as %1 are there</source>
            <translation>sobald %1 da sind</translation>
        </message>
        <message>
            <source>%1 UTC, %2 ago</source>
            <translation>%1 UTC, vor %2</translation>
        </message>
        <message>
            <source>in %1</source>
            <translation>in %1</translation>
        </message>
        <message>
            <source>now</source>
            <translation>jetzt</translation>
        </message>
        <message>
            <source>%1 of 7 intervals</source>
            <translation>%1 von 7 Intervallen</translation>
        </message>
        <message>
            <source>Training, %1 %</source>
            <translation>Training, %1 %</translation>
        </message>
        <message>
            <source>The last training was refused: %1</source>
            <translation>Das letzte Training wurde abgelehnt: %1</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>%1, phase %2</source>
            <translation>%1, Phase %2</translation>
        </message>
        <message>
            <source>%1 asked, %2 in force</source>
            <translation>%1 verlangt, %2 in Kraft</translation>
        </message>
    </context>
    <context>
        <name>NotesSection</name>
        <message>
            <source>Notes</source>
            <translation>Notizen</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Delete it?</source>
            <translation>Löschen?</translation>
        </message>
        <message>
            <source>Note: from</source>
            <translation>Notiz: von</translation>
        </message>
        <message>
            <source>from the first</source>
            <translation>von der ersten an</translation>
        </message>
        <message>
            <source>Note: to</source>
            <translation>Notiz: bis</translation>
        </message>
        <message>
            <source>to the last</source>
            <translation>bis zur letzten</translation>
        </message>
        <message>
            <source>Note: words</source>
            <translation>Notiz: Worte</translation>
        </message>
        <message>
            <source>what happened then</source>
            <translation>was da geschah</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Behalten</translation>
        </message>
        <message>
            <source>day or minute</source>
            <translation>Tag oder Minute</translation>
        </message>
        <message>
            <source>to its end</source>
            <translation>bis zu dessen Ende</translation>
        </message>
    </context>
    <context>
        <name>NowBanner</name>
        <message>
            <source>AS THE MODEL SAYS NOW, NOT THEN</source>
            <translation>WIE DAS MODELL JETZT SAGT, NICHT DAMALS</translation>
        </message>
    </context>
    <context>
        <name>Organism</name>
        <message>
            <source>Organism</source>
            <translation>Organismus</translation>
        </message>
    </context>
    <context>
        <name>OrganismLegend</name>
        <message>
            <source>Legend of the organism</source>
            <translation>Legende des Organismus</translation>
        </message>
        <message>
            <source>Form, colour and height: the regime</source>
            <translation>Form, Farbe und Höhe: das Regime</translation>
        </message>
        <message>
            <source>Eight satellites take part: they rise while bullish, sink while bearish.</source>
            <translation>Acht Trabanten machen mit: Sie steigen bei bullish und sinken bei bearish.</translation>
        </message>
        <message>
            <source>Bearish: square, low, blue</source>
            <translation>Bearish: Quadrat, niedrig, blau</translation>
        </message>
        <message>
            <source>Ranging: circle, breathing</source>
            <translation>Ranging: Kreis, atmend</translation>
        </message>
        <message>
            <source>Bullish: triangle, high, red</source>
            <translation>Bullish: Dreieck, hoch, rot</translation>
        </message>
        <message>
            <source>Areas of ink: the three scores of staying</source>
            <translation>Tuscheflächen: die drei Punktwerte des Bleibens</translation>
        </message>
        <message>
            <source>Areas of ink: the three probabilities</source>
            <translation>Tuscheflächen: die drei Wahrscheinlichkeiten</translation>
        </message>
        <message>
            <source>Bearish lies at the foot, ranging between, bullish on top. The largest gives the form.</source>
            <translation>Bearish liegt unten, ranging dazwischen, bullish oben. Die größte gibt die Form.</translation>
        </message>
        <message>
            <source>0.70, 0.20, 0.10</source>
            <translation>0,70, 0,20, 0,10</translation>
        </message>
        <message>
            <source>0.15, 0.70, 0.15</source>
            <translation>0,15, 0,70, 0,15</translation>
        </message>
        <message>
            <source>0.10, 0.40, 0.50</source>
            <translation>0,10, 0,40, 0,50</translation>
        </message>
        <message>
            <source>Edge, grain and strength of ink: the margin of scores</source>
            <translation>Rand, Korn, Stärke der Tusche: Abstand der Punktwerte</translation>
        </message>
        <message>
            <source>Edge, grain and strength of ink: the confidence</source>
            <translation>Rand, Korn und Stärke der Tusche: die Sicherheit</translation>
        </message>
        <message>
            <source>1 is a razor edge in full ink, 0 a pale grainy halo. Below 0.25 read: undecided.</source>
            <translation>1 ist eine scharfe Kante in voller Tusche, 0 ein blasser, körniger Hof. Unter 0,25 lies: unentschieden.</translation>
        </message>
        <message>
            <source>Low, 0.1: undecided</source>
            <translation>Niedrig, 0,1: unentschieden</translation>
        </message>
        <message>
            <source>Middle, 0.5</source>
            <translation>Mittel, 0,5</translation>
        </message>
        <message>
            <source>High, 0.9</source>
            <translation>Hoch, 0,9</translation>
        </message>
        <message>
            <source>Lean, stream and the bar on the ground: the bias</source>
            <translation>Neigung, Strömung und der Balken am Boden: die Tendenz</translation>
        </message>
        <message>
            <source>The line runs from -1 to +1. A bar that does not leave the foot says none.</source>
            <translation>Die Linie reicht von -1 bis +1. Ein Balken, der den Fuß nicht verlässt, heißt: keiner.</translation>
        </message>
        <message>
            <source>-0.8: left and down</source>
            <translation>-0,8: nach links unten</translation>
        </message>
        <message>
            <source>0: upright, the foot alone</source>
            <translation>0: aufrecht, nur der Fuß</translation>
        </message>
        <message>
            <source>+0.3: a little right and up</source>
            <translation>+0,3: ein wenig nach rechts oben</translation>
        </message>
        <message>
            <source>Tremble: how restless the label is</source>
            <translation>Zittern: wie unruhig das Regime ist</translation>
        </message>
        <message>
            <source>1 minus the score of staying, or the share of the last 15 candles that disagreed.</source>
            <translation>1 minus Punktwert, oder der Anteil der letzten 15 Kerzen, die anderes sagten.</translation>
        </message>
        <message>
            <source>The chance of switching, or the share of the last 15 candles that disagreed.</source>
            <translation>Die Wechselchance, oder der Anteil der letzten 15 Kerzen, die anderes sagten.</translation>
        </message>
        <message>
            <source>Steady, 0</source>
            <translation>Ruhig, 0</translation>
        </message>
        <message>
            <source>Nervous, 0.5</source>
            <translation>Nervös, 0,5</translation>
        </message>
        <message>
            <source>Restless, 1</source>
            <translation>Rastlos, 1</translation>
        </message>
        <message>
            <source>Grey: the age of the data</source>
            <translation>Grau: das Alter der Daten</translation>
        </message>
        <message>
            <source>Colour leaves and breathing stops as the newest candle passes its limit.</source>
            <translation>Farbe und Atem schwinden, wenn die neueste Kerze ihre Grenze überschreitet.</translation>
        </message>
        <message>
            <source>Fresh</source>
            <translation>Frisch</translation>
        </message>
        <message>
            <source>Twice the limit: grey, still</source>
            <translation>Doppelte Grenze: grau, still</translation>
        </message>
        <message>
            <source>No model: an empty outline</source>
            <translation>Kein Modell: ein leerer Umriss</translation>
        </message>
    </context>
    <context>
        <name>OutcomeSection</name>
        <message>
            <source>What came after a label</source>
            <translation>Was nach einem Regime kam</translation>
        </message>
    </context>
    <context>
        <name>OverlayControls</name>
        <message>
            <source>Opacity</source>
            <translation>Deckkraft</translation>
        </message>
        <message>
            <source>Opacity of the overlay</source>
            <translation>Deckkraft der Auflage</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>Up and Down change it</source>
            <translation>Auf und Ab ändern sie</translation>
        </message>
        <message>
            <source>Legend (L)</source>
            <translation>Legende (L)</translation>
        </message>
        <message>
            <source>Leave (B or Esc)</source>
            <translation>Verlassen (B oder Esc)</translation>
        </message>
    </context>
    <context>
        <name>PaperSection</name>
        <message>
            <source>Paper grid, simulated</source>
            <translation>Papier-Gitter, simuliert</translation>
        </message>
        <message>
            <source>The same by the jump model's regime at entry.</source>
            <translation>Dasselbe nach dem Regime des Sprungmodells beim Einstieg.</translation>
        </message>
    </context>
    <context>
        <name>PenaltySection</name>
        <message>
            <source>Penalty of the second opinion</source>
            <translation>Wechselpreis der zweiten Meinung</translation>
        </message>
        <message>
            <source>Penalty on trial</source>
            <translation>Wechselpreis auf Probe</translation>
        </message>
        <message>
            <source>in force</source>
            <translation>in Kraft</translation>
        </message>
        <message>
            <source>on trial</source>
            <translation>auf Probe</translation>
        </message>
        <message>
            <source>Use penalty %1</source>
            <translation>Wechselpreis %1 verwenden</translation>
        </message>
    </context>
    <context>
        <name>PhaseGate</name>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>%1 (too few days for an interval)</source>
            <translation>%1 (zu wenige Tage für ein Intervall)</translation>
        </message>
        <message>
            <source>%1 (%2 to %3)</source>
            <translation>%1 (%2 bis %3)</translation>
        </message>
        <message>
            <source>volatility: %1 of R²</source>
            <translation>Volatilität: %1 an R²</translation>
        </message>
        <message>
            <source>grid turns: %1 of R²</source>
            <translation>Gitterwenden: %1 an R²</translation>
        </message>
        <message>
            <source>At least %1 days in shadow</source>
            <translation>Mindestens %1 Tage im Schattenbetrieb</translation>
        </message>
        <message>
            <source>An answer for at least %1 of the candles</source>
            <translation>Eine Antwort auf mindestens %1 der Kerzen</translation>
        </message>
        <message>
            <source>DO NOT USE less than %1 of the time</source>
            <translation>DO NOT USE in weniger als %1 der Zeit</translation>
        </message>
        <message>
            <source>At most %1 changes of the shown regime a day</source>
            <translation>Höchstens %1 Wechsel des gezeigten Regimes am Tag</translation>
        </message>
        <message>
            <source>Idle target at a limit on at most %1 of ticks</source>
            <translation>Ruheziel an einer Grenze in höchstens %1 der Takte</translation>
        </message>
        <message>
            <source>Some gain over the baseline, its interval above 0</source>
            <translation>Ein Gewinn gegenüber der Grundlinie, sein Intervall über 0</translation>
        </message>
        <message>
            <source>At least %1 days in this phase</source>
            <translation>Mindestens %1 Tage in dieser Phase</translation>
        </message>
        <message>
            <source>At least %1 days in the phase before</source>
            <translation>Mindestens %1 Tage in der Phase davor</translation>
        </message>
        <message>
            <source>A market alike: median volatility within %1 times</source>
            <translation>Ein gleicher Markt: mittlere Volatilität innerhalb des %1-Fachen</translation>
        </message>
        <message>
            <source>Profit of a cycle not worse</source>
            <translation>Gewinn eines Zyklus nicht schlechter</translation>
        </message>
        <message>
            <source>Profit of a day better</source>
            <translation>Gewinn eines Tages besser</translation>
        </message>
        <message>
            <source>not measured</source>
            <translation>nicht gemessen</translation>
        </message>
        <message>
            <source>%1 days</source>
            <translation>%1 Tage</translation>
        </message>
        <message>
            <source>%1 a day</source>
            <translation>%1 am Tag</translation>
        </message>
        <message>
            <source>%1 as asked for, %2 after hold and smoothing</source>
            <translation>%1 wie verlangt, %2 nach Halten und Glätten</translation>
        </message>
        <message>
            <source>the market differs: %1 times</source>
            <translation>der Markt ist ein anderer: %1-fach</translation>
        </message>
        <message>
            <source>%1 times</source>
            <translation>%1-fach</translation>
        </message>
        <message>
            <source>%1 USD</source>
            <translation>%1 USD</translation>
        </message>
        <message>
            <source>pass</source>
            <translation>erfüllt</translation>
        </message>
        <message>
            <source>fail</source>
            <translation>verfehlt</translation>
        </message>
        <message>
            <source>not enough data</source>
            <translation>zu wenige Daten</translation>
        </message>
        <message>
            <source>days in shadow</source>
            <translation>Tage im Schattenbetrieb</translation>
        </message>
        <message>
            <source>coverage</source>
            <translation>Abdeckung</translation>
        </message>
        <message>
            <source>time not usable</source>
            <translation>nicht verwendbare Zeit</translation>
        </message>
        <message>
            <source>changes a day</source>
            <translation>Wechsel am Tag</translation>
        </message>
        <message>
            <source>idle target at a limit</source>
            <translation>Ruheziel an einer Grenze</translation>
        </message>
        <message>
            <source>gain over the baseline</source>
            <translation>Gewinn gegenüber der Grundlinie</translation>
        </message>
        <message>
            <source>orphan rate</source>
            <translation>Waisenrate</translation>
        </message>
        <message>
            <source>days in this phase</source>
            <translation>Tage in dieser Phase</translation>
        </message>
        <message>
            <source>days in the phase before</source>
            <translation>Tage in der Phase davor</translation>
        </message>
        <message>
            <source>another market</source>
            <translation>anderer Markt</translation>
        </message>
        <message>
            <source>profit of a cycle</source>
            <translation>Gewinn eines Zyklus</translation>
        </message>
        <message>
            <source>profit of a day</source>
            <translation>Gewinn eines Tages</translation>
        </message>
        <message>
            <source>Go back to phase %1: for three days in a row the line on %2 was breached.</source>
            <translation>Zurück in Phase %1: die Zeile „%2“ war drei Tage in Folge verletzt.</translation>
        </message>
        <message>
            <source>The evidence supports phase %1: every line of the gate passes.</source>
            <translation>Die Belege tragen Phase %1: jede Zeile der Schranke ist erfüllt.</translation>
        </message>
        <message>
            <source>Stay in phase %1.</source>
            <translation>Bleiben Sie in Phase %1.</translation>
        </message>
        <message>
            <source>Against phase %1: %2.</source>
            <translation>Gegen Phase %1: %2.</translation>
        </message>
        <message>
            <source>Not enough data: %1.</source>
            <translation>Zu wenige Daten: %1.</translation>
        </message>
        <message>
            <source>paper grid, simulated: %1 USD a day</source>
            <translation>Papiergitter, simuliert: %1 USD am Tag</translation>
        </message>
        <message>
            <source>cannot be judged without the bot's outcomes</source>
            <translation>ohne die Ergebnisse des Bots nicht zu beurteilen</translation>
        </message>
        <message>
            <source>Orphan rate of the leg that the model favours not worse than the other's</source>
            <translation>Waisenrate des Beins, das das Modell vorzieht, nicht schlechter als die des anderen</translation>
        </message>
        <message>
            <source>Orphan rate not worse than in the phase before</source>
            <translation>Waisenrate nicht schlechter als in der Phase davor</translation>
        </message>
        <message>
            <source>%1 percentage points, of finished cycles</source>
            <translation>%1 Prozentpunkte, nach beendeten Zyklen</translation>
        </message>
        <message>
            <source>%1; up to %2 points worse is not ruled out</source>
            <translation>%1; bis zu %2 Punkte schlechter ist nicht ausgeschlossen</translation>
        </message>
        <message>
            <source>%1; up to %2 USD worse is not ruled out</source>
            <translation>%1; bis zu %2 USD schlechter ist nicht ausgeschlossen</translation>
        </message>
        <message>
            <source>%1 of a replay, which is no time in shadow</source>
            <translation>%1 eines Replays, das keine Zeit im Schattenbetrieb ist</translation>
        </message>
    </context>
    <context>
        <name>PhaseGateSection</name>
        <message>
            <source>Phase gate</source>
            <translation>Phasentor</translation>
        </message>
        <message>
            <source>The operator alone changes the setting.</source>
            <translation>Die Einstellung ändert allein der Betreiber.</translation>
        </message>
        <message>
            <source>The gate judges the HMM; the second opinion has no vote.</source>
            <translation>Das Tor beurteilt das HMM; die zweite Meinung hat keine Stimme.</translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Monitor</source>
            <translation>Monitor</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Auswertung</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Alerts, %1 open</source>
            <translation>Meldungen, %1 offen</translation>
        </message>
        <message>
            <source>Alerts</source>
            <translation>Meldungen</translation>
        </message>
    </context>
    <context>
        <name>RangeBar</name>
        <message>
            <source>all</source>
            <translation>alle</translation>
        </message>
        <message>
            <source>Loading</source>
            <translation>Lädt</translation>
        </message>
        <message>
            <source>Follow live</source>
            <translation>Live folgen</translation>
        </message>
        <message>
            <source>Model now</source>
            <translation>Modell jetzt</translation>
        </message>
        <message>
            <source>As the model says now</source>
            <translation>Wie das Modell jetzt sagt</translation>
        </message>
        <message>
            <source>As the model says now: %1</source>
            <translation>Wie das Modell jetzt sagt: %1</translation>
        </message>
        <message>
            <source>Shows what today's model says of the past instead of what was said then</source>
            <translation>Zeigt, was das heutige Modell von der Vergangenheit sagt, statt dem, was damals gesagt wurde</translation>
        </message>
    </context>
    <context>
        <name>Readout</name>
        <message>
            <source>since %1</source>
            <translation>seit %1</translation>
        </message>
        <message>
            <source>stale: last candle %1</source>
            <translation>veraltet: letzte Kerze %1</translation>
        </message>
        <message>
            <source>restored, %1 old</source>
            <translation>wiederhergestellt, %1 alt</translation>
        </message>
        <message>
            <source>NO ANSWER</source>
            <translation>KEINE ANTWORT</translation>
        </message>
        <message>
            <source>lost: no candle, no answer</source>
            <translation>verloren: keine Kerze, keine Antwort</translation>
        </message>
        <message>
            <source>today's model has no answer for this candle</source>
            <translation>das heutige Modell hat zu dieser Kerze keine Antwort</translation>
        </message>
        <message>
            <source>no answer for this candle</source>
            <translation>keine Antwort zu dieser Kerze</translation>
        </message>
        <message>
            <source>as seen live, usable</source>
            <translation>wie live gesehen, brauchbar</translation>
        </message>
        <message>
            <source>as seen live, not usable: %1</source>
            <translation>wie live gesehen, nicht brauchbar: %1</translation>
        </message>
        <message>
            <source>model %1</source>
            <translation>Modell %1</translation>
        </message>
        <message>
            <source>%1 s old, limit %2 s</source>
            <translation>%1 s alt, Grenze %2 s</translation>
        </message>
        <message>
            <source>0 % / no end in sight</source>
            <translation>0 % / kein Ende in Sicht</translation>
        </message>
        <message>
            <source>%1 % / %2 candles</source>
            <translation>%1 % / %2 Kerzen</translation>
        </message>
        <message>
            <source>How long a label stands when this sure is known after %1 such candles: %2 so far.</source>
            <translation>Wie lange ein Regime bei dieser Sicherheit steht, ist nach %1 solchen Kerzen bekannt: bisher %2.</translation>
        </message>
        <message>
            <source>When this sure, the label stood %1 candles later in %2; always: %3.</source>
            <translation>Bei dieser Sicherheit stand das Regime %1 Kerzen später in %2 der Fälle; immer: %3.</translation>
        </message>
        <message>
            <source>both flat</source>
            <translation>beide flach</translation>
        </message>
        <message>
            <source>trend flat</source>
            <translation>Trend flach</translation>
        </message>
        <message>
            <source>no bias</source>
            <translation>keine Tendenz</translation>
        </message>
        <message>
            <source>agree</source>
            <translation>einig</translation>
        </message>
        <message>
            <source>opposed</source>
            <translation>entgegen</translation>
        </message>
        <message>
            <source>%1 % a candle</source>
            <translation>%1 % je Kerze</translation>
        </message>
        <message>
            <source>%1, %2 × the week's</source>
            <translation>%1, das %2-fache der Woche</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>noch keine</translation>
        </message>
        <message>
            <source>none: detector off</source>
            <translation>keiner: Detektor aus</translation>
        </message>
        <message>
            <source>none: shadow</source>
            <translation>keiner: Schattenbetrieb</translation>
        </message>
        <message>
            <source>advice, phase %1</source>
            <translation>Rat, Phase %1</translation>
        </message>
        <message>
            <source>none: neutral</source>
            <translation>keiner: neutral</translation>
        </message>
        <message>
            <source>none: refused</source>
            <translation>keine: abgelehnt</translation>
        </message>
        <message>
            <source>none: not polling</source>
            <translation>keine: Abfrage aus</translation>
        </message>
        <message>
            <source>in %1</source>
            <translation>in %1</translation>
        </message>
        <message>
            <source>now</source>
            <translation>jetzt</translation>
        </message>
        <message>
            <source>training the first model</source>
            <translation>das erste Modell wird trainiert</translation>
        </message>
        <message>
            <source>no model yet</source>
            <translation>noch kein Modell</translation>
        </message>
        <message>
            <source>%1, %2 old</source>
            <translation>%1, %2 alt</translation>
        </message>
        <message>
            <source>%1; the bot read us %2 ago</source>
            <translation>%1; der Bot hat uns vor %2 gelesen</translation>
        </message>
        <message>
            <source>none, its training was refused</source>
            <translation>keine, ihr Training wurde abgelehnt</translation>
        </message>
        <message>
            <source>none, its inference fails</source>
            <translation>keine, die Inferenz misslingt</translation>
        </message>
        <message>
            <source>%1 at %2</source>
            <translation>%1 um %2</translation>
        </message>
        <message>
            <source>warming up, %1 of %2</source>
            <translation>wärmt auf, %1 von %2</translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>keine Antwort</translation>
        </message>
        <message>
            <source>Second opinion: %1.</source>
            <translation>Zweite Meinung: %1.</translation>
        </message>
        <message>
            <source>The HMM: %1.</source>
            <translation>Das HMM: %1.</translation>
        </message>
        <message>
            <source>%1 for %2</source>
            <translation>%1 für %2</translation>
        </message>
        <message>
            <source>the last day</source>
            <translation>der letzten 24 h</translation>
        </message>
        <message>
            <source>the last %1</source>
            <translation>der letzten %1</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>von %1 %2</translation>
        </message>
        <message>
            <source>Raw labels agree on %1 of %2; %3 by chance</source>
            <translation>Rohe Labels gleich auf %1 %2; %3 durch Zufall</translation>
        </message>
        <message>
            <source>none: advice takes the HMM</source>
            <translation>keiner: der Rat folgt dem HMM</translation>
        </message>
        <message>
            <source>scores of jump model %1</source>
            <translation>Punktwerte des Sprungmodells %1</translation>
        </message>
        <message>
            <source>Computed now, by a model that may have learned from this very candle; nobody was told so then.</source>
            <translation>Jetzt berechnet, von einem Modell, das aus eben dieser Kerze gelernt haben kann; damals wurde es niemandem gesagt.</translation>
        </message>
        <message>
            <source>Nobody was told an answer for this candle at the time.</source>
            <translation>Niemandem wurde damals eine Antwort zu dieser Kerze gesagt.</translation>
        </message>
        <message>
            <source>The ledger does not keep the trend: it followed from hours of prices, stepped by the bot&apos;s clock.</source>
            <translation>Das Buch hält den Trend nicht: er folgte aus Stunden von Kursen im Takt des Bots.</translation>
        </message>
        <message>
            <source>There is no candle here.</source>
            <translation>Hier ist keine Kerze.</translation>
        </message>
        <message>
            <source>Too few candles before this one, or too long a range in view to read them one by one: zoom in.</source>
            <translation>Zu wenige Kerzen davor, oder ein zu langer Bereich, um sie einzeln zu lesen: hineinzoomen.</translation>
        </message>
        <message>
            <source>The ledger does not keep the state of the data.</source>
            <translation>Das Buch hält den Zustand der Daten nicht.</translation>
        </message>
        <message>
            <source>The ledger does not keep the idle targets.</source>
            <translation>Das Buch hält die Ruheziele nicht.</translation>
        </message>
        <message>
            <source>Polls are planned ahead of now alone.</source>
            <translation>Abfragen sind nur von jetzt an geplant.</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keiner</translation>
        </message>
        <message>
            <source>usable</source>
            <translation>brauchbar</translation>
        </message>
        <message>
            <source>neutral</source>
            <translation>neutral</translation>
        </message>
        <message>
            <source>phase %1: %2</source>
            <translation>Phase %1: %2</translation>
        </message>
        <message>
            <source>phase %1</source>
            <translation>Phase %1</translation>
        </message>
        <message>
            <source>blend %1</source>
            <translation>Mischung %1</translation>
        </message>
        <message>
            <source>idle %1</source>
            <translation>Ruhe %1</translation>
        </message>
        <message>
            <source>skew %1</source>
            <translation>Schieflage %1</translation>
        </message>
        <message>
            <source>open recoveries %1</source>
            <translation>offene Erholungen %1</translation>
        </message>
        <message>
            <source>The bot said: %1.</source>
            <translation>Der Bot sagte: %1.</translation>
        </message>
    </context>
    <context>
        <name>ReadoutColumn</name>
        <message>
            <source>Shown regime %1</source>
            <translation>Gezeigtes Regime %1</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>Sicherheit</translation>
        </message>
        <message>
            <source>Bias</source>
            <translation>Tendenz</translation>
        </message>
        <message>
            <source>B bearish</source>
            <translation>B bearish</translation>
        </message>
        <message>
            <source>R ranging</source>
            <translation>R ranging</translation>
        </message>
        <message>
            <source>U bullish</source>
            <translation>U bullish</translation>
        </message>
        <message>
            <source>Margin of scores</source>
            <translation>Abstand der Punktwerte</translation>
        </message>
    </context>
    <context>
        <name>ReadoutFacts</name>
        <message>
            <source>Switching / stay</source>
            <translation>Wechsel / Verweilen</translation>
        </message>
        <message>
            <source>Trend / bias</source>
            <translation>Trend / Tendenz</translation>
        </message>
        <message>
            <source>Volatility</source>
            <translation>Schwankung</translation>
        </message>
        <message>
            <source>Newest candle</source>
            <translation>Neueste Kerze</translation>
        </message>
        <message>
            <source>Coverage / contiguity</source>
            <translation>Abdeckung / Lückenlos</translation>
        </message>
        <message>
            <source>Influence now</source>
            <translation>Einfluss jetzt</translation>
        </message>
        <message>
            <source>Idle target in force</source>
            <translation>Ruheziel in Kraft</translation>
        </message>
        <message>
            <source>Phase 2 asks / smoothed</source>
            <translation>Phase 2 verlangt / geglättet</translation>
        </message>
        <message>
            <source>Next poll</source>
            <translation>Nächste Abfrage</translation>
        </message>
        <message>
            <source>Score of staying</source>
            <translation>Punktwert des Bleibens</translation>
        </message>
        <message>
            <source>Influence then</source>
            <translation>Einfluss damals</translation>
        </message>
    </context>
    <context>
        <name>Remarks</name>
        <message>
            <source>names unreliable</source>
            <translation>Namen unzuverlässig</translation>
        </message>
        <message>
            <source>short-lived state</source>
            <translation>kurzlebiger Zustand</translation>
        </message>
        <message>
            <source>start refused</source>
            <translation>Anfang abgelehnt</translation>
        </message>
        <message>
            <source>state %1 (%2) fills %3 % of the training window</source>
            <translation>Zustand %1 (%2) füllt %3 % des Trainingsfensters</translation>
        </message>
        <message>
            <source>state %1 (%2) fills %3 % of the training window and lasts %4 candles on average</source>
            <translation>Zustand %1 (%2) füllt %3 % des Trainingsfensters und dauert im Mittel %4 Kerzen</translation>
        </message>
        <message>
            <source>state %1 (%2) fills %3 % of the training window and is never left once entered</source>
            <translation>Zustand %1 (%2) füllt %3 % des Trainingsfensters und wird, einmal betreten, nie verlassen</translation>
        </message>
        <message>
            <source>the means of ema_spread_pct of states %1 and %2 are %3 standard deviations apart, less than %4</source>
            <translation>die Mittelwerte von ema_spread_pct der Zustände %1 und %2 liegen %3 Standardabweichungen auseinander, weniger als %4</translation>
        </message>
        <message>
            <source>state %1, now %2, resembles what the model before called %3</source>
            <translation>Zustand %1, jetzt %2, gleicht dem, was das Modell davor %3 nannte</translation>
        </message>
        <message>
            <source>most of what is %1 now the model before called %2, and most of its %3 is %4 now</source>
            <translation>das meiste, was jetzt %1 ist, nannte das Modell davor %2, und das meiste von dessen %3 ist jetzt %4</translation>
        </message>
        <message>
            <source>prices stood still at the beginning of a run of candles, so its rsi_zone is -1 until they move</source>
            <translation>die Kurse standen am Anfang einer Folge von Kerzen still, daher ist deren rsi_zone -1, bis sie sich bewegen</translation>
        </message>
    </context>
    <context>
        <name>Report</name>
        <message>
            <source>Shown regime</source>
            <translation>Gezeigtes Regime</translation>
        </message>
        <message>
            <source>Raw regime</source>
            <translation>Rohes Regime</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>Sicherheit</translation>
        </message>
        <message>
            <source>Bias</source>
            <translation>Tendenz</translation>
        </message>
        <message>
            <source>Probability of bearish</source>
            <translation>Wahrscheinlichkeit bearish</translation>
        </message>
        <message>
            <source>Probability of ranging</source>
            <translation>Wahrscheinlichkeit ranging</translation>
        </message>
        <message>
            <source>Probability of bullish</source>
            <translation>Wahrscheinlichkeit bullish</translation>
        </message>
        <message>
            <source>Chance of switching / stay</source>
            <translation>Wechselchance / Verweilen</translation>
        </message>
        <message>
            <source>Newest candle opened</source>
            <translation>Neueste Kerze eröffnet</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>noch keine</translation>
        </message>
        <message>
            <source>Trend / bias</source>
            <translation>Trend / Tendenz</translation>
        </message>
        <message>
            <source>Volatility</source>
            <translation>Volatilität</translation>
        </message>
        <message>
            <source>Idle target in force</source>
            <translation>Geltendes Ruheziel</translation>
        </message>
        <message>
            <source>Influence</source>
            <translation>Einfluss</translation>
        </message>
        <message>
            <source>Shown regimes in the range</source>
            <translation>Gezeigte Regime im Zeitraum</translation>
        </message>
        <message>
            <source>regime</source>
            <translation>Regime</translation>
        </message>
        <message>
            <source>candles</source>
            <translation>Kerzen</translation>
        </message>
        <message>
            <source>share</source>
            <translation>Anteil</translation>
        </message>
        <message>
            <source>episodes</source>
            <translation>Abschnitte</translation>
        </message>
        <message>
            <source>Of merged candles the last one's answer counts for all of them.</source>
            <translation>Bei zusammengefassten Kerzen zählt die Antwort der letzten für alle.</translation>
        </message>
        <message>
            <source>%1 OHLC, %2 trades, %3 CSV, %4 quiet</source>
            <translation>%1 OHLC, %2 Abschlüsse, %3 CSV, %4 ruhig</translation>
        </message>
        <message>
            <source>RegimeScope</source>
            <translation>RegimeScope</translation>
        </message>
        <message>
            <source>Market</source>
            <translation>Markt</translation>
        </message>
        <message>
            <source>simulated</source>
            <translation>simuliert</translation>
        </message>
        <message>
            <source>Kraken</source>
            <translation>Kraken</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Range</source>
            <translation>Zeitraum</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>Coverage of the training window</source>
            <translation>Abdeckung des Trainingsfensters</translation>
        </message>
        <message>
            <source>Sources of the training window</source>
            <translation>Quellen des Trainingsfensters</translation>
        </message>
        <message>
            <source>Time zone</source>
            <translation>Zeitzone</translation>
        </message>
        <message>
            <source>Configuration</source>
            <translation>Konfiguration</translation>
        </message>
        <message>
            <source>%1, %2 min candles, %3 to %4 UTC</source>
            <translation>%1, Kerzen von %2 min, %3 bis %4 UTC</translation>
        </message>
        <message>
            <source>The Monitor over the range</source>
            <translation>Der Monitor über den Zeitraum</translation>
        </message>
        <message>
            <source>At the end of the range</source>
            <translation>Am Ende des Zeitraums</translation>
        </message>
        <message>
            <source>What this is made of</source>
            <translation>Woraus das besteht</translation>
        </message>
        <message>
            <source>changes a day</source>
            <translation>Wechsel am Tag</translation>
        </message>
        <message>
            <source>Score of bearish</source>
            <translation>Punktwert bearish</translation>
        </message>
        <message>
            <source>Score of ranging</source>
            <translation>Punktwert ranging</translation>
        </message>
        <message>
            <source>Score of bullish</source>
            <translation>Punktwert bullish</translation>
        </message>
        <message>
            <source>Score of staying</source>
            <translation>Punktwert des Bleibens</translation>
        </message>
        <message>
            <source>Regime from</source>
            <translation>Regime von</translation>
        </message>
        <message>
            <source>hidden Markov model</source>
            <translation>Hidden-Markov-Modell</translation>
        </message>
        <message>
            <source>jump model</source>
            <translation>Sprungmodell</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Auswertung</translation>
        </message>
        <message>
            <source>%1 (%2 to %3)</source>
            <translation>%1 (%2 bis %3)</translation>
        </message>
        <message>
            <source>forecast</source>
            <translation>Vorhersage</translation>
        </message>
        <message>
            <source>happened</source>
            <translation>eingetreten</translation>
        </message>
        <message>
            <source>HMM by its transitions</source>
            <translation>HMM nach seinen Übergängen</translation>
        </message>
        <message>
            <source>jump model by its score</source>
            <translation>Sprungmodell nach seinem Punktwert</translation>
        </message>
        <message>
            <source>lag, median</source>
            <translation>Verzug, Median</translation>
        </message>
        <message>
            <source>shown unlike raw</source>
            <translation>gezeigt anders als roh</translation>
        </message>
        <message>
            <source>still stands 15 later</source>
            <translation>gilt 15 später noch</translation>
        </message>
        <message>
            <source>%1, as set</source>
            <translation>%1, wie eingestellt</translation>
        </message>
        <message>
            <source>What came after a label: %1</source>
            <translation>Was nach einem Regime kam: %1</translation>
        </message>
        <message>
            <source>Means of the candles behind each label with the 95 % interval by whole days; n is the effective sample size.</source>
            <translation>Mittel der Kerzen hinter jedem Regime mit dem 95-%-Intervall nach ganzen Tagen; n ist die wirksame Stichprobengröße.</translation>
        </message>
        <message>
            <source>What came after a label</source>
            <translation>Was nach einem Regime kam</translation>
        </message>
        <message>
            <source>Not worked out for so long a range in a report; the Review page and regimescope review --json have it.</source>
            <translation>Für einen so langen Zeitraum im Bericht nicht ausgerechnet; die Seite Auswertung und regimescope review --json haben es.</translation>
        </message>
        <message>
            <source>Gain over baseline</source>
            <translation>Gewinn über das Naheliegende</translation>
        </message>
        <message>
            <source>R² out of sample beyond trailing volatility and the hour of day, with the 95 % interval by whole days; one that holds 0 is no gain.</source>
            <translation>R² außerhalb der Stichprobe, über vorangegangene Volatilität und Tagesstunde hinaus, mit dem 95-%-Intervall nach ganzen Tagen; eines, das 0 enthält, ist kein Gewinn.</translation>
        </message>
        <message>
            <source>Phase gate</source>
            <translation>Phasentor</translation>
        </message>
        <message>
            <source>The operator alone changes the setting.</source>
            <translation>Die Einstellung ändert allein der Betreiber.</translation>
        </message>
        <message>
            <source>What confidence is worth</source>
            <translation>Was Sicherheit wert ist</translation>
        </message>
        <message>
            <source>A forecast is the chance that the label is there again.</source>
            <translation>Eine Vorhersage ist die Chance, dass das Regime wieder da ist.</translation>
        </message>
        <message>
            <source>Confirming a change</source>
            <translation>Einen Wechsel bestätigen</translation>
        </message>
        <message>
            <source>Stability</source>
            <translation>Beständigkeit</translation>
        </message>
        <message>
            <source>What if: the idle target of phases 1 to 4</source>
            <translation>Was wäre, wenn: Ruheziel der Phasen 1 bis 4</translation>
        </message>
        <message>
            <source>Paper grid, simulated</source>
            <translation>Papier-Gitter, simuliert</translation>
        </message>
        <message>
            <source>The bot's own results</source>
            <translation>Die eigenen Ergebnisse des Bots</translation>
        </message>
        <message>
            <source>Blind verdicts</source>
            <translation>Blinde Urteile</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notizen</translation>
        </message>
        <message>
            <source>Paper grid, simulated: by regime at entry</source>
            <translation>Papier-Gitter, simuliert: nach Regime beim Einstieg</translation>
        </message>
        <message>
            <source>The bot's own results, leg A</source>
            <translation>Die eigenen Ergebnisse des Bots, Bein A</translation>
        </message>
        <message>
            <source>The bot's own results, leg B</source>
            <translation>Die eigenen Ergebnisse des Bots, Bein B</translation>
        </message>
        <message>
            <source>HMM, CONFIRM_CANDLES</source>
            <translation>HMM, CONFIRM_CANDLES</translation>
        </message>
        <message>
            <source>Jump model, CONFIRM_CANDLES</source>
            <translation>Sprungmodell, CONFIRM_CANDLES</translation>
        </message>
        <message>
            <source>The gate judges the HMM; the second opinion has no vote.</source>
            <translation>Das Tor beurteilt das HMM; die zweite Meinung hat keine Stimme.</translation>
        </message>
        <message>
            <source>%1 (too few days for an interval)</source>
            <translation>%1 (zu wenige Tage für ein Intervall)</translation>
        </message>
        <message>
            <source>What of the bot's table was not taken</source>
            <translation>Was aus der Tabelle des Bots nicht übernommen wurde</translation>
        </message>
    </context>
    <context>
        <name>RetrainSection</name>
        <message>
            <source>live</source>
            <translation>aktiv</translation>
        </message>
        <message>
            <source>candidate</source>
            <translation>Kandidat</translation>
        </message>
        <message>
            <source>Promote</source>
            <translation>Einsetzen</translation>
        </message>
        <message>
            <source>Promote: sure?</source>
            <translation>Sicher einsetzen?</translation>
        </message>
        <message>
            <source>Reject</source>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <source>Reject: sure?</source>
            <translation>Sicher verwerfen?</translation>
        </message>
    </context>
    <context>
        <name>ReviewCalibration</name>
        <message>
            <source>%1 of ticks have a probability above 0.99; the confidence threshold bites on %2.</source>
            <translation>%1 der Ticks haben eine Wahrscheinlichkeit über 0.99; die Sicherheitsschwelle greift bei %2.</translation>
        </message>
        <message>
            <source>Of the jump model %1 have a score above 0.99, and the threshold bites on %2. Its scores are of staying, not of being right.</source>
            <translation>Beim Sprungmodell haben %1 einen Punktwert über 0.99, und die Schwelle greift bei %2. Seine Punktwerte gelten dem Bleiben, nicht dem Rechthaben.</translation>
        </message>
        <message>
            <source>%1, %2 candles ahead: Brier skill %3, area under the curve %4, calibration error %5.</source>
            <translation>%1, %2 Kerzen voraus: Brier-Güte %3, Fläche unter der Kurve %4, Kalibrierfehler %5.</translation>
        </message>
        <message>
            <source>■ HMM by its transitions</source>
            <translation>■ HMM nach seinen Übergängen</translation>
        </message>
        <message>
            <source>%1 ticks have no forecast: their models are no longer kept, or have not three states.</source>
            <translation>%1 Ticks haben keine Vorhersage: Ihre Modelle sind nicht mehr aufbewahrt oder haben nicht drei Zustände.</translation>
        </message>
        <message>
            <source>○ jump model by its score</source>
            <translation>○ Sprungmodell nach seinem Punktwert</translation>
        </message>
        <message>
            <source>A mark without a line through it has too few days for an interval.</source>
            <translation>Eine Marke ohne Strich hat zu wenige Tage für ein Intervall.</translation>
        </message>
        <message>
            <source>undefined</source>
            <translation>unbestimmt</translation>
        </message>
    </context>
    <context>
        <name>ReviewMaterial</name>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>no replay of %1 is kept, but of %2</source>
            <translation>kein Replay von %1 ist aufbewahrt, wohl aber von %2</translation>
        </message>
        <message>
            <source>the live ledger has no row in this range</source>
            <translation>das Live-Protokoll hat keine Zeile in diesem Zeitraum</translation>
        </message>
        <message>
            <source>no replay has a row in this range: make one with regimescope replay</source>
            <translation>kein Replay hat eine Zeile in diesem Zeitraum: machen Sie eines mit regimescope replay</translation>
        </message>
        <message>
            <source>neither the live ledger nor the newest replay has a row in this range</source>
            <translation>weder das Live-Protokoll noch das neueste Replay hat eine Zeile in diesem Zeitraum</translation>
        </message>
    </context>
    <context>
        <name>ReviewNames</name>
        <message>
            <source>HMM, raw</source>
            <translation>HMM, roh</translation>
        </message>
        <message>
            <source>HMM, shown</source>
            <translation>HMM, gezeigt</translation>
        </message>
        <message>
            <source>Jump model, raw</source>
            <translation>Sprung­modell, roh</translation>
        </message>
        <message>
            <source>Jump model, shown</source>
            <translation>Sprung­modell, gezeigt</translation>
        </message>
        <message>
            <source>Always RANGING</source>
            <translation>Immer RANGING</translation>
        </message>
        <message>
            <source>Sign of the EMA spread</source>
            <translation>EMA-Vorzeichen</translation>
        </message>
        <message>
            <source>Volatility terciles</source>
            <translation>Volatilitätsterzile</translation>
        </message>
        <message>
            <source>Hour of day</source>
            <translation>Tagesstunde</translation>
        </message>
        <message>
            <source>below</source>
            <translation>darunter</translation>
        </message>
        <message>
            <source>above</source>
            <translation>darüber</translation>
        </message>
        <message>
            <source>level</source>
            <translation>gleich</translation>
        </message>
        <message>
            <source>low</source>
            <translation>niedrig</translation>
        </message>
        <message>
            <source>high</source>
            <translation>hoch</translation>
        </message>
        <message>
            <source>middle</source>
            <translation>mittel</translation>
        </message>
        <message>
            <source>%1 h UTC</source>
            <translation>%1 Uhr UTC</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>Rendite</translation>
        </message>
        <message>
            <source>Volatility</source>
            <translation>Volatilität</translation>
        </message>
        <message>
            <source>Efficiency</source>
            <translation>Effizienz</translation>
        </message>
        <message>
            <source>Grid turns</source>
            <translation>Gitterwenden</translation>
        </message>
        <message>
            <source>%1 bp</source>
            <translation>%1 bp</translation>
        </message>
        <message>
            <source>measurable, and practically nothing</source>
            <translation>messbar, und so gut wie nichts</translation>
        </message>
        <message>
            <source>it adds something</source>
            <translation>es bringt etwas</translation>
        </message>
        <message>
            <source>worse than without it</source>
            <translation>schlechter als ohne</translation>
        </message>
        <message>
            <source>no gain over the baseline</source>
            <translation>kein Gewinn über das Naheliegende</translation>
        </message>
        <message>
            <source>No second opinion in this range.</source>
            <translation>Keine zweite Meinung in diesem Bereich.</translation>
        </message>
    </context>
    <context>
        <name>ReviewPage</name>
        <message>
            <source>Review</source>
            <translation>Auswertung</translation>
        </message>
        <message>
            <source>What it will answer</source>
            <translation>Was sie beantworten wird</translation>
        </message>
        <message>
            <source>Did the label say anything about the candles that came after it, beyond what was plain without a model? How often did it stand 15 candles later when it was sure, and how often at any other time? What would each phase have asked of the bot, and how much would it have moved?</source>
            <translation>Sagte das Regime etwas über die folgenden Kerzen, das nicht ohne Modell klar war? Wie oft stand es 15 Kerzen später noch, wenn es sicher war, und wie oft sonst? Was hätte jede Phase vom Bot verlangt, und wie viel hätte er bewegt?</translation>
        </message>
        <message>
            <source>Confidence is a margin between the model's own probabilities. It is not a hit rate, and no direction of price follows from it. The command "replay" runs the detector over a candle file, step by step, without looking ahead.</source>
            <translation>Sicherheit ist ein Abstand zwischen den Wahrscheinlichkeiten des Modells. Sie ist keine Trefferquote, und keine Kursrichtung folgt aus ihr. Der Befehl „replay“ lässt den Detektor Schritt für Schritt über eine Kerzendatei laufen, ohne vorauszusehen.</translation>
        </message>
    </context>
    <context>
        <name>ReviewRangeSection</name>
        <message>
            <source>What is reviewed</source>
            <translation>Was ausgewertet wird</translation>
        </message>
        <message>
            <source>live, else replay</source>
            <translation>live, sonst Replay</translation>
        </message>
        <message>
            <source>live</source>
            <translation>live</translation>
        </message>
        <message>
            <source>replay</source>
            <translation>Replay</translation>
        </message>
        <message>
            <source>from</source>
            <translation>von</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Erster Tag</translation>
        </message>
        <message>
            <source>the first</source>
            <translation>erster</translation>
        </message>
        <message>
            <source>to</source>
            <translation>bis</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Letzter Tag</translation>
        </message>
        <message>
            <source>the last</source>
            <translation>letzter</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Auswerten</translation>
        </message>
        <message>
            <source>Review, %1 %</source>
            <translation>Auswertung, %1 %</translation>
        </message>
    </context>
    <context>
        <name>ReviewRows</name>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>too few days</source>
            <translation>zu wenige Tage</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>%1 (%2 to %3)</source>
            <translation>%1 (%2 bis %3)</translation>
        </message>
        <message>
            <source>candles</source>
            <translation>Kerzen</translation>
        </message>
        <message>
            <source>bear/range/bull/?, %</source>
            <translation>bear/range/bull/?, %</translation>
        </message>
        <message>
            <source>episodes</source>
            <translation>Episoden</translation>
        </message>
        <message>
            <source>dwell, median</source>
            <translation>Dauer, Median</translation>
        </message>
        <message>
            <source>dwell, 95th percentile</source>
            <translation>Dauer, 95. Perzentil</translation>
        </message>
        <message>
            <source>changes a day</source>
            <translation>Wechsel am Tag</translation>
        </message>
        <message>
            <source>shown unlike raw</source>
            <translation>gezeigt anders als roh</translation>
        </message>
        <message>
            <source>still stands 15 later</source>
            <translation>gilt 15 später noch</translation>
        </message>
        <message>
            <source>raw at limit</source>
            <translation>roh am An­schlag</translation>
        </message>
        <message>
            <source>out at limit</source>
            <translation>aus am An­schlag</translation>
        </message>
        <message>
            <source>travel a day</source>
            <translation>Weg am Tag</translation>
        </message>
        <message>
            <source>sign flips</source>
            <translation>Vor­zei­chen­wech­sel</translation>
        </message>
        <message>
            <source>trend vs bias</source>
            <translation>Trend gegen Ten­denz</translation>
        </message>
        <message>
            <source>mean skew</source>
            <translation>mitt­lere Schief­lage</translation>
        </message>
        <message>
            <source>skew flips</source>
            <translation>Wech­sel der Schief­lage</translation>
        </message>
        <message>
            <source>phase %1, blend %2</source>
            <translation>Phase %1, Mischung %2</translation>
        </message>
        <message>
            <source>simulated</source>
            <translation>simuliert</translation>
        </message>
        <message>
            <source>phase %1</source>
            <translation>Phase %1</translation>
        </message>
        <message>
            <source>equity, $</source>
            <translation>Vermögen, $</translation>
        </message>
        <message>
            <source>on capital</source>
            <translation>auf Kapital</translation>
        </message>
        <message>
            <source>worst drawdown, $</source>
            <translation>größter Rückgang, $</translation>
        </message>
        <message>
            <source>open recoveries</source>
            <translation>offene Nachzügler</translation>
        </message>
        <message>
            <source>$ a day against phase 1</source>
            <translation>$ am Tag gegen Phase 1</translation>
        </message>
        <message>
            <source>its 95 % interval</source>
            <translation>95-%-Intervall</translation>
        </message>
        <message>
            <source>Grid turns within 60 candles</source>
            <translation>Gitterwenden in 60 Kerzen</translation>
        </message>
        <message>
            <source>Log volatility of the next 15 candles</source>
            <translation>Log-Volatilität der nächsten 15 Kerzen</translation>
        </message>
        <message>
            <source>orphans against phase 1, points</source>
            <translation>Waisen gegen Phase 1, Punkte</translation>
        </message>
        <message>
            <source>%1–%2</source>
            <translation>%1–%2</translation>
        </message>
        <message>
            <source>at entry</source>
            <translation>beim Einstieg</translation>
        </message>
        <message>
            <source>cycles</source>
            <translation>Zyklen</translation>
        </message>
        <message>
            <source>won</source>
            <translation>gewonnen</translation>
        </message>
        <message>
            <source>95 %</source>
            <translation>95 %</translation>
        </message>
        <message>
            <source>net, $</source>
            <translation>netto, $</translation>
        </message>
        <message>
            <source>fees, $</source>
            <translation>Gebühren, $</translation>
        </message>
        <message>
            <source>median age</source>
            <translation>Alter, Median</translation>
        </message>
        <message>
            <source>orphans</source>
            <translation>Waisen</translation>
        </message>
        <message>
            <source>no entry time</source>
            <translation>ohne Einstiegszeit</translation>
        </message>
        <message>
            <source>no ledger row</source>
            <translation>ohne Eintrag im Protokoll</translation>
        </message>
        <message>
            <source>all</source>
            <translation>alle</translation>
        </message>
        <message>
            <source>as the bot recorded, in some versions at exit</source>
            <translation>wie der Bot es schrieb, in manchen Versionen beim Ausstieg</translation>
        </message>
        <message>
            <source>phase 1, at entry</source>
            <translation>Phase 1, beim Einstieg</translation>
        </message>
        <message>
            <source>entries</source>
            <translation>Einstiege</translation>
        </message>
        <message>
            <source>still open</source>
            <translation>noch offen</translation>
        </message>
        <message>
            <source>net of closed, $</source>
            <translation>netto der beendeten, $</translation>
        </message>
        <message>
            <source>half out within</source>
            <translation>halb heraus nach</translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>noch nicht</translation>
        </message>
        <message>
            <source>of these false, back within 15</source>
            <translation>davon falsch, binnen 15 zurück</translation>
        </message>
        <message>
            <source>HMM, %1</source>
            <translation>HMM, %1</translation>
        </message>
        <message>
            <source>Jump model, %1</source>
            <translation>Sprungmodell, %1</translation>
        </message>
        <message>
            <source>simulated, by the jump model's bias</source>
            <translation>simuliert, nach der Tendenz des Sprungmodells</translation>
        </message>
        <message>
            <source>by the jump model at entry</source>
            <translation>nach dem Sprungmodell beim Einstieg</translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>keine Antwort</translation>
        </message>
        <message>
            <source>Row %1: %2</source>
            <translation>Zeile %1: %2</translation>
        </message>
        <message>
            <source>%1 more rows were refused.</source>
            <translation>%1 weitere Zeilen wurden abgelehnt.</translation>
        </message>
        <message>
            <source>Column %1: %2 cells could not be read, the first in row %3: %4</source>
            <translation>Spalte %1: %2 Zellen waren nicht lesbar, die erste in Zeile %3: %4</translation>
        </message>
    </context>
    <context>
        <name>ReviewWords</name>
        <message>
            <source>not enough data: below %1 days</source>
            <translation>zu wenige Daten: unter %1 Tagen</translation>
        </message>
        <message>
            <source>no candle has a label, a volatility before it and an outcome behind it</source>
            <translation>keine Kerze hat ein Regime, eine Volatilität davor und ein Ergebnis danach</translation>
        </message>
        <message>
            <source>labels on %1 day: too few to forecast %2 days from those before</source>
            <translation>Regime an %1 Tag: zu wenig, um %2 Tage aus denen davor vorherzusagen</translation>
        </message>
        <message>
            <source>labels on %1 days: too few to forecast %2 days from those before</source>
            <translation>Regime an %1 Tagen: zu wenige, um %2 Tage aus denen davor vorherzusagen</translation>
        </message>
        <message>
            <source>what came after the labels never varies</source>
            <translation>was auf die Regime folgte, ändert sich nie</translation>
        </message>
        <message>
            <source>what came after the labels hardly ever varies</source>
            <translation>was auf die Regime folgte, ändert sich kaum je</translation>
        </message>
        <message>
            <source>The HMM has answered no candle of this range.</source>
            <translation>Das HMM hat in diesem Zeitraum keine Kerze beantwortet.</translation>
        </message>
        <message>
            <source>No label has been followed for %1 candles yet.</source>
            <translation>Noch kein Regime ließ sich %1 Kerzen weit verfolgen.</translation>
        </message>
        <message>
            <source>Confidence was never &gt;= %1; the label still stood %2 candles later in %3 % of all ticks.</source>
            <translation>Die Sicherheit war nie &gt;= %1; das Regime galt %2 Kerzen später noch bei %3 % aller Ticks.</translation>
        </message>
        <message>
            <source>When confidence was &gt;= %1 (%2 % of ticks) the label still stood %3 candles later in %4 %; over all ticks in %5 %.</source>
            <translation>Bei einer Sicherheit &gt;= %1 (%2 % der Ticks) galt das Regime %3 Kerzen später noch in %4 %; über alle Ticks in %5 %.</translation>
        </message>
        <message>
            <source>No label of the jump model has been followed for %1 candles yet.</source>
            <translation>Noch kein Regime des Sprungmodells wurde %1 Kerzen lang verfolgt.</translation>
        </message>
        <message>
            <source>The jump model's largest score never led by &gt;= %1; its label still stood %2 candles later in %3 % of all ticks.</source>
            <translation>Der größte Punktwert des Sprungmodells führte nie mit &gt;= %1; sein Regime galt %2 Kerzen später noch in %3 % aller Ticks.</translation>
        </message>
        <message>
            <source>When the jump model's largest score led by &gt;= %1 (%2 % of ticks) its label still stood %3 candles later in %4 %; over all ticks in %5 %.</source>
            <translation>Führte der größte Punktwert des Sprungmodells mit &gt;= %1 (%2 % der Ticks), galt sein Regime %3 Kerzen später noch in %4 %; über alle Ticks in %5 %.</translation>
        </message>
        <message>
            <source>No review was made: %1.</source>
            <translation>Es wurde nichts ausgewertet: %1.</translation>
        </message>
    </context>
    <context>
        <name>SettingEditor</name>
        <message>
            <source>Set by the %1, which wins over the file: change it there.</source>
            <translation>Gesetzt durch: %1; das geht der Datei vor und ist dort zu ändern.</translation>
        </message>
        <message>
            <source>Written. The next start takes it; until then %1 is in force.</source>
            <translation>Geschrieben. Der nächste Start übernimmt es; bis dahin gilt %1.</translation>
        </message>
        <message>
            <source>the built-in value</source>
            <translation>der eingebaute Wert</translation>
        </message>
        <message>
            <source>Takes effect at the next start.</source>
            <translation>Gilt ab dem nächsten Start.</translation>
        </message>
        <message>
            <source>Takes effect at once.</source>
            <translation>Gilt sofort.</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>leer</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Sichern</translation>
        </message>
        <message>
            <source>Back to %1</source>
            <translation>Zurück zu %1</translation>
        </message>
        <message>
            <source>Back to the default</source>
            <translation>Zurück zur Vorgabe</translation>
        </message>
        <message>
            <source>Allowed: %1</source>
            <translation>Erlaubt: %1</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Show only keys with these words</source>
            <translation>Nur Schlüssel mit diesen Wörtern zeigen</translation>
        </message>
        <message>
            <source>Show only …</source>
            <translation>Zeige nur …</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
        <message>
            <source>Copy diagnostics</source>
            <translation>Diagnose kopieren</translation>
        </message>
        <message>
            <source>Changes are written to the configuration file; passwords never are.</source>
            <translation>Änderungen kommen in die Konfigurationsdatei; Passwörter nie.</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Came from</source>
            <translation>Kommt von</translation>
        </message>
        <message>
            <source>Allowed</source>
            <translation>Erlaubt</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>Vorgabe</translation>
        </message>
        <message>
            <source>Configuration</source>
            <translation>Konfiguration</translation>
        </message>
        <message>
            <source>No key has these words.</source>
            <translation>Kein Schlüssel hat diese Wörter.</translation>
        </message>
        <message>
            <source>The configuration has not been read yet.</source>
            <translation>Die Konfiguration ist noch nicht gelesen.</translation>
        </message>
    </context>
    <context>
        <name>SettingsRow</name>
        <message>
            <source>%1, next %2</source>
            <translation>%1, dann %2</translation>
        </message>
    </context>
    <context>
        <name>SharedStore</name>
        <message>
            <source>Shared store online</source>
            <translation>Gemeinsamer Speicher verbunden</translation>
        </message>
        <message>
            <source>Shared store not reached yet</source>
            <translation>Gemeinsamer Speicher noch nicht erreicht</translation>
        </message>
        <message>
            <source>Shared store offline</source>
            <translation>Gemeinsamer Speicher nicht erreichbar</translation>
        </message>
        <message>
            <source>%1, %2 waiting</source>
            <translation>%1, %2 warten</translation>
        </message>
    </context>
    <context>
        <name>SpokenCharts</name>
        <message>
            <source>no candle.</source>
            <translation>keine Kerze.</translation>
        </message>
        <message>
            <source>opens at %1, closes at %2, highest %3, lowest %4.</source>
            <translation>öffnet bei %1, schließt bei %2, höchstens %3, mindestens %4.</translation>
        </message>
        <message>
            <source>no answer.</source>
            <translation>keine Antwort.</translation>
        </message>
        <message>
            <source>%1 in %2</source>
            <translation>%1 in %2</translation>
        </message>
        <message>
            <source>shown %1; last bearish %2, ranging %3, bullish %4.</source>
            <translation>gezeigt %1; zuletzt bearish %2, ranging %3, bullish %4.</translation>
        </message>
        <message>
            <source>confidence from %1 to %2, last %3; bias from %4 to %5, last %6.</source>
            <translation>Sicherheit von %1 bis %2, zuletzt %3; Tendenz von %4 bis %5, zuletzt %6.</translation>
        </message>
        <message>
            <source>%1, of them quiet %2 and warming up %3; lost %4.</source>
            <translation>%1, davon still %2 und im Warmlauf %3; verloren %4.</translation>
        </message>
        <message>
            <source>No candles here.</source>
            <translation>Hier sind keine Kerzen.</translation>
        </message>
    </context>
    <context>
        <name>StabilitySection</name>
        <message>
            <source>Stability</source>
            <translation>Beständigkeit</translation>
        </message>
    </context>
    <context>
        <name>StatesSection</name>
        <message>
            <source>State means ± spread, raw units</source>
            <translation>Mittel der Zustände ± Streuung, rohe Einheiten</translation>
        </message>
        <message>
            <source>No model yet.</source>
            <translation>Noch kein Modell.</translation>
        </message>
        <message>
            <source>State %1: %2</source>
            <translation>Zustand %1: %2</translation>
        </message>
        <message>
            <source>Neighbours by ema_spread_pct</source>
            <translation>Nachbarn nach ema_spread_pct</translation>
        </message>
    </context>
    <context>
        <name>StoreSection</name>
        <message>
            <source>Store</source>
            <translation>Speicher</translation>
        </message>
        <message>
            <source>Kept in</source>
            <translation>Gehalten in</translation>
        </message>
        <message>
            <source>Back up …</source>
            <translation>Sichern …</translation>
        </message>
        <message>
            <source>Restore …</source>
            <translation>Wiederherstellen …</translation>
        </message>
        <message>
            <source>Restore this backup</source>
            <translation>Diese Sicherung wiederherstellen</translation>
        </message>
        <message>
            <source>Restore: sure?</source>
            <translation>Wiederherstellen: sicher?</translation>
        </message>
    </context>
    <context>
        <name>SurvivalChart</name>
        <message>
            <source>Share of entries still open by time since entry, on a logarithmic scale: BEARISH dotted, RANGING whole, BULLISH dashed.</source>
            <translation>Anteil noch offener Einstiege nach Zeit seit dem Einstieg, logarithmisch: BEARISH gepunktet, RANGING durchgezogen, BULLISH gestrichelt.</translation>
        </message>
    </context>
    <context>
        <name>SyncList</name>
        <message>
            <source>Sync history</source>
            <translation>Verlauf der Abgleiche</translation>
        </message>
        <message>
            <source>Nothing has been asked yet.</source>
            <translation>Noch wurde nichts gefragt.</translation>
        </message>
    </context>
    <context>
        <name>ThenBanner</name>
        <message>
            <source>THEN  %1</source>
            <translation>DAMALS  %1</translation>
        </message>
        <message>
            <source>Now (Esc)</source>
            <translation>Jetzt (Esc)</translation>
        </message>
        <message>
            <source>COMPUTED  %1</source>
            <translation>BERECHNET  %1</translation>
        </message>
    </context>
    <context>
        <name>TrainingSection</name>
        <message>
            <source>Trained</source>
            <translation>Trainiert</translation>
        </message>
        <message>
            <source>Next training</source>
            <translation>Nächstes Training</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>Alter</translation>
        </message>
        <message>
            <source>Past the mark, 3 intervals, the verdict is CAUTION; at the end, 7, DO NOT USE.</source>
            <translation>Ab der Marke, 3 Intervallen, lautet das Urteil CAUTION; am Ende, 7, DO NOT USE.</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Train now</source>
            <translation>Jetzt trainieren</translation>
        </message>
    </context>
    <context>
        <name>TransitionSection</name>
        <message>
            <source>Transitions at the next candle</source>
            <translation>Übergänge zur nächsten Kerze</translation>
        </message>
        <message>
            <source>No model yet: nothing to draw.</source>
            <translation>Noch kein Modell: nichts zu zeichnen.</translation>
        </message>
        <message>
            <source>to %1</source>
            <translation>nach %1</translation>
        </message>
        <message>
            <source>stay, occupancy</source>
            <translation>Verweilen, Anteil</translation>
        </message>
        <message>
            <source>From %1: %2; stays %3 candles, %4 of the rows</source>
            <translation>Von %1: %2; verweilt %3 Kerzen, %4 der Zeilen</translation>
        </message>
        <message>
            <source>%1 candles, %2</source>
            <translation>%1 Kerzen, %2</translation>
        </message>
    </context>
    <context>
        <name>Trust</name>
        <message>
            <source>Backfill it</source>
            <translation>Nachladen</translation>
        </message>
        <message>
            <source>Backfill them</source>
            <translation>Nachladen</translation>
        </message>
        <message>
            <source>%1 of %2 candles for training.</source>
            <translation>%1 von %2 Kerzen fürs Training.</translation>
        </message>
        <message>
            <source>Backfill</source>
            <translation>Nachladen</translation>
        </message>
        <message>
            <source>Only %1 of the candles carry volume.</source>
            <translation>Nur %1 der Kerzen haben Volumen.</translation>
        </message>
        <message>
            <source>Look at the store</source>
            <translation>Speicher ansehen</translation>
        </message>
        <message>
            <source>%1 MB left on the store's disk: candles will soon not be kept.</source>
            <translation>Noch %1 MB auf dem Laufwerk des Speichers: Bald werden Kerzen nicht mehr gehalten.</translation>
        </message>
        <message>
            <source>Candles are kept for %1, less than the training window of %2.</source>
            <translation>Kerzen werden %1 gehalten, weniger als das Trainingsfenster von %2.</translation>
        </message>
        <message>
            <source>Open settings</source>
            <translation>Einstellungen öffnen</translation>
        </message>
        <message>
            <source>Polling is switched off by HMM_OHLCV_ENABLED.</source>
            <translation>Die Abfrage ist durch HMM_OHLCV_ENABLED abgeschaltet.</translation>
        </message>
        <message>
            <source>%1 lists %2 as %3: its candles go on.</source>
            <translation>%1 führt %2 als %3: Die Kerzen gehen weiter.</translation>
        </message>
        <message>
            <source>This computer's clock is %1 %2 %3; ages are corrected for it.</source>
            <translation>Die Uhr dieses Rechners geht %1 %2 %3; die Alter sind darum berichtigt.</translation>
        </message>
        <message>
            <source>behind</source>
            <translation>nach gegenüber</translation>
        </message>
        <message>
            <source>ahead of</source>
            <translation>vor gegenüber</translation>
        </message>
        <message>
            <source>Demo market: simulated candles.</source>
            <translation>Demo-Markt: simulierte Kerzen.</translation>
        </message>
        <message>
            <source>paused until </source>
            <translation>Pause bis </translation>
        </message>
        <message>
            <source>polling is paused</source>
            <translation>die Abfrage ruht</translation>
        </message>
        <message>
            <source>%1 of %2 candles: too few to train.</source>
            <translation>%1 von %2 Kerzen: zu wenige fürs Training.</translation>
        </message>
        <message>
            <source>No candles yet: asking %1 for the first ones.</source>
            <translation>Noch keine Kerzen: Die ersten werden von %1 erfragt.</translation>
        </message>
        <message>
            <source>No candles stored yet.</source>
            <translation>Noch keine Kerzen gespeichert.</translation>
        </message>
        <message>
            <source>Open the demo market</source>
            <translation>Demo-Markt öffnen</translation>
        </message>
        <message>
            <source>No candle for %1: </source>
            <translation>Seit %1 keine Kerze: </translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>%1 is not answering.</source>
            <translation>%1 antwortet nicht.</translation>
        </message>
        <message>
            <source>%1 asked to slow down, %2.</source>
            <translation>%1 bittet um langsamere Anfragen, %2.</translation>
        </message>
        <message>
            <source>%1 refused the request%2.</source>
            <translation>%1 hat die Anfrage abgelehnt%2.</translation>
        </message>
        <message>
            <source>%1 is limited%2.</source>
            <translation>%1 ist eingeschränkt%2.</translation>
        </message>
        <message>
            <source>%1 answers, but sends no new one.</source>
            <translation>%1 antwortet, sendet aber keine neue.</translation>
        </message>
        <message>
            <source>%1 has not answered yet.</source>
            <translation>%1 hat noch nicht geantwortet.</translation>
        </message>
        <message>
            <source>%1 is not answering%2.</source>
            <translation>%1 antwortet nicht%2.</translation>
        </message>
        <message>
            <source>%1 asked to slow down: %2.</source>
            <translation>%1 bittet um langsamere Anfragen: %2.</translation>
        </message>
        <message>
            <source>Look at the data</source>
            <translation>Daten ansehen</translation>
        </message>
        <message>
            <source>The detector is off: trend only.</source>
            <translation>Der Detektor ist aus: nur Trend.</translation>
        </message>
        <message>
            <source>Retraining, %1; the present model answers meanwhile.</source>
            <translation>Neues Training, %1; das jetzige Modell antwortet solange.</translation>
        </message>
        <message>
            <source>The last training was refused: %1</source>
            <translation>Das letzte Training wurde abgelehnt: %1</translation>
        </message>
        <message>
            <source>Look at the model</source>
            <translation>Modell ansehen</translation>
        </message>
        <message>
            <source>Model %1 is held back; model %2 answers until you promote or reject it.</source>
            <translation>Modell %1 ist zurückgehalten; Modell %2 antwortet, bis es eingesetzt oder verworfen ist.</translation>
        </message>
        <message>
            <source>The model has a short-lived state: %1.</source>
            <translation>Das Modell hat einen kurzlebigen Zustand: %1.</translation>
        </message>
        <message>
            <source>The regimes' names are unreliable: %1.</source>
            <translation>Die Namen der Regimes sind unzuverlässig: %1.</translation>
        </message>
        <message>
            <source>PSI of %1</source>
            <translation>PSI von %1</translation>
        </message>
        <message>
            <source>Drift: %1 beyond its own 99th percentile for %2.</source>
            <translation>Drift: %1 %2 lang jenseits des eigenen 99. Perzentils.</translation>
        </message>
        <message>
            <source>Drift: %1 beyond their own 99th percentile.</source>
            <translation>Drift: %1 jenseits ihrer eigenen 99. Perzentile.</translation>
        </message>
        <message>
            <source>The raw label flickers: %1 changes in a day; 99 of 100 days of this market have at most %2.</source>
            <translation>Das rohe Regime flackert: %1 Wechsel an einem Tag; 99 von 100 Tagen dieses Markts haben höchstens %2.</translation>
        </message>
        <message>
            <source>Training the first model: %1.</source>
            <translation>Das erste Modell wird trainiert: %1.</translation>
        </message>
        <message>
            <source>No model: training was refused: %1</source>
            <translation>Kein Modell: Das Training wurde abgelehnt: %1</translation>
        </message>
        <message>
            <source>Train again</source>
            <translation>Erneut trainieren</translation>
        </message>
        <message>
            <source>No model has been trained yet.</source>
            <translation>Noch ist kein Modell trainiert.</translation>
        </message>
        <message>
            <source>Train now</source>
            <translation>Jetzt trainieren</translation>
        </message>
        <message>
            <source>No model yet: it trains itself once %1 are there.</source>
            <translation>Noch kein Modell: Es trainiert sich selbst, sobald %1 da sind.</translation>
        </message>
        <message>
            <source>The model is %1 old, %2 retrain intervals.</source>
            <translation>Das Modell ist %1 alt, %2 Trainingsintervalle.</translation>
        </message>
        <message>
            <source>A hole of lost candles lies within the newest %1.</source>
            <translation>Eine Lücke verlorener Kerzen liegt in den neuesten %1.</translation>
        </message>
        <message>
            <source>Warming up: %1 of %2 candles.</source>
            <translation>Warmlauf: %1 von %2 Kerzen.</translation>
        </message>
        <message>
            <source>Restored, %1 old: no inference since the start.</source>
            <translation>Wiederhergestellt, %1 alt: seit dem Start keine Inferenz.</translation>
        </message>
        <message>
            <source>The model has not answered yet.</source>
            <translation>Das Modell hat noch nicht geantwortet.</translation>
        </message>
        <message>
            <source>The detector fails: %1</source>
            <translation>Der Detektor versagt: %1</translation>
        </message>
        <message>
            <source>The detector has failed for %1: %2</source>
            <translation>Der Detektor versagt seit %1: %2</translation>
        </message>
        <message>
            <source>Starting: nothing heard from the data pipeline yet.</source>
            <translation>Start: Von den Daten ist noch nichts zu hören.</translation>
        </message>
        <message>
            <source>the demo exchange</source>
            <translation>die Demo-Börse</translation>
        </message>
        <message>
            <source>The demo exchange</source>
            <translation>Die Demo-Börse</translation>
        </message>
        <message>
            <source>%1 lost at %2 UTC.</source>
            <translation>%1 verloren um %2 UTC.</translation>
        </message>
        <message>
            <source>%1 lost in %2 places, the newest at %3 UTC.</source>
            <translation>%1 verloren an %2 Stellen, die neueste um %3 UTC.</translation>
        </message>
    </context>
    <context>
        <name>TrustStrip</name>
        <message>
            <source> · demo</source>
            <translation> · Demo</translation>
        </message>
        <message>
            <source>now: %1</source>
            <translation>jetzt: %1</translation>
        </message>
    </context>
    <context>
        <name>WhatIfSection</name>
        <message>
            <source>What if: the idle target of phases 1 to 4</source>
            <translation>Was wäre, wenn: Ruheziel der Phasen 1 bis 4</translation>
        </message>
    </context>
    <context>
        <name>WindowSection</name>
        <message>
            <source>Training window</source>
            <translation>Trainingsfenster</translation>
        </message>
        <message>
            <source>Samples</source>
            <translation>Kerzen</translation>
        </message>
        <message>
            <source>Coverage, contiguity</source>
            <translation>Abdeckung, Lückenlosigkeit</translation>
        </message>
        <message>
            <source>Span</source>
            <translation>Spanne</translation>
        </message>
        <message>
            <source>Lost candles</source>
            <translation>Verlorene Kerzen</translation>
        </message>
        <message>
            <source>Quiet, no trade</source>
            <translation>Still, ohne Abschluss</translation>
        </message>
        <message>
            <source>With volume</source>
            <translation>Mit Volumen</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Quelle</translation>
        </message>
    </context>
    <context>
        <name>Wording</name>
        <message>
            <source>%1 days</source>
            <translation>%1 Tage</translation>
        </message>
        <message>
            <source>1 candle</source>
            <translation>1 Kerze</translation>
        </message>
        <message>
            <source>%1 candles</source>
            <translation>%1 Kerzen</translation>
        </message>
        <message>
            <source>d MMM</source>
            <extracomment>a day of a month, as QLocale::toString() takes it</extracomment>
            <translation>d. MMM</translation>
        </message>
    </context>
    <context>
        <name>regime::AlertWatch</name>
        <message>
            <source>Test of alerts</source>
            <translation>Probe der Meldungen</translation>
        </message>
        <message>
            <source>This is how an alert arrives.</source>
            <translation>So kommt eine Meldung an.</translation>
        </message>
    </context>
    <context>
        <name>regime::AlertsModel</name>
        <message>
            <source>until %1 %2</source>
            <translation>bis %1 %2</translation>
        </message>
        <message>
            <source>since %1 %2</source>
            <translation>seit %1 %2</translation>
        </message>
        <message>
            <source>%1, over after %2</source>
            <translation>%1, vorbei nach %2</translation>
        </message>
        <message>
            <source>%1, for %2</source>
            <translation>%1, seit %2</translation>
        </message>
        <message>
            <source>Confidence, from six hours before</source>
            <translation>Sicherheit, ab sechs Stunden davor</translation>
        </message>
        <message>
            <source>Close, from six hours before</source>
            <translation>Schlusskurs, ab sechs Stunden davor</translation>
        </message>
        <message>
            <source>%1: %2 to %3</source>
            <translation>%1: %2 bis %3</translation>
        </message>
    </context>
    <context>
        <name>regime::AsNowModel</name>
        <message>
            <source>no model yet</source>
            <translation>noch kein Modell</translation>
        </message>
        <message>
            <source>Working through the candles in view</source>
            <translation>Die Kerzen im Bild werden durchgegangen</translation>
        </message>
        <message>
            <source>It has no answer for the candles in view.</source>
            <translation>Es hat keine Antwort für die Kerzen im Bild.</translation>
        </message>
        <message>
            <source>Nothing to compare: the ledger has no row of the %1 in view.</source>
            <translation>Nichts zu vergleichen: Das Buch hat keine Zeile zu den %1 im Bild.</translation>
        </message>
        <message>
            <source>%1 of %2 change label against the ledger</source>
            <translation>%1 von %2 wechseln ihr Regime gegenüber dem Buch</translation>
        </message>
        <message>
            <source>The one candle in the ledger changes label</source>
            <translation>Die eine Kerze im Buch wechselt ihr Regime</translation>
        </message>
        <message>
            <source>The one candle in the ledger keeps its label</source>
            <translation>Die eine Kerze im Buch behält ihr Regime</translation>
        </message>
        <message>
            <source>; one more has no row in it.</source>
            <translation>; eine weitere hat dort keine Zeile.</translation>
        </message>
        <message>
            <source>; %1 more have no row in it.</source>
            <translation>; %1 weitere haben dort keine Zeile.</translation>
        </message>
    </context>
    <context>
        <name>regime::BackfillModel</name>
        <message>
            <source>Nothing is missing of the newest %1.</source>
            <translation>Von den neuesten %1 fehlt nichts.</translation>
        </message>
        <message>
            <source>%1 missing</source>
            <translation>%1 fehlen</translation>
        </message>
        <message>
            <source>%1; what they cost is known with the first candles.</source>
            <translation>%1; was sie kosten, ist mit den ersten Kerzen bekannt.</translation>
        </message>
        <message>
            <source>%1: %2 serves them in one request.</source>
            <translation>%1: %2 liefert sie in einer Anfrage.</translation>
        </message>
        <message>
            <source>the demo exchange</source>
            <translation>die Demo-Börse</translation>
        </message>
        <message>
            <source>Kraken</source>
            <translation>Kraken</translation>
        </message>
        <message>
            <source>%1. OHLC serves %2; the rest is built from trades: %3.</source>
            <translation>%1. OHLC liefert %2; der Rest wird aus Abschlüssen gebaut: %3.</translation>
        </message>
        <message>
            <source>It stops after %1 pages and goes on from there the next time.</source>
            <translation>Es hält nach %1 Seiten an und geht beim nächsten Mal von dort weiter.</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>asking OHLC for the newest candles</source>
            <translation>fragt OHLC nach den neuesten Kerzen</translation>
        </message>
        <message>
            <source>page %1 of trades, at most %2</source>
            <translation>Seite %1 der Abschlüsse, höchstens %2</translation>
        </message>
        <message>
            <source>%1 to go</source>
            <translation>noch %1</translation>
        </message>
        <message>
            <source>waiting to ask again</source>
            <translation>wartet auf den nächsten Versuch</translation>
        </message>
        <message>
            <source>%1 added</source>
            <translation>%1 ergänzt</translation>
        </message>
        <message>
            <source>%1. Next try at %2.</source>
            <translation>%1. Nächster Versuch um %2.</translation>
        </message>
        <message>
            <source>Never run.</source>
            <translation>Nie gelaufen.</translation>
        </message>
        <message>
            <source>Last run at %1 UTC: %2</source>
            <translation>Letzter Lauf um %1 UTC: %2</translation>
        </message>
    </context>
    <context>
        <name>regime::Backfiller</name>
        <message>
            <source>Nothing was added: %1</source>
            <translation>Nichts wurde ergänzt: %1</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Abgebrochen</translation>
        </message>
    </context>
    <context>
        <name>regime::BackupModel</name>
        <message>
            <source>%1 is put in the place of store, ledger and models; those are set aside.</source>
            <translation>%1 tritt an die Stelle von Speicher, Hauptbuch und Modellen; diese werden zur Seite gelegt.</translation>
        </message>
    </context>
    <context>
        <name>regime::BackupTask</name>
        <message>
            <source>Backing up to %1</source>
            <translation>Sicherung nach %1 läuft</translation>
        </message>
        <message>
            <source>Backed up to %1</source>
            <translation>Gesichert in %1</translation>
        </message>
        <message>
            <source>No backup was made: %1</source>
            <translation>Es wurde nichts gesichert: %1</translation>
        </message>
        <message>
            <source>Restored from %1; what was there before is in %2</source>
            <translation>Wiederhergestellt aus %1; was vorher da war, liegt in %2</translation>
        </message>
        <message>
            <source>Nothing was restored: %1</source>
            <translation>Es wurde nichts wiederhergestellt: %1</translation>
        </message>
    </context>
    <context>
        <name>regime::BlindModel</name>
        <message>
            <source>Judge episodes by their beginning, without their label: does the regime say what you see?</source>
            <translation>Abschnitte nach ihrem Anfang beurteilen, ohne ihr Regime zu kennen: Sagt es, was Sie sehen?</translation>
        </message>
        <message>
            <source>There is no further episode to judge: each must last %1 candles. Review another range, or again after more candles.</source>
            <translation>Kein weiterer Abschnitt ist zu beurteilen: Jeder muss %1 Kerzen dauern. Werten Sie einen anderen Bereich aus, oder später noch einmal.</translation>
        </message>
        <message>
            <source>An episode begins at the line. Which regime is it?</source>
            <translation>An der Linie beginnt ein Abschnitt. Welches Regime ist es?</translation>
        </message>
        <message>
            <source>You agree: %1, from %2 UTC for %3.</source>
            <translation>Sie stimmen überein: %1, von %2 UTC an, %3 lang.</translation>
        </message>
        <message>
            <source>You said %4. It was %1, from %2 UTC for %3.</source>
            <translation>Sie sagten %4. Es war %1, von %2 UTC an, %3 lang.</translation>
        </message>
        <message>
            <source>The verdict was not kept: %1</source>
            <translation>Das Urteil wurde nicht aufbewahrt: %1</translation>
        </message>
        <message>
            <source>No verdict was given yet.</source>
            <translation>Noch kein Urteil wurde gefällt.</translation>
        </message>
        <message>
            <source>%1 of %2 verdicts agree with the label: %3 % (%4 to %5). Chance alone would agree in %6 %.</source>
            <translation>%1 von %2 Urteilen stimmen mit dem Modell überein: %3 % (%4 bis %5). Zufall allein träfe %6 %.</translation>
        </message>
        <message>
            <source>Kappa %1; not enough data for its interval.</source>
            <translation>Kappa %1; zu wenige Daten für sein Intervall.</translation>
        </message>
        <message>
            <source>Kappa %1 (%2 to %3).</source>
            <translation>Kappa %1 (%2 bis %3).</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>Price of %1 before an episode and of its first %2, against the close before it: highest %3, lowest %4, at the end %5.</source>
            <translation>Preis von %1 vor einem Abschnitt und seinen ersten %2, gegen den Schluss vor ihm: höchstens %3, mindestens %4, am Ende %5.</translation>
        </message>
        <message>
            <source>The jump model showed %1 at the chart's end.</source>
            <translation>Das Sprungmodell zeigte am Ende des Bildes %1.</translation>
        </message>
        <message>
            <source>When this was reviewed no verdict could be set beside the jump model's label.</source>
            <translation>Bei dieser Auswertung war kein Urteil neben ein Regime des Sprungmodells zu stellen.</translation>
        </message>
        <message>
            <source>What the jump model showed at the chart's end agreed, when this was reviewed, with %1 of %2: %3 %, by chance %4 %.</source>
            <translation>Was das Sprungmodell am Ende des Bildes zeigte, stimmte bei dieser Auswertung mit %1 von %2 überein: %3 %, durch Zufall %4 %.</translation>
        </message>
        <message>
            <source>The episodes are the HMM's.</source>
            <translation>Die Episoden sind die des HMM.</translation>
        </message>
        <message>
            <source>Verdicts on replays that can no longer be told apart are kept and not counted here: %1.</source>
            <translation>Urteile über Replays, die sich nicht mehr unterscheiden lassen, sind aufbewahrt und zählen hier nicht: %1.</translation>
        </message>
    </context>
    <context>
        <name>regime::BotStatusFeed</name>
        <message>
            <source>it redirects, which is not followed</source>
            <translation>er leitet um, dem wird nicht gefolgt</translation>
        </message>
        <message>
            <source>HTTP status %1</source>
            <translation>HTTP-Status %1</translation>
        </message>
        <message>
            <source>The bot's status at %1 cannot be read: %2. The ledger goes on without it.</source>
            <translation>Der Status des Bots auf %1 lässt sich nicht lesen: %2. Das Buch geht ohne ihn weiter.</translation>
        </message>
        <message>
            <source>Not taken of the bot's status: %1.</source>
            <translation>Vom Status des Bots nicht übernommen: %1.</translation>
        </message>
        <message>
            <source>The bot's status is read again.</source>
            <translation>Der Status des Bots wird wieder gelesen.</translation>
        </message>
    </context>
    <context>
        <name>regime::CalendarModel</name>
        <message>
            <source>%1 without a trade</source>
            <translation>%1 ohne Abschluss</translation>
        </message>
        <message>
            <source>Nothing lost in %1 days, %2.</source>
            <translation>In %1 Tagen nichts verloren, %2.</translation>
        </message>
        <message>
            <source>%1 lost, %2, in %3 days.</source>
            <translation>%1 verloren, %2, in %3 Tagen.</translation>
        </message>
        <message>
            <source>%1 to %2 UTC</source>
            <translation>%1 bis %2 UTC</translation>
        </message>
        <message>
            <source>%1: no candle stored</source>
            <translation>%1: keine Kerze gespeichert</translation>
        </message>
        <message>
            <source>%1 present</source>
            <translation>%1 vorhanden</translation>
        </message>
        <message>
            <source>%1 quiet, filled</source>
            <translation>%1 still, aufgefüllt</translation>
        </message>
        <message>
            <source>%1 lost from %2 to %3</source>
            <translation>%1 verloren von %2 bis %3</translation>
        </message>
        <message>
            <source>No candle in these %1 days.</source>
            <translation>Keine Kerze in diesen %1 Tagen.</translation>
        </message>
    </context>
    <context>
        <name>regime::ChartModel</name>
        <message>
            <source>all times %1</source>
            <translation>alle Zeiten %1</translation>
        </message>
        <message>
            <source>times %1, then %2</source>
            <translation>Zeiten %1, dann %2</translation>
        </message>
        <message>
            <source>Waiting for candles</source>
            <translation>Wartet auf Kerzen</translation>
        </message>
        <message>
            <source>Following live</source>
            <translation>Folgt live</translation>
        </message>
    </context>
    <context>
        <name>regime::ComparisonModel</name>
        <message>
            <source>Comparing, %1 %.</source>
            <translation>Vergleicht, %1 %.</translation>
        </message>
        <message>
            <source>Never compared. It trains each number of states walk-forward and takes a while.</source>
            <translation>Nie verglichen. Jede Zahl von Zuständen wird fortschreitend trainiert; das dauert eine Weile.</translation>
        </message>
        <message>
            <source>Scored at %1 on candles no model had seen.</source>
            <translation>Bewertet um %1 auf Kerzen, die kein Modell gesehen hatte.</translation>
        </message>
        <message>
            <source>On %1 of %2 days: the others are left out, since not every number of states could be trained before them.</source>
            <translation>An %1 von %2 Tagen: Die übrigen fehlen, weil vor ihnen nicht jede Zahl von Zuständen trainiert werden konnte.</translation>
        </message>
    </context>
    <context>
        <name>regime::DesktopNotifier</name>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
    </context>
    <context>
        <name>regime::Diagnosis</name>
        <message>
            <source>No whole day of candles behind %1 to train on is stored yet.</source>
            <translation>Noch ist kein ganzer Tag an Kerzen hinter %1 zum Trainieren gespeichert.</translation>
        </message>
        <message>
            <source>Drift: %1 beyond what is normal here on %2 days in a row</source>
            <translation>Drift: %1 an %2 Tagen in Folge jenseits des hier Üblichen</translation>
        </message>
        <message>
            <source>log-likelihood per candle</source>
            <translation>Log-Likelihood je Kerze</translation>
        </message>
        <message>
            <source>candles far from every state</source>
            <translation>Kerzen fern von jedem Zustand</translation>
        </message>
    </context>
    <context>
        <name>regime::DriftModel</name>
        <message>
            <source>no day measured yet</source>
            <translation>noch kein Tag gemessen</translation>
        </message>
        <message>
            <source>%1; a limit needs %2 days, there are %3</source>
            <translation>%1; eine Grenze braucht %2 Tage, es gibt %3</translation>
        </message>
        <message>
            <source>%1, limit %2: beyond it for %3 days</source>
            <translation>%1, Grenze %2: seit %3 Tagen jenseits</translation>
        </message>
        <message>
            <source>%1, limit %2: beyond it, day %3 of %4 to an alarm</source>
            <translation>%1, Grenze %2: jenseits, Tag %3 von %4 bis zum Alarm</translation>
        </message>
        <message>
            <source>%1, limit %2</source>
            <translation>%1, Grenze %2</translation>
        </message>
    </context>
    <context>
        <name>regime::Engine</name>
        <message>
            <source>RegimeScope %1 started on %2, %3 min</source>
            <translation>RegimeScope %1 gestartet für %2, %3 min</translation>
        </message>
        <message>
            <source>Nothing is fetched: HMM_OHLCV_ENABLED switches the exchange off</source>
            <translation>Nichts wird geholt: HMM_OHLCV_ENABLED schaltet die Börse ab</translation>
        </message>
        <message>
            <source>Fresh again after %1</source>
            <translation>Wieder frisch nach %1</translation>
        </message>
        <message>
            <source>Stale: no candle for %1</source>
            <translation>Veraltet: seit %1 keine Kerze</translation>
        </message>
        <message>
            <source>The store keeps again what it is given</source>
            <translation>Der Speicher hält wieder, was er bekommt</translation>
        </message>
        <message>
            <source>shared store</source>
            <translation>gemeinsamer Speicher</translation>
        </message>
        <message>
            <source>%1 older than %2 removed, as HMM_OHLCV_RETENTION_DAYS asks</source>
            <translation>%1, älter als %2, entfernt, wie HMM_OHLCV_RETENTION_DAYS verlangt</translation>
        </message>
    </context>
    <context>
        <name>regime::Feed</name>
        <message>
            <source>Kraken asked to slow down: %1</source>
            <translation>Kraken bittet um langsamere Anfragen: %1</translation>
        </message>
        <message>
            <source>Kraken refused the request: %1</source>
            <translation>Kraken hat die Anfrage abgelehnt: %1</translation>
        </message>
        <message>
            <source>Kraken is limited: %1</source>
            <translation>Kraken ist eingeschränkt: %1</translation>
        </message>
        <message>
            <source>Kraken is not answering: %1</source>
            <translation>Kraken antwortet nicht: %1</translation>
        </message>
        <message>
            <source>Kraken revised %1 that had closed</source>
            <translation>Kraken hat %1 nachträglich geändert</translation>
        </message>
        <message>
            <source>%1 missing: Kraken's answer begins after them</source>
            <translation>%1 fehlen: Krakens Antwort beginnt nach ihnen</translation>
        </message>
        <message>
            <source>Kraken's status is now %1</source>
            <translation>Krakens Zustand ist jetzt %1</translation>
        </message>
        <message>
            <source>Kraken lists %1 as %2</source>
            <translation>Kraken führt %1 als %2</translation>
        </message>
    </context>
    <context>
        <name>regime::HealthModel</name>
        <message>
            <source>No sync yet.</source>
            <translation>Noch kein Abgleich.</translation>
        </message>
        <message>
            <source>one sync</source>
            <translation>ein Abgleich</translation>
        </message>
        <message>
            <source>last %1 syncs</source>
            <translation>letzte %1 Abgleiche</translation>
        </message>
        <message>
            <source>median %1 ms, longest %2 ms, %3</source>
            <translation>Median %1 ms, längster %2 ms, %3</translation>
        </message>
    </context>
    <context>
        <name>regime::ImportModel</name>
        <message>
            <source>Looking for pair and interval.</source>
            <translation>Paar und Intervall werden gesucht.</translation>
        </message>
        <message>
            <source>Counting, %1 %.</source>
            <translation>Zählt, %1 %.</translation>
        </message>
        <message>
            <source>Reading, %1 %.</source>
            <translation>Liest, %1 %.</translation>
        </message>
        <message>
            <source>Writing to the store; this can no longer be cancelled.</source>
            <translation>Schreibt in den Speicher; das lässt sich nicht mehr abbrechen.</translation>
        </message>
        <message>
            <source>%1 would be added</source>
            <translation>%1 kämen hinzu</translation>
        </message>
        <message>
            <source>%1 added</source>
            <translation>%1 ergänzt</translation>
        </message>
        <message>
            <source>%1 stored already</source>
            <translation>%1 schon gespeichert</translation>
        </message>
        <message>
            <source>%1 stored with other prices, which stand</source>
            <translation>%1 mit anderen Preisen gespeichert, die gelten</translation>
        </message>
        <message>
            <source>%1 twice in the file</source>
            <translation>%1 doppelt in der Datei</translation>
        </message>
        <message>
            <source>%1 made up, not taken</source>
            <translation>%1 aufgefüllt, nicht übernommen</translation>
        </message>
        <message>
            <source>%1 cut by the file's edges, not taken</source>
            <translation>%1 vom Dateirand angeschnitten, nicht übernommen</translation>
        </message>
        <message>
            <source>%1 trades missing by their ids</source>
            <translation>%1 Abschlüsse fehlen nach ihren Nummern</translation>
        </message>
        <message>
            <source>%1 lines refused</source>
            <translation>%1 Zeilen abgelehnt</translation>
        </message>
        <message>
            <source>line %1: %2</source>
            <translation>Zeile %1: %2</translation>
        </message>
    </context>
    <context>
        <name>regime::ImportTask</name>
        <message>
            <source>%1: %2 would be added</source>
            <translation>%1: %2 kämen hinzu</translation>
        </message>
        <message>
            <source>%1: %2 added</source>
            <translation>%1: %2 ergänzt</translation>
        </message>
        <message>
            <source>%1 there already</source>
            <translation>%1 schon da</translation>
        </message>
        <message>
            <source>%1 other than the stored ones, which stand</source>
            <translation>%1 anders als die gespeicherten, die gelten</translation>
        </message>
        <message>
            <source>%1 duplicates</source>
            <translation>%1 doppelt</translation>
        </message>
        <message>
            <source>%1 trades missing</source>
            <translation>%1 Abschlüsse fehlen</translation>
        </message>
        <message>
            <source>%1 lines refused</source>
            <translation>%1 Zeilen abgelehnt</translation>
        </message>
        <message>
            <source>%1: cancelled, nothing was kept.</source>
            <translation>%1: abgebrochen, nichts wurde gehalten.</translation>
        </message>
    </context>
    <context>
        <name>regime::ModelBookModel</name>
        <message>
            <source>live</source>
            <translation>aktiv</translation>
        </message>
        <message>
            <source>held</source>
            <translation>zurückgehalten</translation>
        </message>
        <message>
            <source>rejected</source>
            <translation>verworfen</translation>
        </message>
        <message>
            <source>retired</source>
            <translation>abgelöst</translation>
        </message>
        <message>
            <source>passed over</source>
            <translation>übergangen</translation>
        </message>
        <message>
            <source>passed</source>
            <translation>bestanden</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>nicht bestanden</translation>
        </message>
        <message>
            <source>not comparable</source>
            <translation>nicht vergleichbar</translation>
        </message>
        <message>
            <source>Retrain review</source>
            <translation>Prüfung des Trainings</translation>
        </message>
        <message>
            <source>Model %1 is held: promote it or reject it</source>
            <translation>Modell %1 ist zurückgehalten: einsetzen oder verwerfen</translation>
        </message>
        <message>
            <source>Newest retrain: model %1, %2</source>
            <translation>Neuestes Training: Modell %1, %2</translation>
        </message>
        <message>
            <source>No retrain has been compared yet: the first model needs no comparison, later ones are set beside the live one on candles neither has seen.</source>
            <translation>Noch wurde kein Training verglichen: Das erste Modell braucht keinen Vergleich, spätere stehen neben dem aktiven, auf Kerzen, die keines gesehen hat.</translation>
        </message>
        <message>
            <source>%1 candidates in a row were held.</source>
            <translation>%1 Kandidaten in Folge wurden zurückgehalten.</translation>
        </message>
        <message>
            <source>Held-out, nats per candle</source>
            <translation>Ungesehen, Nats je Kerze</translation>
        </message>
        <message>
            <source>Label changes a day</source>
            <translation>Wechsel am Tag</translation>
        </message>
        <message>
            <source>Occupancy</source>
            <translation>Anteil</translation>
        </message>
        <message>
            <source>Stay, candles</source>
            <translation>Verweilen, Kerzen</translation>
        </message>
        <message>
            <source>never left</source>
            <translation>nie verlassen</translation>
        </message>
        <message>
            <source>Retrain review of the second opinion</source>
            <translation>Trainingsprüfung der zweiten Meinung</translation>
        </message>
        <message>
            <source>Held-out, cost per candle</source>
            <translation>Ungesehen, Kosten je Kerze</translation>
        </message>
    </context>
    <context>
        <name>regime::ModelStates</name>
        <message>
            <source>never left</source>
            <translation>nie verlassen</translation>
        </message>
        <message>
            <source>%1 rows, %2 asked for, %3 to %4 UTC</source>
            <translation>%1 Zeilen, %2 verlangt, %3 bis %4 UTC</translation>
        </message>
        <message>
            <source>%1 to %2 nats per candle in %3 iterations</source>
            <translation>%1 bis %2 Nats je Kerze in %3 Schritten</translation>
        </message>
        <message>
            <source>%1 starts, %2 nats from worst to best; kept: %3</source>
            <translation>%1 Anläufe, %2 Nats vom schlechtesten zum besten; behalten: %3</translation>
        </message>
        <message>
            <source>%1 standard deviations; below %2 the names are unreliable</source>
            <translation>%1 Standardabweichungen; unter %2 sind die Namen unzuverlässig</translation>
        </message>
    </context>
    <context>
        <name>regime::NotesModel</name>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>%1 is no time; write it as 2024-07-01 or 2024-07-01 13:05.</source>
            <translation>%1 ist keine Zeit; schreiben Sie 2024-07-01 oder 2024-07-01 13:05.</translation>
        </message>
        <message>
            <source>The note's time ends before it begins.</source>
            <translation>Die Zeit der Notiz endet, bevor sie beginnt.</translation>
        </message>
        <message>
            <source>The note was not kept: %1</source>
            <translation>Die Notiz wurde nicht aufbewahrt: %1</translation>
        </message>
        <message>
            <source>Say which day or minute the note is about: 2024-07-01 or 2024-07-01 13:05.</source>
            <translation>Von welchem Tag oder welcher Minute handelt die Notiz? Zum Beispiel 2024-07-01 oder 2024-07-01 13:05.</translation>
        </message>
    </context>
    <context>
        <name>regime::OrganismDriver</name>
        <message>
            <source>The model is not trained yet.</source>
            <translation>Das Modell ist noch nicht trainiert.</translation>
        </message>
        <message>
            <source>Score of staying %1</source>
            <translation>Punktwert des Bleibens %1</translation>
        </message>
        <message>
            <source>Chance of switching %1</source>
            <translation>Wechselchance %1</translation>
        </message>
        <message>
            <source>Bearish %1, ranging %2, bullish %3. Confidence %4. Bias %5. %6, stability %7. Staleness %8.</source>
            <translation>Bearish %1, Ranging %2, Bullish %3. Sicherheit %4. Tendenz %5. %6, Beständigkeit %7. Veraltung %8.</translation>
        </message>
    </context>
    <context>
        <name>regime::PenaltyModel</name>
        <message>
            <source>Walking both over the stored candles.</source>
            <translation>Beide laufen über die gespeicherten Kerzen.</translation>
        </message>
        <message>
            <source>Penalty %1: %2</source>
            <translation>Wechselpreis %1: %2</translation>
        </message>
        <message>
            <source>%1 is in force.</source>
            <translation>In Kraft ist %1.</translation>
        </message>
        <message>
            <source>Move the slider: a penalty is tried on stored candles before it is used.</source>
            <translation>Den Regler bewegen: ein Wechselpreis wird auf gespeicherten Kerzen erprobt, bevor er gilt.</translation>
        </message>
        <message>
            <source>Walked forward over the newest %1 days, trained as live. The gain is what the label adds to volatility and hour of day, with its 95 % interval. The lag is that of the walk's last model over the newest training window alone.</source>
            <translation>Vorwärts über die neuesten %1 Tage, trainiert wie im Betrieb. Der Gewinn ist, was das Label zu Volatilität und Tagesstunde hinzufügt, mit seinem 95-%-Intervall. Der Rückstand ist der des letzten Modells allein über das neueste Trainingsfenster.</translation>
        </message>
        <message>
            <source>Penalty</source>
            <translation>Wechselpreis</translation>
        </message>
        <message>
            <source>Label changes a day</source>
            <translation>Labelwechsel am Tag</translation>
        </message>
        <message>
            <source>Lag behind hindsight</source>
            <translation>Rückstand hinter dem Rückblick</translation>
        </message>
        <message>
            <source>Gain over baseline</source>
            <translation>Gewinn über die Grundlinie</translation>
        </message>
        <message>
            <source>no model</source>
            <translation>kein Modell</translation>
        </message>
        <message>
            <source>%1 candles</source>
            <translation>%1 Kerzen</translation>
        </message>
        <message>
            <source>no change</source>
            <translation>kein Wechsel</translation>
        </message>
        <message>
            <source>too few days</source>
            <translation>zu wenige Tage</translation>
        </message>
    </context>
    <context>
        <name>regime::PenaltyTrialJob</name>
        <message>
            <source>A trial needs %1 candles without a hole and there are %2.</source>
            <translation>Eine Probe braucht %1 Kerzen ohne Lücke, da sind %2.</translation>
        </message>
    </context>
    <context>
        <name>regime::RegimeWorker</name>
        <message>
            <source>A file is being imported. Change this when it is done, or cancel the import.</source>
            <translation>Eine Datei wird eingelesen. Danach ändern, oder das Einlesen abbrechen.</translation>
        </message>
        <message>
            <source>%1 changed from %2 to %3</source>
            <translation>%1 geändert von %2 auf %3</translation>
        </message>
        <message>
            <source>%1=%2: the status is not served: %3</source>
            <translation>%1=%2: Der Status wird nicht bedient: %3</translation>
        </message>
        <message>
            <source>A file is being imported. Restore when it is done, or cancel the import.</source>
            <translation>Eine Datei wird eingelesen. Danach wiederherstellen oder das Einlesen abbrechen.</translation>
        </message>
    </context>
    <context>
        <name>regime::ReviewBot</name>
        <message>
            <source>Orphans at least %1 of %2 entries.</source>
            <translation>Waisen: mindestens %1 von %2 Einstiegen.</translation>
        </message>
        <message>
            <source>Orphans %1 of %2 entries.</source>
            <translation>Waisen: %1 von %2 Einstiegen.</translation>
        </message>
        <message>
            <source>The bot's cycles could not be read. %1</source>
            <translation>Die Zyklen des Bots konnten nicht gelesen werden. %1</translation>
        </message>
        <message>
            <source>Name a CSV with the columns of the bot's table exit_outcomes to see its own results by regime at entry; a shared store is read by itself.</source>
            <translation>Mit einer CSV mit den Spalten der Tabelle exit_outcomes des Bots zeigt sich, was er je Regime beim Einstieg erzielt hat; ein gemeinsamer Speicher wird von selbst gelesen.</translation>
        </message>
        <message>
            <source>Regime and phase come from the ledger at the time of entry; what the bot itself recorded enters nothing.</source>
            <translation>Regime und Phase kommen aus dem Protokoll zur Zeit des Einstiegs; was der Bot selbst vermerkt hat, geht nirgends ein.</translation>
        </message>
        <message>
            <source>The table knows finished cycles alone: exits look quicker than they are.</source>
            <translation>Die Tabelle kennt nur beendete Zyklen: Ausstiege wirken schneller, als sie sind.</translation>
        </message>
        <message>
            <source>From %1: %2 rows were refused, %3 are of other pairs, %4 cycles lie outside the range, %5 cells were not readable.</source>
            <translation>Aus %1: %2 Zeilen wurden abgelehnt, %3 gehören zu anderen Paaren, %4 Zyklen liegen außerhalb des Zeitraums, %5 Zellen waren nicht lesbar.</translation>
        </message>
    </context>
    <context>
        <name>regime::ReviewModel</name>
        <message>
            <source>%1 is no day; write it as 2024-07-01.</source>
            <translation>%1 ist kein Tag; bitte als 2024-07-01 schreiben.</translation>
        </message>
        <message>
            <source>The range ends before it begins.</source>
            <translation>Der Zeitraum endet, bevor er beginnt.</translation>
        </message>
        <message>
            <source>Reviewing, %1 %.</source>
            <translation>Auswertung läuft, %1 %.</translation>
        </message>
        <message>
            <source>Nothing is reviewed yet. A review judges answers as they were given, never as a later model would give them.</source>
            <translation>Noch ist nichts ausgewertet. Eine Auswertung beurteilt Antworten, wie sie gegeben wurden, nie wie ein späteres Modell sie gäbe.</translation>
        </message>
        <message>
            <source>%1 answers of a replay of %2, %3 min, from %4 to %5 UTC.</source>
            <translation>%1 Antworten eines Replays von %2, %3 min, von %4 bis %5 UTC.</translation>
        </message>
        <message>
            <source>%1 live answers for %2, %3 min, from %4 to %5 UTC.</source>
            <translation>%1 Live-Antworten für %2, %3 min, von %4 bis %5 UTC.</translation>
        </message>
        <message>
            <source>No gain can be measured: %1.</source>
            <translation>Kein Gewinn ist messbar: %1.</translation>
        </message>
        <message>
            <source>The HMM's label adds %1 to an R² of %2 (%3 to %4): %5.</source>
            <translation>Das Regime des HMM bringt %1 zu einem R² von %2 (%3 bis %4): %5.</translation>
        </message>
        <message>
            <source>Not enough data: %1 days, and 7 are the least.</source>
            <translation>Zu wenig Daten: %1 Tage, und 7 sind das Mindeste.</translation>
        </message>
        <message>
            <source>Open loop: the price is what it was, so no profit follows.</source>
            <translation>Ohne Rückwirkung: Der Preis ist, was er war, ein Gewinn folgt daraus nicht.</translation>
        </message>
        <message>
            <source>The rebalancer's skew assumes a constant idle ratio of %1.</source>
            <translation>Die Schieflage des Ausgleichers nimmt einen festen Ruheanteil von %1 an.</translation>
        </message>
        <message>
            <source>Money over holding what was there, marked to the last price after fees. Phases are compared day by day on the same candles. Won in phase 1: %1 of %2 closed cycles, by construction, since losers stay open.</source>
            <translation>Geld gegenüber dem Halten des Vorhandenen, zum letzten Preis bewertet, nach Gebühren. Die Phasen werden Tag für Tag auf denselben Kerzen verglichen. Gewonnen in Phase 1: %1 von %2 beendeten Zyklen, der Bauart nach, denn Verlierer bleiben offen.</translation>
        </message>
        <message>
            <source>Of the jump model's label no gain can be measured.</source>
            <translation>Zum Regime des Sprungmodells ist kein Gewinn zu messen.</translation>
        </message>
        <message>
            <source>The jump model's label adds %1 (%2 to %3): %4.</source>
            <translation>Das Regime des Sprungmodells bringt %1 (%2 bis %3): %4.</translation>
        </message>
        <message>
            <source>The jump model's rows are as if REGIME_SOURCE were jump and JUMP_IN_ADVICE true; without both its bias enters no advice.</source>
            <translation>Die Zeilen des Sprungmodells gelten, als wäre REGIME_SOURCE jump und JUMP_IN_ADVICE true; ohne beides geht seine Tendenz in keinen Rat ein.</translation>
        </message>
        <message>
            <source>an earlier review: replay of %1, %2 to %3</source>
            <translation>eine frühere Auswertung: Replay von %1, %2 bis %3</translation>
        </message>
        <message>
            <source>an earlier review: live, %1, %2 to %3</source>
            <translation>eine frühere Auswertung: live, %1, %2 bis %3</translation>
        </message>
        <message>
            <source>replay of %1, %2 to %3</source>
            <translation>Replay von %1, %2 bis %3</translation>
        </message>
        <message>
            <source>live, %1, %2 to %3</source>
            <translation>live, %1, %2 bis %3</translation>
        </message>
        <message>
            <source>What stands below is of an earlier review.</source>
            <translation>Was unten steht, ist von einer früheren Auswertung.</translation>
        </message>
        <message>
            <source>The review was cancelled.</source>
            <translation>Die Auswertung wurde abgebrochen.</translation>
        </message>
    </context>
    <context>
        <name>regime::ReviewOutcomes</name>
        <message>
            <source>explains %1</source>
            <translation>erklärt %1</translation>
        </message>
        <message>
            <source>not enough data</source>
            <translation>zu wenig Daten</translation>
        </message>
        <message>
            <source>p %1, corrected %2</source>
            <translation>p %1, korrigiert %2</translation>
        </message>
        <message>
            <source>n %1</source>
            <translation>n %1</translation>
        </message>
        <message>
            <source>n %1 to %2</source>
            <translation>n %1 bis %2</translation>
        </message>
        <message>
            <source>Means of the candles behind each label; the line is the 95 % interval by whole days, the thin rule the mean of all; n is the effective sample size. </source>
            <translation>Mittel der Kerzen nach jedem Regime; die Linie ist das 95-%-Intervall aus ganzen Tagen, der dünne Strich das Mittel aller; n ist die wirksame Stichprobengröße. </translation>
        </message>
        <message>
            <source>1 is a random walk, more a trend, less a price that comes back. </source>
            <translation>1 ist ein Zufallspfad, mehr ein Trend, weniger ein Preis, der zurückkehrt. </translation>
        </message>
        <message>
            <source>Reversals by %1 %: profit target and two fees. </source>
            <translation>Umkehrungen um %1 %: Gewinnziel und zwei Gebühren. </translation>
        </message>
        <message>
            <source>p counts %1 tests; a label that changes more often has a smaller p from the same knowledge.</source>
            <translation>p zählt %1 Tests; ein Regime, das öfter wechselt, hat bei gleichem Wissen ein kleineres p.</translation>
        </message>
    </context>
    <context>
        <name>regime::Session</name>
        <message>
            <source>The report is %1</source>
            <translation>Der Bericht ist %1</translation>
        </message>
        <message>
            <source>Import a file</source>
            <translation>Datei einlesen</translation>
        </message>
        <message>
            <source>CSV files (*.csv)</source>
            <translation>CSV-Dateien (*.csv)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Folder to put the backup in</source>
            <translation>Ordner für die Sicherung</translation>
        </message>
        <message>
            <source>Backup to restore</source>
            <translation>Sicherung, die wiederhergestellt wird</translation>
        </message>
    </context>
    <context>
        <name>regime::SharedLink</name>
        <message>
            <source>What is stored goes to %1 too</source>
            <translation>Was gespeichert ist, geht auch an %1</translation>
        </message>
        <message>
            <source>%1 taken over from %2</source>
            <translation>%1 aus %2 übernommen</translation>
        </message>
        <message>
            <source>%1 is online</source>
            <translation>%1 ist verbunden</translation>
        </message>
    </context>
    <context>
        <name>regime::SyncLog</name>
        <message>
            <source>1 new row</source>
            <translation>1 neue Zeile</translation>
        </message>
        <message>
            <source>%1 new rows</source>
            <translation>%1 neue Zeilen</translation>
        </message>
        <message>
            <source>failed: %1</source>
            <translation>gescheitert: %1</translation>
        </message>
    </context>
    <context>
        <name>regime::Trainer</name>
        <message>
            <source>Model %1 trained on %2 observations: log-likelihood %3 per candle, kept start %4, %5 not refused</source>
            <translation>Modell %1 auf %2 Beobachtungen trainiert: Log-Likelihood %3 je Kerze, behaltener Anlauf %4, %5 nicht abgelehnt</translation>
        </message>
        <message>
            <source>Model %1 trained on %2 observations: cost %3 per candle, kept start %4, %5 not refused</source>
            <translation>Modell %1 auf %2 Beobachtungen trainiert: Kosten %3 je Kerze, behaltener Anlauf %4, %5 nicht abgelehnt</translation>
        </message>
        <message>
            <source>live: %1</source>
            <translation>aktiv: %1</translation>
        </message>
        <message>
            <source>promoted: %1</source>
            <translation>eingesetzt: %1</translation>
        </message>
        <message>
            <source>held back: %1</source>
            <translation>zurückgehalten: %1</translation>
        </message>
        <message>
            <source>Model %1 was trained with other settings; a new one will be trained</source>
            <translation>Modell %1 wurde mit anderen Einstellungen trainiert; ein neues wird trainiert</translation>
        </message>
        <message>
            <source>a training needs %1 candles and there are %2</source>
            <translation>ein Training braucht %1 Kerzen, es gibt %2</translation>
        </message>
        <message>
            <source>No new model: %1</source>
            <translation>Kein neues Modell: %1</translation>
        </message>
        <message>
            <source>No new jump model: %1</source>
            <translation>Kein neues Sprungmodell: %1</translation>
        </message>
        <message>
            <source>Model %1 %2</source>
            <translation>Modell %1 %2</translation>
        </message>
        <message>
            <source>Model %1 cannot be promoted: it does not wait for that</source>
            <translation>Modell %1 kann nicht eingesetzt werden: Es wartet nicht darauf</translation>
        </message>
        <message>
            <source>promoted by the operator</source>
            <translation>vom Bediener eingesetzt</translation>
        </message>
        <message>
            <source>Model %1 cannot be rejected: it does not wait for that</source>
            <translation>Modell %1 kann nicht verworfen werden: Es wartet nicht darauf</translation>
        </message>
        <message>
            <source>rejected by the operator</source>
            <translation>vom Bediener verworfen</translation>
        </message>
        <message>
            <source>No roll back to model %1: it is no longer there</source>
            <translation>Modell %1 ist nicht zurückzuholen: Es ist nicht mehr da</translation>
        </message>
        <message>
            <source>No roll back to model %1: it is live</source>
            <translation>Modell %1 ist nicht zurückzuholen: Es ist aktiv</translation>
        </message>
        <message>
            <source>No roll back to model %1: it was trained with other settings</source>
            <translation>Modell %1 ist nicht zurückzuholen: Es wurde mit anderen Einstellungen trainiert</translation>
        </message>
        <message>
            <source>rolled back to by the operator, from %1</source>
            <translation>vom Bediener zurückgeholt, an Stelle von %1</translation>
        </message>
        <message>
            <source>rolled back to by the operator</source>
            <translation>vom Bediener zurückgeholt</translation>
        </message>
        <message>
            <source>%1. It works until RegimeScope ends; check the folder and the space on its disk.</source>
            <translation>%1. Es arbeitet, bis RegimeScope endet; Ordner und Platz auf dem Laufwerk prüfen.</translation>
        </message>
    </context>
    <context>
        <name>regime::TrustModel</name>
        <message>
            <source>Detector off: trend only</source>
            <translation>Detektor aus: nur Trend</translation>
        </message>
        <message>
            <source>Advice given out: phase %1</source>
            <translation>Rat wird gegeben: Phase %1</translation>
        </message>
        <message>
            <source>Shadow mode: no influence on the bot</source>
            <translation>Schattenbetrieb: kein Einfluss auf den Bot</translation>
        </message>
    </context>
    <context>
        <name>regime::ViewExport</name>
        <message>
            <source>Save the view</source>
            <translation>Ansicht sichern</translation>
        </message>
        <message>
            <source>PNG pictures (*.png)</source>
            <translation>PNG-Bilder (*.png)</translation>
        </message>
        <message>
            <source>Folder for the report</source>
            <translation>Ordner für den Bericht</translation>
        </message>
        <message>
            <source>The report's page is not among its files.</source>
            <translation>Die Seite des Berichts ist nicht unter seinen Dateien.</translation>
        </message>
        <message>
            <source>The picture cannot be written to %1</source>
            <translation>Das Bild lässt sich nicht nach %1 schreiben</translation>
        </message>
        <message>
            <source>%1 is there already; choose another name</source>
            <translation>%1 gibt es schon; wählen Sie einen anderen Namen</translation>
        </message>
        <message>
            <source>The window cannot be drawn</source>
            <translation>Das Fenster lässt sich nicht zeichnen</translation>
        </message>
    </context>
    <context>
        <name>regimescope</name>
        <message>
            <source>The last start ended before its first picture: this one draws without the graphics card, the next one tries it again.</source>
            <translation>Der letzte Start endete vor seinem ersten Bild: Dieser zeichnet ohne Grafikkarte, der nächste versucht es wieder mit ihr.</translation>
        </message>
    </context>
</TS>
