// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/report_html.h"

#include "core/analysis/inline_svg.h"
#include "core/analysis/report_html_style.h"
#include "core/base/text.h"

#include <algorithm>

namespace pleio {

namespace {

constexpr std::size_t kShownRows = 50;

using Figures = std::vector<std::pair<std::string, std::string>>;

bool isNumeric(const Column& column)
{
    return std::holds_alternative<std::vector<double>>(column.values) ||
           std::holds_alternative<std::vector<std::int64_t>>(column.values);
}

std::string shownCell(const Column& column, std::size_t row)
{
    if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&column.values))
        return displayCount((*integers)[row]);
    if (const auto* reals = std::get_if<std::vector<double>>(&column.values)) {
        const double value = (*reals)[row];
        if (column.style != NumberStyle::Percent || value != value) return displayNumber(value);
        return displayNumber(100 * value) + " %";
    }
    return cellText(column, row);
}

/// An id as words ("internal_stop" reads "internal stop").
std::string spaced(std::string id)
{
    std::ranges::replace(id, '_', ' ');
    return id;
}

std::string_view severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return "Information";
    case Severity::Warning:
        return "Warning";
    case Severity::Problem:
        return "Problem";
    }
    return {};
}

/// Appends pieces of a page; `text` is escaped, `markup` is not.
class Page {
public:
    Page& markup(std::string_view piece)
    {
        m_html += piece;
        return *this;
    }
    Page& text(std::string_view piece) { return markup(escapedHtml(piece)); }
    Page& element(std::string_view name, std::string_view content)
    {
        return markup("<").markup(name).markup(">").text(content).markup("</").markup(name).markup(">\n");
    }
    Page& term(std::string_view name, std::string_view value) { return element("dt", name).element("dd", value); }
    std::string take() { return std::move(m_html); }

private:
    std::string m_html;
};

void writeSummary(Page& page, const Report& report)
{
    page.markup("<section id=\"summary\">\n<h2>In short</h2>\n");
    std::string made = "This report holds " + counted(report.tables.size(), "table", "tables") + " and " +
                       counted(report.plots.size(), "figure", "figures");
    std::string inputs;
    for (const Provenance::Input& input : report.provenance.inputs)
        inputs += (inputs.empty() ? ", made from " : ", ") + input.name + " (" + input.role + ")";
    page.element("p", made + inputs + ".");
    const auto problems =
        std::ranges::count_if(report.notes, [](const Note& note) { return note.severity != Severity::Info; });
    if (problems > 0) {
        page.markup("<p>").text(counted(static_cast<std::size_t>(problems), "matter needs", "matters need"));
        page.markup(" your attention; see <a href=\"#notes\">Problems and notes</a>.</p>\n");
    }
    if (!report.scalars.empty()) page.markup("<dl>\n");
    for (const Scalar& scalar : report.scalars) {
        page.element("dt", scalar.title).markup("<dd>").text(displayNumber(scalar.value));
        if (!scalar.help.empty()) page.markup("<span class=\"help\">").text(scalar.help).markup("</span>");
        page.markup("</dd>\n");
    }
    if (!report.scalars.empty()) page.markup("</dl>\n");
    page.markup("</section>\n");
}

/// The drawing carries its own title and caption; without it they stand here.
void writeFigure(Page& page, const PlotSpec& plot, std::size_t number, const Figures& figures)
{
    page.markup("<figure id=\"figure-").text(plot.id).markup("\">\n");
    const auto at = std::ranges::find(figures, plot.id, &Figures::value_type::first);
    const std::optional<std::string> svg =
        at == figures.end() ? std::nullopt : inlineSvg(at->second, plot.id + "-", plot.title + ". " + plot.caption);
    if (svg) page.markup(*svg).markup("\n");
    page.markup("<figcaption><strong>").text("Figure " + std::to_string(number) + ". ").text(plot.title);
    page.markup("</strong>");
    if (!svg) {
        page.text(" " + plot.caption).text(plot.simulated ? " Simulated data." : "");
        page.text(" The drawing is not part of this page; open the project in Pleioscope to see it.");
    }
    page.markup("</figcaption>\n</figure>\n");
}

void writeHead(Page& page, const Table& table)
{
    page.markup("<thead><tr>");
    for (const Column& column : table.columns) {
        page.markup(isNumeric(column) ? "<th scope=\"col\" class=\"number\"" : "<th scope=\"col\"");
        if (!column.help.empty()) page.markup(" title=\"").text(column.help).markup("\"");
        page.markup(">").text(column.title.empty() ? column.id : column.title).markup("</th>");
    }
    page.markup("</tr></thead>\n");
}

