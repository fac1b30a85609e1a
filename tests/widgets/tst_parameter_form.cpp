// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/parameter_form.h"
#include "widgets/forms/side_sheet.h"

#include "tests/support/test_program.h"

#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace pleio;

namespace {

std::vector<ParameterSpec> someSpecs()
{
    ParameterSpec channel{"channel",
                          "Channel",
                          "What is read.",
                          "",
                          std::string("combined"),
                          {},
                          {},
                          {{"synonymous", "Synonymous codons"}, {"combined", "Combined"}}};
    ParameterSpec rotations{"rotations", "Rotations", "Null model.", "rotations", std::int64_t(1000), 0, 100000, {}};
    ParameterSpec share{"share", "Share", "", "", 0.25, 0, 1, {}};
    return {channel, rotations, share};
}

}  // namespace

class TestParameterForm : public QObject {
    Q_OBJECT
private slots:
    void startsWithDefaults();
    void readsWhatIsTyped();
    void saysWhatDoesNotFit();
    void saysWhatARunRefused();
    void offersTraits();
    void offersConditions();
    void offersSetsOfConditions();
    void offersSelectedGenes();
    void sheetAnswersKeys();
};

void TestParameterForm::startsWithDefaults()
{
    const ParameterForm form(someSpecs());
    const auto values = form.values();
    QVERIFY(values.has_value());
    QCOMPARE(values->text("channel"), std::string("combined"));
    QCOMPARE(values->integer("rotations"), std::int64_t(1000));
    QCOMPARE(values->real("share"), 0.25);
    for (const char* id : {"channel", "rotations", "share"}) QVERIFY(!form.field(id)->accessibleName().isEmpty());
}

void TestParameterForm::readsWhatIsTyped()
{
    ParameterForm form(someSpecs());
    QSignalSpy edited(&form, &ParameterForm::edited);
    auto* line = qobject_cast<QLineEdit*>(form.field("rotations"));
    QVERIFY(line);
    line->setText("200");
    qobject_cast<QComboBox*>(form.field("channel"))->setCurrentIndex(0);
    QCOMPARE(edited.count(), 2);
    QCOMPARE(form.values()->integer("rotations"), std::int64_t(200));
    QCOMPARE(form.values()->text("channel"), std::string("synonymous"));
    Parameters given;
    given.set("share", 0.5);
    form.setValues(given);
    QCOMPARE(form.values()->real("share"), 0.5);
    QCOMPARE(form.values()->integer("rotations"), std::int64_t(1000));
}

void TestParameterForm::saysWhatDoesNotFit()
{
    ParameterForm form(someSpecs());
    form.show();
    auto* line = qobject_cast<QLineEdit*>(form.field("rotations"));
    for (const char* wrong : {"-1", "100001", "many", ""}) {
        line->setText(wrong);
        QVERIFY2(!form.isValid(), wrong);
        bool told = false;
        for (const QLabel* label : form.findChildren<QLabel*>("fieldProblem"))
            told = told || (label->isVisible() && !label->text().isEmpty());
        QVERIFY2(told, wrong);
    }
    line->setText(" 7 ");
    QVERIFY(form.isValid());
}

/// What only the run can know is said where the value stands, until something is changed.
void TestParameterForm::saysWhatARunRefused()
{
    ParameterForm form(someSpecs());
    form.show();
    form.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&form));
    auto* line = qobject_cast<QLineEdit*>(form.field("rotations"));
    form.refuse("rotations", QStringLiteral("Too many for two genes."));
    const auto told = [&] {
        for (const QLabel* label : form.findChildren<QLabel*>("fieldProblem"))
            if (label->isVisible()) return label->text();
        return QString();
    };
    QCOMPARE(told(), QStringLiteral("Too many for two genes."));
    QVERIFY(line->property("refused").toBool());
    QVERIFY(line->hasFocus());
    QVERIFY(form.isValid());  // it may be tried again
    line->setText("7");
    QVERIFY(told().isEmpty());
    QVERIFY(!line->property("refused").toBool());
    QCOMPARE(parameterValueText(someSpecs()[0], std::string("synonymous")), QStringLiteral("Synonymous codons"));
}

void TestParameterForm::offersTraits()
{
    ParameterForm form({{"trait", "Trait", "", "", std::string(), {}, {}, {}, ParameterKind::Trait}});
    auto* box = qobject_cast<QComboBox*>(form.field("trait"));
    QVERIFY(box);
    QCOMPARE(form.values()->text("trait"), std::string());
    form.setOffers({{"flagella", "ribosome", "flagella"}, {}, {}, {}});
    QCOMPARE(box->count(), 3);
    QSignalSpy edited(&form, &ParameterForm::edited);
    box->setCurrentIndex(2);
    QCOMPARE(edited.size(), 1);
    QCOMPARE(form.values()->text("trait"), std::string("ribosome"));
    // What was chosen stays, also when it is no longer loaded.
    form.setOffers({{"flagella"}, {}, {}, {}});
    QCOMPARE(form.values()->text("trait"), std::string("ribosome"));
    QVERIFY(box->currentText().contains("not loaded"));
    QCOMPARE(edited.size(), 1);
    form.setValues(Parameters({{"trait", std::string("flagella")}}));
    QCOMPARE(form.values()->text("trait"), std::string("flagella"));
}

