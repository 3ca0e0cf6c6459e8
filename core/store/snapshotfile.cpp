// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/snapshotfile.h"

#include "core/store/durablefile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace regime
{

namespace
{

const QString answerKey = QStringLiteral("_hmm_regime_state");
const QString lastTrainKey = QStringLiteral("_hmm_last_train_ts");
const QString trainedKey = QStringLiteral("_hmm_trained");
const QString modelKey = QStringLiteral("_hmm_model_id");
const QString jumpAnswerKey = QStringLiteral("_jump_regime_state"); // ours, like the next
const QString jumpModelKey = QStringLiteral("_jump_model_id");
const QString demoKey = QStringLiteral("_demo_clock"); // ours: absent outside the demo
const QString backfillAtKey = QStringLiteral("_hmm_backfill_last_at");
const QString backfillRowsKey = QStringLiteral("_hmm_backfill_last_rows");
const QString backfillMessageKey = QStringLiteral("_hmm_backfill_last_message");
const QString checksumKey = QStringLiteral("_checksum");

constexpr qint64 maxFileBytes = 1 << 20;

template <typename T> QJsonValue orNull(const std::optional<T>& value)
{
    if constexpr (std::is_integral_v<T>)
        return value ? QJsonValue(qint64{*value}) : QJsonValue(QJsonValue::Null);
    else
        return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

Error wrongKey(const QString& key, const char* due)
{
    return Error{QStringLiteral("%1 is not %2").arg(key, QLatin1String(due)).toStdString()};
}

bool isShare(double value)
{
    return value >= 0 && value <= 1;
}

/** Absent and null are nothing; anything but a number is an error. */
Result<std::optional<double>> optionalNumber(const QJsonObject& json, const QString& key)
{
    const QJsonValue value = json.value(key);
    if (value.isUndefined() || value.isNull())
        return std::optional<double>{};
    if (!value.isDouble())
        return wrongKey(key, "a number");
    return std::optional(value.toDouble());
}

Result<SavedAnswer> readAnswer(const QJsonObject& json)
{
    SavedAnswer answer;
    const int regime = json.value(QStringLiteral("regime")).toInt(-1);
    if (regime < 0 || regime > 2)
        return wrongKey(QStringLiteral("regime"), "0, 1 or 2");
    answer.regime = static_cast<Regime>(regime);
    const QJsonArray probabilities = json.value(QStringLiteral("probabilities")).toArray();
    double sum = 0;
    for (qsizetype i = 0; i < probabilities.size() && i < 3; ++i) {
        const double p = probabilities.at(i).toDouble(-1);
        if (!isShare(p))
            return wrongKey(QStringLiteral("probabilities"), "three shares that sum to 1");
        answer.probabilities[static_cast<std::size_t>(i)] = p;
        sum += p;
    }
    if (probabilities.size() != 3 || std::abs(sum - 1) > 1e-6)
        return wrongKey(QStringLiteral("probabilities"), "three shares that sum to 1");
    answer.confidence = json.value(QStringLiteral("confidence")).toDouble(-1);
    if (!isShare(answer.confidence))
        return wrongKey(QStringLiteral("confidence"), "within 0 and 1");
    answer.biasSignal = json.value(QStringLiteral("bias_signal")).toDouble(-2);
    if (!isShare(std::abs(answer.biasSignal)))
        return wrongKey(QStringLiteral("bias_signal"), "within -1 and 1");
    answer.lastUpdateSec = json.value(QStringLiteral("last_update_ts")).toDouble(-1);
    if (answer.lastUpdateSec < 0)
        return wrongKey(QStringLiteral("last_update_ts"), "epoch seconds");
    answer.observationCount = json.value(QStringLiteral("observation_count")).toInteger(-1);
    if (answer.observationCount < 0)
        return wrongKey(QStringLiteral("observation_count"), "a count");
    return answer;
}

QJsonValue answerJson(const std::optional<SavedAnswer>& saved)
{
    if (!saved)
        return QJsonValue::Null;
    const SavedAnswer& answer = *saved;
    return QJsonObject{
        {QStringLiteral("regime"), static_cast<int>(answer.regime)},
        {QStringLiteral("probabilities"),
         QJsonArray{answer.probabilities[0], answer.probabilities[1], answer.probabilities[2]}},
        {QStringLiteral("confidence"), answer.confidence},
        {QStringLiteral("bias_signal"), answer.biasSignal},
        {QStringLiteral("last_update_ts"), answer.lastUpdateSec},
        {QStringLiteral("observation_count"), qint64{answer.observationCount}}};
}

/** Absent and null are nothing. */
Result<std::optional<SavedAnswer>> readAnswer(const QJsonObject& json, const QString& key)
{
    const QJsonValue value = json.value(key);
    if (value.isUndefined() || value.isNull())
        return std::optional<SavedAnswer>{};
    const Result<SavedAnswer> read = readAnswer(value.toObject());
    if (!read)
        return read.error();
    return std::optional(*read);
}

QJsonValue textOrNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QString checksumOf(QJsonObject json)
{
    json.remove(checksumKey);
    const QByteArray text = QJsonDocument(json).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

Result<SavedState> readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{file.errorString().toStdString()};
    if (file.size() > maxFileBytes)
        return Error{"it is larger than 1 MiB"};
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
    if (problem.error != QJsonParseError::NoError)
        return Error{problem.errorString().toStdString()};
    const QJsonObject json = document.object();
    if (json.contains(checksumKey) && json.value(checksumKey).toString() != checksumOf(json))
        return Error{"its checksum does not fit its content"};
    return readSnapshotJson(json);
}

/** Says so of a damaged file; with write access it is moved out of the way of the next save. */
QString damaged(const QString& path, const Error& why, Access access)
{
    QString notice = QStringLiteral("The snapshot %1 is damaged (%2).")
                         .arg(path, QString::fromStdString(why.message));
    const QString aside = asideNameOf(path);
    if (access == Access::Write && QFile::rename(path, aside))
        notice += QStringLiteral(" It is kept as %1.").arg(aside);
    return notice;
}

} // namespace

QJsonObject snapshotJson(const SavedState& state)
{
    QJsonObject json;
    json[answerKey] = answerJson(state.answer);
    json[jumpAnswerKey] = answerJson(state.jump);
    json[lastTrainKey] = orNull(state.lastTrainSec);
    json[trainedKey] = state.trained;
    json[modelKey] = textOrNull(state.modelId);
    json[jumpModelKey] = textOrNull(state.jumpModelId);
    json[backfillAtKey] = orNull(state.backfillLastAtSec);
    json[backfillRowsKey] = orNull(state.backfillLastRows);
    json[backfillMessageKey] = state.backfillLastMessage;
    if (state.demo)
        json[demoKey] = QJsonObject{{QStringLiteral("real"), state.demo->realSec},
                                    {QStringLiteral("simulated"), state.demo->simulatedSec},
                                    {QStringLiteral("rate"), state.demo->rate}};
    return json;
}

Result<SavedState> readSnapshotJson(const QJsonObject& json)
{
    if (!json.value(trainedKey).isBool())
        return wrongKey(trainedKey, "true or false");
    SavedState state;
    state.trained = json.value(trainedKey).toBool();
    const Result<std::optional<SavedAnswer>> answer = readAnswer(json, answerKey);
    const Result<std::optional<SavedAnswer>> jump = readAnswer(json, jumpAnswerKey);
    for (const auto* read : {&answer, &jump})
        if (!*read)
            return read->error();
    state.answer = *answer;
    state.jump = *jump;
    const Result<std::optional<double>> lastTrain = optionalNumber(json, lastTrainKey);
    const Result<std::optional<double>> backfillAt = optionalNumber(json, backfillAtKey);
    const Result<std::optional<double>> backfillRows = optionalNumber(json, backfillRowsKey);
    for (const auto* read : {&lastTrain, &backfillAt, &backfillRows})
        if (!*read)
            return read->error();
    state.lastTrainSec = *lastTrain;
    state.backfillLastAtSec = *backfillAt;
    if (*backfillRows)
        state.backfillLastRows = static_cast<std::int64_t>(**backfillRows);
    state.modelId = json.value(modelKey).toString();
    state.jumpModelId = json.value(jumpModelKey).toString();
    if (const QJsonValue demo = json.value(demoKey); demo.isObject())
        state.demo = DemoClock{demo[QLatin1String("real")].toDouble(),
                               demo[QLatin1String("simulated")].toDouble(),
                               demo[QLatin1String("rate")].toDouble()};
    state.backfillLastMessage = json.value(backfillMessageKey).toString();
    return state;
}

SnapshotFile::SnapshotFile(const QString& dataDir, const SeriesKey& key)
    : m_path(QDir(dataDir).filePath(
          QStringLiteral("snapshot-%1-%2.json").arg(key.pair).arg(key.intervalMin)))
{
}

Result<Done> SnapshotFile::save(const SavedState& state) const
{
    if (readFile(m_path)) {
        QFile previous(m_path);
        if (!previous.open(QIODevice::ReadOnly))
            return Error{
                QStringLiteral("%1: %2").arg(m_path, previous.errorString()).toStdString()};
        if (Result<Done> kept = writeDurably(backupPath(), previous.readAll()); !kept)
            return kept;
    }
    QJsonObject json = snapshotJson(state);
    json[checksumKey] = checksumOf(json);
    return writeDurably(m_path, QJsonDocument(json).toJson());
}

SnapshotRestore SnapshotFile::load(Access access) const
{
    if (access == Access::Write)
        removeLeftovers();
    SnapshotRestore restore;
    const bool there = QFileInfo::exists(m_path);
    if (there) {
        const Result<SavedState> state = readFile(m_path);
        if (state) {
            restore.state = *state;
            return restore;
        }
        restore.notice = damaged(m_path, state.error(), access);
    }
    const bool backupThere = QFileInfo::exists(backupPath());
    if (backupThere) {
        const Result<SavedState> backup = readFile(backupPath());
        if (backup) {
            restore.state = *backup;
            if (!there)
                restore.notice = QStringLiteral("The snapshot %1 is missing.").arg(m_path);
            restore.notice += QStringLiteral(" The one before it is used.");
            return restore;
        }
        restore.notice += QLatin1Char(' ') + damaged(backupPath(), backup.error(), access);
    }
    if (there || backupThere)
        restore.notice += QStringLiteral(" RegimeScope starts clean.");
    restore.notice = restore.notice.trimmed();
    return restore;
}

/** A save that was killed leaves its temporary file: the name and six more letters. */
void SnapshotFile::removeLeftovers() const
{
    const QFileInfo file(m_path);
    const QStringList patterns{file.fileName() + QStringLiteral(".??????"),
                               file.fileName() + QStringLiteral(".bak.??????")};
    QDir folder = file.dir();
    for (const QString& name : folder.entryList(patterns, QDir::Files))
        folder.remove(name);
}

} // namespace regime
