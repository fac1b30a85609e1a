// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/keyring.h"

#include "widgets/models/text.h"

#include <QCoreApplication>
#include <qt6keychain/keychain.h>

namespace pleio {

namespace {

struct Keyring {
    Q_DECLARE_TR_FUNCTIONS(Keyring)
};

const QString kService = QStringLiteral("Pleioscope");

/// The job belongs to `context` and deletes itself when it is done. It never writes a password anywhere else.
template <class Job>
Job* keyringJob(const QString& key, QObject* context)
{
    auto* job = new Job(kService, context);
    job->setKey(key);
    job->setInsecureFallback(false);
    return job;
}

Error keyringError(const QKeychain::Job& job)
{
    return {ErrorKind::Io,
            utf8(Keyring::tr("The system keyring cannot be used (%1); the password is kept until Pleioscope is closed.")
                     .arg(job.errorString())),
            {}};
}

}  // namespace

void readFromKeyring(const QString& key, QObject* context, std::function<void(Result<QString>)> done)
{
    auto* job = keyringJob<QKeychain::ReadPasswordJob>(key, context);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        if (job->error() == QKeychain::NoError) return done(job->textData());
        if (job->error() == QKeychain::EntryNotFound) return done(QString());
        done(keyringError(*job));
    });
    job->start();
}

void writeToKeyring(const QString& key, const QString& password, QObject* context,
                    std::function<void(Result<void>)> done)
{
    auto* job = keyringJob<QKeychain::WritePasswordJob>(key, context);
    job->setTextData(password);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        done(job->error() == QKeychain::NoError ? Result<void>() : Result<void>(keyringError(*job)));
    });
    job->start();
}

void removeFromKeyring(const QString& key, QObject* context)
{
    keyringJob<QKeychain::DeletePasswordJob>(key, context)->start();
}

}  // namespace pleio
