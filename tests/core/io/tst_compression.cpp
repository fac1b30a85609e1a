// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/compression.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <random>

using namespace pleio;

namespace {

std::string noise(std::size_t size)
{
    std::mt19937_64 engine(size);
    std::string bytes(size, '\0');
    for (char& byte : bytes) byte = static_cast<char>(engine());
    return bytes;
}

struct Cancelled final : Progress {
    void report(double, std::string_view) override {}
    bool isCancelled() const override { return true; }
};

}  // namespace

class TestCompression : public QObject {
    Q_OBJECT

private slots:
    void roundTrip_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("random");
        for (const int size : {0, 1, 1000, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 5'000'000})
            for (const bool random : {false, true})
                QTest::addRow("%d %s", size, random ? "random" : "uniform") << size << random;
    }

    void roundTrip()
    {
        QFETCH(int, size);
        QFETCH(bool, random);
        const auto count = static_cast<std::size_t>(size);
        const std::string bytes = random ? noise(count) : std::string(count, 'A');
        NoProgress progress;
        const Result<std::string> frame = compressZstd(bytes, progress);
        QVERIFY(frame);
        QVERIFY(random || size < 1000 || frame->size() < count / 10);
        const Result<std::string> again = decompressZstd(*frame, size, progress);
        QVERIFY(again);
        QVERIFY(*again == bytes);
        QVERIFY(*compressZstd(bytes, progress) == *frame);
        QCOMPARE(decompressZstd(*frame, size + 1, progress).error().kind, ErrorKind::BadInput);
        if (size > 0) QVERIFY(!decompressZstd(*frame, size - 1, progress));
    }

    void damagedIsRefused()
    {
        NoProgress progress;
        const std::string bytes = "ACGT" + noise(500);
        const auto size = static_cast<std::int64_t>(bytes.size());
        const std::string frame = *compressZstd(bytes, progress);
        for (std::size_t length = 0; length < frame.size(); ++length)
            QVERIFY(!decompressZstd(std::string_view(frame).substr(0, length), size, progress));
        for (std::size_t at = 0; at < frame.size(); ++at) {
            std::string bad = frame;
            bad[at] = static_cast<char>(bad[at] ^ 0x10);
            const Result<std::string> result = decompressZstd(bad, size, progress);
            QVERIFY(!result || *result == bytes);
        }
        QVERIFY(!decompressZstd(frame + "x", size, progress));
        QVERIFY(!decompressZstd(frame + frame, size, progress));
        QVERIFY(!decompressZstd(frame, -1, progress));
        QVERIFY(!decompressZstd("plain text", 10, progress));
    }

    void cancelled()
    {
        Cancelled stop;
        NoProgress progress;
        QCOMPARE(compressZstd("abc", stop).error().kind, ErrorKind::Cancelled);
        QCOMPARE(decompressZstd(*compressZstd("abc", progress), 3, stop).error().kind, ErrorKind::Cancelled);
    }
};

PLEIO_TEST(tst_compression, TestCompression)
#include "tst_compression.moc"
