// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/analysis/sample_report.h"

#include "core/analysis/report_fields.h"

#include <bit>
#include <limits>
#include <random>

namespace pleio::test {

namespace {

class Draw {
public:
    explicit Draw(std::uint64_t seed) : m_engine(seed) {}

    std::size_t below(std::size_t bound) { return bound == 0 ? 0 : static_cast<std::size_t>(m_engine() % bound); }
    bool flag() { return below(2) == 1; }
    std::int32_t small() { return static_cast<std::int32_t>(below(2000)) - 1000; }

    double real()
    {
        switch (below(8)) {
        case 0:
            return std::numeric_limits<double>::quiet_NaN();
        case 1:
            return std::bit_cast<double>(0xfff8000000000000U | below(1000));
        case 2:
            return flag() ? std::numeric_limits<double>::infinity() : -std::numeric_limits<double>::infinity();
        case 3:
            return flag() ? 0.0 : -0.0;
        case 4:
            return std::numeric_limits<double>::denorm_min();
        case 5:
            return static_cast<double>(small());
        default:
            return std::ldexp(static_cast<double>(m_engine()), -static_cast<int>(below(120)));
        }
    }

    std::string text()
    {
        static const std::vector<std::string> kTexts{"",
                                                     "b0001",
                                                     "thrA <b>&\"'",
                                                     "GO:0006412",
                                                     "Größe – µm",
                                                     std::string("a\0b", 3),
                                                     "\xe9t\xe9",
                                                     "\xef\xbb\xbfmarked",
                                                     "tab\tand\nline",
                                                     "\xed\xa0\x80"};
        return kTexts[below(kTexts.size())];
    }

    std::vector<double> reals(std::size_t size)
    {
        return list(size, [this] { return real(); });
    }
    std::vector<std::string> texts(std::size_t size)
    {
        return list(size, [this] { return text(); });
    }
    std::vector<std::string> maybeTexts(std::size_t size) { return flag() ? texts(size) : std::vector<std::string>(); }
    std::optional<double> maybeReal() { return flag() ? std::optional(real()) : std::nullopt; }

    template <class F>
    auto list(std::size_t size, F make) -> std::vector<decltype(make())>
    {
        std::vector<decltype(make())> values;
        for (std::size_t i = 0; i < size; ++i) values.push_back(make());
        return values;
    }

    template <class E>
    E option()
    {
        return static_cast<E>(below(static_cast<std::size_t>(detail::kEnumCount<E>)));
    }

    plot::Colour colour() { return {option<plot::Colour::Role>(), small()}; }

    Column::Values values(std::size_t rows)
    {
        switch (below(4)) {
        case 0:
            return texts(rows);
        case 1:
            return reals(rows);
        case 2:
            return list(rows, [this] {
                return flag() ? std::numeric_limits<std::int64_t>::min() + std::abs(small()) : small();
            });
        default: {
            Categories categories{texts(3), {}};
            categories.codes = list(rows, [this] { return static_cast<std::int32_t>(below(4)) - 1; });
            return categories;
        }
        }
    }

    Table table()
    {
        Table table{text(), text(), {}};
        const std::size_t rows = below(6);
        table.columns = list(below(7), [&] {
            return Column{text(), text(), text(), values(rows), option<NumberStyle>()};
        });
        return table;
    }

    plot::Axis axis()
    {
        plot::Axis axis;
        axis.label = text();
        axis.lower = maybeReal();
        axis.upper = maybeReal();
        axis.logarithmic = flag();
        axis.reversed = flag();
        axis.visible = flag();
        axis.ticks = list(below(3), [this] { return plot::Tick{real(), text()}; });
        axis.rotateTicks = flag();
        return axis;
    }

    plot::Layer layer()
    {
        const std::size_t n = below(5);
        switch (below(7)) {
        case 0:
            return plot::Points{
                text(), reals(n), reals(n), maybeTexts(n), maybeTexts(n), colour(), option<plot::Marker>(), real()};
        case 1:
            return plot::Line{text(), reals(n), reals(n), colour(), flag(), real()};
        case 2:
            return plot::Segments{text(), reals(n), reals(n), reals(n), reals(n), colour(), flag(), real()};
        case 3:
            return plot::Bars{text(), reals(n), reals(n), reals(flag() ? n : 0), maybeTexts(n),
                              real(), flag(),   colour(), maybeTexts(n)};
        case 4: {
            plot::HeatMap map;
            map.rows = static_cast<std::int32_t>(n);
            map.columns = static_cast<std::int32_t>(below(4));
            const auto columns = static_cast<std::size_t>(map.columns);
            map.values = reals(n * columns);
            map.rowLabels = maybeTexts(n);
            map.columnLabels = maybeTexts(columns);
            map.rowKeys = maybeTexts(n);
            map.valueLabel = text();
            map.scale = option<plot::HeatMap::Scale>();
            map.lower = real();
            map.upper = real();
            map.centre = real();
            return map;
        }
        case 5:
            return plot::Ribbons{text(),   reals(n),      reals(n), reals(n),     reals(n),
                                 reals(n), maybeTexts(n), colour(), maybeTexts(n)};
        default:
            return plot::Text{real(), real(), text(), option<plot::Text::Anchor>(), colour()};
        }
    }

    plot::Panel panel()
    {
        plot::Panel panel{small(), small(), real(), real(), text(), axis(), axis(), {}, flag(), text(), text()};
        panel.layers = list(below(5), [this] { return layer(); });
        return panel;
    }

    PlotSpec plot()
    {
        PlotSpec spec{text(), text(), text(), flag(), {}, real(), real()};
        spec.panels = list(below(4), [this] { return panel(); });
        return spec;
    }