void TestParameterForm::offersConditions()
{
    ParameterForm form({{"condition", "Condition", "", "", std::string(), {}, {}, {}, ParameterKind::Condition}});
    auto* line = qobject_cast<QLineEdit*>(form.field("condition"));
    QVERIFY(line && line->completer());
    form.setOffers({{}, {}, {}, {"Heat.42", "Cold", "heat shock", "Cold"}});
    line->completer()->setCompletionPrefix(QStringLiteral("HEAT"));
    QCOMPARE(line->completer()->completionCount(), 2);
    line->completer()->setCompletionPrefix(QStringLiteral("old"));  // a part is enough
    QCOMPARE(line->completer()->completionCount(), 1);
    QSignalSpy edited(&form, &ParameterForm::edited);
    line->setText(QStringLiteral(" Heat.42 "));
    QCOMPARE(edited.size(), 1);
    QCOMPARE(form.values()->text("condition"), std::string("Heat.42"));
    form.setOffers({});  // what was written stays
    QCOMPARE(form.values()->text("condition"), std::string("Heat.42"));
}

void TestParameterForm::offersSetsOfConditions()
{
    ParameterForm form({{"studies", "Studies", "", "", std::string(), {}, {}, {}, ParameterKind::Conditions}});
    auto* line = form.field("studies")->findChild<QLineEdit*>();
    auto* sets = form.field("studies")->findChild<SetButton*>();
    QVERIFY(line && sets && sets->isHidden());
    line->setText(QStringLiteral(" Cold "));
    QCOMPARE(form.values()->text("studies"), std::string("Cold"));
    form.setOffers({{}, {}, {}, {}, {{"genes", {"b0007"}}}, {{"stress (2)", {"Heat, 42", "Cold"}}}});
    QSignalSpy edited(&form, &ParameterForm::edited);
    sets->menu()->actions().front()->trigger();
    QCOMPARE(edited.size(), 1);
    QCOMPARE(form.values()->text("studies"), std::string("Heat, 42; Cold"));
}

void TestParameterForm::offersSelectedGenes()
{
    ParameterForm form({{"genes", "Genes", "", "", std::string(), {}, {}, {}, ParameterKind::Genes}});
    auto* line = form.field("genes")->findChild<QLineEdit*>();
    auto* take = form.field("genes")->findChild<QPushButton*>();
    QVERIFY(line && take && !take->isEnabled());
    line->setText(" b0001 ");
    QCOMPARE(form.values()->text("genes"), std::string("b0001"));
    form.setOffers({{}, "b0003", {"b0002", "b0003"}, {}});
    QVERIFY(take->isEnabled());
    QCOMPARE(form.values()->text("genes"), std::string("b0001"));
    take->click();
    QCOMPARE(form.values()->text("genes"), std::string("b0002, b0003"));

    // A set puts its members in; without sets there is no button.
    auto* sets = form.field("genes")->findChild<SetButton*>();
    QVERIFY(sets && sets->isHidden());
    form.setOffers({{}, {}, {}, {}, {{"x & y (2 genes)", {"b0007", "b0005"}}}, {{"no genes", {"Cold"}}}});
    QVERIFY(!sets->isHidden());
    QCOMPARE(sets->menu()->actions().size(), 1);
    QCOMPARE(sets->menu()->actions().front()->text(), QStringLiteral("x && y (2 genes)"));
    sets->menu()->actions().front()->trigger();
    QCOMPARE(form.values()->text("genes"), std::string("b0007, b0005"));

    ParameterForm single({{"gene", "Gene", "", "", std::string(), {}, {}, {}, ParameterKind::Gene}});
    single.setOffers({{}, "b0003", {"b0002", "b0003"}, {}});
    single.field("gene")->findChild<QPushButton*>()->click();
    QCOMPARE(single.values()->text("gene"), std::string("b0003"));
}

void TestParameterForm::sheetAnswersKeys()
{
    SideSheet sheet("Analyze", "Run");
    sheet.setContent(new ParameterForm(someSpecs()));
    sheet.show();
    QSignalSpy accepted(&sheet, &SideSheet::accepted);
    QSignalSpy closed(&sheet, &SideSheet::closed);
    QTest::keyClick(&sheet, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(accepted.count(), 1);
    sheet.actionButton().setEnabled(false);
    QTest::keyClick(&sheet, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(accepted.count(), 1);
    QTest::keyClick(&sheet, Qt::Key_Escape);
    QCOMPARE(closed.count(), 1);
}

PLEIO_TEST(tst_parameter_form, TestParameterForm)
#include "tst_parameter_form.moc"
