// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assist/model_answer.h"

#include <QDateTime>

#include <algorithm>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestWait = 3600; // seconds; a server that wants more is not coming back in this interview
constexpr qsizetype longestWords = 300;

/// Seconds, or a date (RFC 9110, 10.2.3).
int waitOf(const HeaderList& headers, qint64 nowMs)
{
    const QString value = QString::fromLatin1(headerValue(headers, "retry-after")).trimmed();
    bool isNumber = false;
    double seconds = value.toDouble(&isNumber);
    if (!isNumber) {
        const QDateTime when = QDateTime::fromString(value, Qt::RFC2822Date);
        seconds = when.isValid() ? double(when.toMSecsSinceEpoch() - nowMs) / 1000 : 0;
    }
    return int(std::clamp(std::ceil(seconds), 0.0, double(longestWait)));
}

QString wordsOf(UpstreamProblem::Kind kind)
{
    switch (kind) {
    case UpstreamProblem::Kind::NotReached: return u"the model's server cannot be reached"_s;
    case UpstreamProblem::Kind::Late: return u"the model's server did not answer in time"_s;
    case UpstreamProblem::Kind::Cut: return u"the connection to the model broke"_s;
    case UpstreamProblem::Kind::Refused: return u"the request could not be sent to the model"_s;
    }
    return {};
}

/// What a candidate can do something with; the server's own words may be about the interviewer's account.
QString wordsOf(int status)
{
    switch (status) {
    case 400: return u"the model's server did not accept the request"_s;
    case 401:
    case 403: return u"the model's server does not accept the key of this interview; tell your interviewer"_s;
    case 404: return u"the model's server does not have this model; tell your interviewer"_s;
    case 413: return u"the conversation and the attached files are too long for the model"_s;
    case 429: return u"the model's server has too much to do at the moment"_s;
    default:
        return status >= 500 ? u"the model's server has a problem (%1)"_s.arg(status)
                             : u"the model's server did not answer the question (%1)"_s.arg(status);
    }
}

} // namespace

ModelAnswer::ModelAnswer(Dialect dialect, QString model, const Clock& clock)
    : m_dialect(dialect)
    , m_clock(clock)
    , m_startedUs(clock.monotonicUs())
{
    m_end.used.model = std::move(model);
}

void ModelAnswer::began(int status, const HeaderList& headers)
{
    m_status = status;
    m_end.used.status = status;
    m_retryAfter = waitOf(headers, m_clock.wallMs());
    const QByteArray request = headerValue(headers, "x-request-id");
    m_end.used.from.id =
        QString::fromLatin1(request.isEmpty() ? headerValue(headers, "request-id") : request).left(200);
    m_reader.emplace(m_dialect, status, headerValue(headers, "content-type"));
}

QString ModelAnswer::said(QByteArrayView bytes)
{
    return m_reader && !isFull() ? take(m_reader->feed(bytes)) : QString();
}

QString ModelAnswer::take(const QList<ReplyPart>& parts)
{
    QString fresh;
    for (const ReplyPart& part : parts) {
        if (const auto* text = std::get_if<reply::Text>(&part)) {
            const QString taken = text->text.left(maxText - m_end.text.size());
            m_end.text += taken;
            fresh += taken;
        } else if (const auto* began = std::get_if<reply::Began>(&part)) {
            if (!began->model.isEmpty())
                m_end.used.model = began->model;
            m_end.used.from.alias = began->messageId;
        } else if (const auto* usage = std::get_if<reply::Usage>(&part)) {
            m_end.used.inputTokens = usage->inputTokens;
            m_end.used.outputTokens = usage->outputTokens;
            m_end.used.cachedTokens = usage->cachedTokens;
        } else if (const auto* failed = std::get_if<reply::Failed>(&part)) {
            failWith(failed->status, failed->type, failed->message);
        } else if (const auto* ended = std::get_if<reply::Ended>(&part)) {
            if (ended->ending == reply::Ending::Length)
                m_end.ending = u"length"_s;
            else if (ended->ending == reply::Ending::Refused)
                m_end.ending = u"refused"_s;
        }
    }
    return fresh;
}

void ModelAnswer::failWith(int status, const QString& type, const QString& message)
{
    const bool isOfStream = status == 200 || status == 0;
    m_end.ending = isOfStream && !m_end.text.isEmpty() ? u"cut"_s : u"failed"_s;
    const bool isBusy = status == 429 || status == 503 || status == 529 || type.contains("overloaded"_L1);
    m_end.why = isBusy ? wordsOf(429) : isOfStream ? u"the model's server broke off"_s : wordsOf(status);
    m_end.waitSeconds = m_retryAfter;
    m_end.used.problem = (type.isEmpty() ? message : type + u": "_s + message).left(longestWords);
    if (m_end.used.problem.isEmpty())
        m_end.used.problem = u"status %1"_s.arg(status);
}

AnswerEnd ModelAnswer::ended(const std::optional<UpstreamProblem>& problem)
{
    bool isComplete = false;
    if (m_reader) {
        ReplyReader::Finish finish = m_reader->finish();
        take(finish.parts);
        isComplete = finish.complete;
    }
    if (isFull())
        m_end.ending = u"length"_s;
    if (m_end.ending.isEmpty() && (problem || !isComplete)) {
        m_end.ending = m_end.text.isEmpty() ? u"failed"_s : u"cut"_s;
        const bool isLong = m_status >= 400;
        m_end.why = isLong ? wordsOf(m_status) : wordsOf(problem ? problem->kind : UpstreamProblem::Kind::Cut);
        m_end.waitSeconds = m_retryAfter;
        m_end.used.problem = problem ? problem->what.left(longestWords) : u"the answer has no end"_s;
    } else if (m_end.ending.isEmpty() && m_end.text.trimmed().isEmpty()) {
        m_end.ending = u"failed"_s;
        m_end.why = u"the model answered nothing"_s;
    }
    return summed();
}

AnswerEnd ModelAnswer::stopped()
{
    m_end.ending = u"stopped"_s;
    m_end.why.clear();
    return summed();
}

AnswerEnd ModelAnswer::summed()
{
    m_end.used.durationUs = m_clock.monotonicUs() - m_startedUs;
    return m_end;
}

} // namespace jumpseat