    ParameterValue parameter()
    {
        switch (below(4)) {
        case 0:
            return flag();
        case 1:
            return std::int64_t{small()};
        case 2:
            return real();
        default:
            return text();
        }
    }

    Provenance provenance()
    {
        Provenance p;
        p.program = text();
        p.programVersion = text();
        p.analysis = text();
        p.analysisVersion = small();
        for (std::size_t i = below(5); i > 0; --i) p.parameters.set(text(), parameter());
        p.seed = flag() ? std::numeric_limits<std::uint64_t>::max() - below(9) : below(9);
        p.inputs = list(below(3), [this] { return Provenance::Input{text(), text(), text(), text()}; });
        p.geneticCodes = list(below(3), [this] { return small(); });
        p.exclusions = list(below(3), [this] { return std::pair<std::string, std::int64_t>(text(), small()); });
        p.simulated = flag();
        return p;
    }

    Note note() { return {option<Severity>(), text(), text(), small(), texts(below(4)), text()}; }
    Scalar scalar() { return {text(), text(), real(), text()}; }

private:
    std::mt19937_64 m_engine;
};

/// Writes values in a way of its own, so that it shares no mistake with the format under test.
class Dump {
public:
    std::string out;

    template <class S>
    requires std::is_class_v<S>
    void add(const S& record)
    {
        out += '{';
        detail::visitFields(record, [this](std::string_view name, const auto& value) {
            out.append(name).append("=");
            add(value);
        });
        out += '}';
    }
    void add(const std::string& value) { out += std::to_string(value.size()) + ":" + value + ","; }
    void add(double value) { out += std::to_string(std::bit_cast<std::uint64_t>(value)) + "d,"; }
    template <class T>
    requires std::is_integral_v<T>
    void add(T value) { out += std::to_string(value) + ","; }
    template <class E>
    requires std::is_enum_v<E>
    void add(E value) { add(static_cast<int>(value)); }
    template <class T>
    void add(const std::vector<T>& values)
    {
        out += '[';
        for (const T& value : values) add(value);
        out += ']';
    }
    template <class T>
    void add(const std::optional<T>& value)
    {
        out += value ? "some" : "none";
        if (value) add(*value);
    }
    template <class A, class B>
    void add(const std::pair<A, B>& pair)
    {
        add(pair.first);
        add(pair.second);
    }
    template <class... T>
    void add(const std::variant<T...>& value)
    {
        out += "#" + std::to_string(value.index());
        std::visit([this](const auto& alternative) { this->add(alternative); }, value);
    }
    void add(const Parameters& parameters)
    {
        for (const auto& [id, value] : parameters.values()) {
            add(id);
            add(value);
        }
    }
};

}  // namespace

Report randomReport(std::uint64_t seed)
{
    Draw draw(seed);
    Report report;
    report.title = draw.text();
    report.scalars = draw.list(draw.below(4), [&] { return draw.scalar(); });
    report.tables = draw.list(draw.below(4), [&] { return draw.table(); });
    report.plots = draw.list(draw.below(4), [&] { return draw.plot(); });
    report.notes = draw.list(draw.below(4), [&] { return draw.note(); });
    report.provenance = draw.provenance();
    return report;
}

std::string dumped(const Report& report)
{
    Dump dump;
    dump.add(report);
    return dump.out;
}

Report smallReport()
{
    constexpr std::size_t kGenes = 120;
    std::vector<std::string> ids;
    std::vector<double> gc;
    std::vector<std::int64_t> codons;
    for (std::size_t i = 0; i < kGenes; ++i) {
        ids.push_back("g" + std::to_string(i + 1));
        gc.push_back(0.25 + static_cast<double>(i) / 1000);
        codons.push_back(static_cast<std::int64_t>(1000 + i));
    }
    gc[3] = std::numeric_limits<double>::quiet_NaN();
    Report report;
    report.title = "Traits that can be read from codons";
    report.scalars = {{"genes_used", "Genes used", 120, "Coding sequences that take part."},
                      {"redundancy", "Trait redundancy", std::numeric_limits<double>::quiet_NaN(), ""}};
    report.tables = {Table{"genes",
                           "Genes",
                           {Column{"gene_id", "Gene", "Identifier in the file.", ids},
                            Column{"gc", "GC", "Share of G and C, 0 to 1.", gc, NumberStyle::Percent},
                            Column{"codons", "Codons", "Sense codons.", codons}}},
                     Table{"traits", "Traits", {Column{"trait", "Trait", "", std::vector<std::string>{"a <i>b</i>"}}}}};
    PlotSpec shown;
    shown.id = "evidence_grades";
    shown.title = "Evidence grades";
    shown.caption = "n = 1 trait.";
    PlotSpec absent = shown;
    absent.id = "reliability";
    absent.title = "Reliability";
    report.plots = {shown, absent};
    report.notes = {{Severity::Warning, "traits.unmatched", "2 rows matched no gene.", 2, {"x1", "x2"}, "t.tsv:4"}};
    Provenance& p = report.provenance;
    p.program = "Pleioscope";
    p.programVersion = "0.2.0 (abc1234)";
    p.analysis = "cipher.decode";
    p.parameters = Parameters({{"folds", std::int64_t{5}}, {"channel", std::string("combined")}});
    p.seed = 7;
    p.inputs = {{"genome", "e.gbk", std::string(64, 'a'), "format = genbank"}};
    p.geneticCodes = {11};
    p.exclusions = {{"internal_stop", 3}};
    return report;
}

}  // namespace pleio::test
