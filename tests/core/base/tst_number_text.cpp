// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <random>
#include <string>

using namespace pleio;

namespace {

template <class Number>
bool asTheLibrary(Number value)
{
    std::array<char, kNumberSize> own, library;
    const std::string written(own.data(), writeNumber(own.data(), value));
    return written ==
           std::string(library.data(), std::to_chars(library.data(), library.data() + library.size(), value).ptr);
}

}  // namespace

class TestNumberText : public QObject {
    Q_OBJECT

private slots:
    void writesEveryKindAsTheLibrary()
    {
        using Limits = std::numeric_limits<double>;
        for (const double value :
             {0.0, -0.0, 1.0, 99999.0, 100000.0, 1e22, 0.001, 0.0001, 0.5, 0.1, 99999.99999, Limits::min(),
              Limits::max(), Limits::denorm_min(), Limits::infinity(), -Limits::quiet_NaN()})
            for (const double near : {value, -value, std::nextafter(value, 1e9), std::nextafter(value, -1e9)})
                QVERIFY2(asTheLibrary(near), qPrintable(QString::number(near, 'g', 17)));
        for (const std::int64_t value : {std::int64_t{0}, std::int64_t{-7}, std::numeric_limits<std::int64_t>::min()})
            QVERIFY(asTheLibrary(value));
    }

    /// Ratios of counts, as most statistics are.
    void writesRatiosAsTheLibrary()
    {
        for (int a = 0; a < 700; ++a)
            for (int b = 1; b < 700; ++b)
                QVERIFY2(asTheLibrary(double(a) / b), qPrintable(QStringLiteral("%1/%2").arg(a).arg(b)));
    }

    /// Decimals, multiples of powers of two (half-way cases), and what lies between.
    void writesRandomNumbersAsTheLibrary()
    {
        std::mt19937_64 random(1);
        for (int i = 0; i < 1'000'000; ++i) {
            const std::uint64_t bits = random();
            const double fraction = static_cast<double>(bits >> 11) / 9007199254740992.0;
            const double value = std::exp(std::log(5e-4) + fraction * std::log(4e8));
            const double decimal =
                static_cast<double>(bits % 100'000'000) / std::pow(10.0, static_cast<double>(bits >> 61));
            const double binary = std::ldexp(static_cast<double>(bits % 1'000'003), -static_cast<int>(bits >> 59));
            for (const double number : {value, -value, decimal, binary, std::nextafter(binary, 1e9)})
                QVERIFY2(asTheLibrary(number), qPrintable(QString::number(number, 'g', 17)));
        }
    }
};

PLEIO_TEST(tst_number_text, TestNumberText)
#include "tst_number_text.moc"