void writeTable(Page& page, const Table& table)
{
    const std::size_t rows = table.rows();
    const std::size_t shown = std::min(rows, kShownRows);
    page.markup("<h3 id=\"table-").text(table.id).markup("\">").text(table.title).markup("</h3>\n");
    if (rows == 0) {
        page.markup("<p class=\"rest\">No rows.</p>\n");
        return;
    }
    page.markup("<div class=\"scroll\"><table>\n");
    writeHead(page, table);
    page.markup("<tbody>\n");
    for (std::size_t row = 0; row < shown; ++row) {
        page.markup("<tr>");
        for (const Column& column : table.columns)
            page.markup(isNumeric(column) ? "<td class=\"number\">" : "<td>")
                .text(shownCell(column, row))
                .markup("</td>");
        page.markup("</tr>\n");
    }
    page.markup("</tbody></table></div>\n");
    if (rows > shown)
        page.markup("<p class=\"rest\">")
            .text(counted(rows - shown, "more row", "more rows") + " in " + table.id + ".tsv")
            .markup("</p>\n");
    const bool explained = std::ranges::any_of(table.columns, [](const Column& c) { return !c.help.empty(); });
    if (!explained) return;
    page.markup("<details><summary>What the columns mean</summary>\n<dl>\n");
    for (const Column& column : table.columns)
        if (!column.help.empty()) page.term(column.title.empty() ? column.id : column.title, column.help);
    page.markup("</dl></details>\n");
}

void writeNotes(Page& page, const std::vector<Note>& notes)
{
    page.markup("<section id=\"notes\">\n<h2>Problems and notes</h2>\n");
    if (notes.empty()) {
        page.element("p", "Nothing was left out and nothing was noted.").markup("</section>\n");
        return;
    }
    page.markup("<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">Kind</th><th scope=\"col\">What</th>"
                "<th scope=\"col\" class=\"number\">Count</th><th scope=\"col\">Examples</th>"
                "<th scope=\"col\">Where</th></tr></thead>\n<tbody>\n");
    for (const Note& note : notes) {
        std::string examples;
        for (const std::string& example : note.examples) addToList(examples, example);
        page.markup("<tr><td>").text(severityWord(note.severity)).markup("</td><td>").text(note.text);
        page.markup("</td><td class=\"number\">").text(displayCount(note.count)).markup("</td><td>").text(examples);
        page.markup("</td><td>").text(note.where).markup("</td></tr>\n");
    }
    page.markup("</tbody></table></div>\n</section>\n");
}

void writeProvenance(Page& page, const Provenance& provenance)
{
    page.markup("<section id=\"provenance\">\n<h2>How to make it again</h2>\n<dl>\n");
    page.term("Program", programText(provenance));
    page.term("Analysis", provenance.analysis + ", version " + std::to_string(provenance.analysisVersion));
    for (const auto& [id, value] : provenance.parameters.values()) page.term(id, parameterText(value));
    page.term("Seed", std::to_string(provenance.seed));
    std::string codes;
    for (const int code : provenance.geneticCodes) addToList(codes, std::to_string(code));
    if (!codes.empty()) page.term("Genetic codes (NCBI tables)", codes);
    for (const auto& [reason, genes] : provenance.exclusions)
        page.term("Left out: " + spaced(reason), counted(static_cast<std::size_t>(genes), "gene", "genes"));
    for (const Provenance::Input& input : provenance.inputs) {
        page.markup("<dt>Input: ").text(input.role).markup("</dt><dd>").text(input.name);
        page.markup("<span class=\"help\">SHA-256 <code>").text(input.sha256).markup("</code></span>");
        if (!input.reading.empty()) page.markup("<span class=\"help\">Read as: ").text(input.reading).markup("</span>");
        page.markup("</dd>\n");
    }
    page.term("Data", provenance.simulated ? "simulated" : "as given");
    page.markup("</dl>\n</section>\n");
}

void writeContents(Page& page, const Report& report)
{
    page.markup("<nav aria-label=\"Contents\"><ul>\n<li><a href=\"#summary\">In short</a></li>\n");
    if (!report.plots.empty()) page.markup("<li><a href=\"#figures\">Figures</a></li>\n");
    for (const Table& table : report.tables)
        page.markup("<li><a href=\"#table-").text(table.id).markup("\">").text(table.title).markup("</a></li>\n");
    page.markup("<li><a href=\"#notes\">Problems and notes</a></li>\n"
                "<li><a href=\"#provenance\">How to make it again</a></li>\n</ul></nav>\n");
}

}  // namespace

std::string reportToHtml(const Report& report, const std::vector<std::pair<std::string, std::string>>& svgFigures)
{
    Page page;
    page.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                "'unsafe-inline'; img-src data:\">\n");
    page.element("title", report.title);
    page.markup("<style>").markup(detail::kReportStyle).markup("</style>\n</head>\n<body>\n<header>\n");
    page.element("h1", report.title);
    page.markup("<p class=\"soft\">")
        .text(report.provenance.analysis)
        .markup(" · ")
        .text(programText(report.provenance))
        .markup("</p>\n");
    if (report.provenance.simulated)
        page.markup("<p class=\"simulated\">")
            .text("Simulated data. Nothing on this page was measured on an organism.")
            .markup("</p>\n");
    writeContents(page, report);
    page.markup("</header>\n<main>\n");
    writeSummary(page, report);
    if (!report.plots.empty()) {
        page.markup("<section id=\"figures\">\n<h2>Figures</h2>\n");
        std::size_t number = 0;
        for (const PlotSpec& plot : report.plots) writeFigure(page, plot, ++number, svgFigures);
        page.markup("</section>\n");
    }
    if (!report.tables.empty()) {
        page.markup("<section id=\"tables\">\n<h2>Tables</h2>\n");
        for (const Table& table : report.tables) writeTable(page, table);
        page.markup("</section>\n");
    }
    writeNotes(page, report.notes);
    writeProvenance(page, report.provenance);
    page.markup("</main>\n</body>\n</html>\n");
    return page.take();
}

}  // namespace pleio
