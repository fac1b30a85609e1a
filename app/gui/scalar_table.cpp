// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/scalar_table.h"

#include "widgets/models/text.h"

#include <QCoreApplication>

namespace pleio {

namespace {

struct ScalarTable {
    Q_DECLARE_TR_FUNCTIONS(ScalarTable)
};

}  // namespace

Table scalarTable(const Report& report)
{
    std::vector<std::string> titles, helps;
    std::vector<double> values;
    for (const Scalar& scalar : report.scalars) {
        titles.push_back(scalar.title);
        values.push_back(scalar.value);
        helps.push_back(scalar.help);
    }
    Table table{"numbers", utf8(ScalarTable::tr("Numbers")), {}};
    table.columns = {{"name", utf8(ScalarTable::tr("Number of")), "", std::move(titles), {}},
                     {"value", utf8(ScalarTable::tr("Value")), "", std::move(values), {}},
                     {"meaning", utf8(ScalarTable::tr("Meaning")), "", std::move(helps), {}}};
    return table;
}

}  // namespace pleio
