// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/exit_status.h"

#include "tests/support/test_program.h"

#include <QTest>

using namespace pleio;

class TestExitStatus : public QObject {
    Q_OBJECT

private slots:
    void everyKindHasItsStatus_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("status");
        QTest::newRow("bad input") << ErrorKind::BadInput << 3;
        QTest::newRow("usage") << ErrorKind::Usage << 2;
        QTest::newRow("writing, server") << ErrorKind::Io << 1;
        QTest::newRow("cancelled") << ErrorKind::Cancelled << 1;
        QTest::newRow("internal") << ErrorKind::Internal << 1;
    }

    void everyKindHasItsStatus()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(int, status);
        QCOMPARE(exitStatus(kind), status);
    }
};

PLEIO_TEST(tst_exit_status, TestExitStatus)
#include "tst_exit_status.moc"
