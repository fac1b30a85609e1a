// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/sha256.h"

#include "tests/support/test_program.h"

#include <QCryptographicHash>
#include <QTest>

#include <random>

using namespace pleio;

class TstSha256 : public QObject {
    Q_OBJECT
private slots:
    void published_data();
    void published();
    void likeQtInAnyPieces();
};

void TstSha256::published_data()
{
    // NIST's example values for FIPS 180-4, and the digest of nothing.
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("digest");
    QTest::newRow("empty") << QByteArray()
                           << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("one block") << QByteArray("abc")
                               << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    QTest::newRow("a million") << QByteArray(1000000, 'a')
                               << QByteArray("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

void TstSha256::published()
{
    QFETCH(QByteArray, bytes);
    Sha256 hash;
    hash.add({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    QTEST(QByteArray::fromStdString(hash.finish()), "digest");
}

void TstSha256::likeQtInAnyPieces()
{
    std::mt19937 random(1);
    for (std::size_t size = 0; size < 300; ++size) {
        std::string bytes(size, '\0');
        for (char& byte : bytes) byte = static_cast<char>(random());
        Sha256 hash;
        for (std::size_t at = 0; at < size;) {
            const std::size_t piece = random() % 100;
            hash.add(std::string_view(bytes).substr(at, piece));
            at += piece;
        }
        QCOMPARE(QByteArray::fromStdString(hash.finish()),
                 QCryptographicHash::hash(QByteArray::fromStdString(bytes), QCryptographicHash::Sha256).toHex());
    }
}

PLEIO_TEST(tst_sha256, TstSha256)
#include "tst_sha256.moc"
