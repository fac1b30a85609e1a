// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/parts.h"

#include "tests/support/test_program.h"

#include <QTest>

using namespace pleio;

namespace {

constexpr std::int64_t kItems = 10, kWidth = 2;

/// Item i has the values i and i².
Result<std::vector<double>> squares(ItemRange range, Progress&)
{
    std::vector<double> values;
    for (std::int64_t i = range.first; i < range.last; ++i) {
        values.push_back(static_cast<double>(i));
        values.push_back(static_cast<double>(i * i));
    }
    return values;
}

ItemValues computed(Part part)
{
    NoProgress progress;
    OnlyPart only(part);
    (void)only.values(kItems, kWidth, squares, progress);
    return only.taken().value();
}

}  // namespace

class TestParts : public QObject {
    Q_OBJECT

private slots:
    void rangesCoverAllItemsOnce()
    {
        for (const int of : {1, 2, 3, 7, 10, 13})
            for (const std::int64_t items : {0, 1, 9, 10, 1000}) {
                std::int64_t next = 0;
                for (int index = 0; index < of; ++index) {
                    const ItemRange range = Part{index, of}.range(items);
                    QCOMPARE(range.first, next);
                    QVERIFY(range.size() >= 0 && range.size() <= items / of + 1);
                    next = range.last;
                }
                QCOMPARE(next, items);
            }
    }

    void aPartEndsTheAnalysis()
    {
        NoProgress progress;
        OnlyPart only({1, 3});
        QVERIFY(!only.taken());
        const auto values = only.values(kItems, kWidth, squares, progress);
        QVERIFY(!values && values.error().kind == ErrorKind::Cancelled);
        QCOMPARE(only.taken()->range, (ItemRange{3, 6}));
        QCOMPARE(only.taken()->values, *squares({3, 6}, progress));
    }

    void partsMakeTheWhole()
    {
        NoProgress progress;
        ComputedHere here;
        const auto whole = here.values(kItems, kWidth, squares, progress);
        std::vector<ItemRange> ranges;
        const ComputeItems counting = [&](ItemRange range, Progress& part) {
            ranges.push_back(range);
            return squares(range, part);
        };
        // The second part is not known, the third is that of another loop.
        KnownParts known(4, [](Part part) -> Result<std::optional<ItemValues>> {
            if (part.index == 1) return std::optional<ItemValues>();
            ItemValues values = computed(part);
            if (part.index == 2) values.items = kItems + 1;
            return std::optional(std::move(values));
        });
        QCOMPARE(*known.values(kItems, kWidth, counting, progress), *whole);
        QCOMPARE(ranges, (std::vector<ItemRange>{{2, 5}, {5, 7}}));
    }

    void errorsEndTheAnalysis()
    {
        NoProgress progress;
        KnownParts lost(2, [](Part) -> Result<std::optional<ItemValues>> {
            return Error{ErrorKind::Io, "The server is gone.", {}};
        });
        QCOMPARE(lost.values(kItems, kWidth, squares, progress).error().kind, ErrorKind::Io);
        const ComputeItems failing = [](ItemRange, Progress&) -> Result<std::vector<double>> { return cancelled(); };
        OnlyPart only({0, 2});
        QVERIFY(!only.values(kItems, kWidth, failing, progress));
        QVERIFY(!only.taken());
    }
};

PLEIO_TEST(tst_parts, TestParts)
#include "tst_parts.moc"
