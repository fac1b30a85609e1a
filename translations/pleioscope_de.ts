<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AnalysisSheet</name>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start of the random numbers; the same seed gives the same result.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvidenceText</name>
    <message>
        <source>annotated, codons agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>annotated, codons do not tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not annotated, codons fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tested trait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the trait comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotation beside what the codons say; the codons fit at q &lt;= 0.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out score of the gene for the trait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conformal p against held-out non-members of similar length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>q</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Benjamini-Hochberg over the genes of the trait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibrated probability of membership.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AUC of trait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out AUC of the trait, combined channel; 0.5 = no information.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade of trait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence grade of the trait, 0 to 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identifier as in the genome.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the gene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the gene makes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a genome, with its annotation and trait tables if they are separate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genomes, annotations and traits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add trait tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the tables and the report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Staleness</name>
    <message>
        <source>the input files changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the genetic code changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was %2, now %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the seed was %1, now %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Desktop workbench for genomic pleiotropy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A genome, trait tables or a project to open.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::AnalysisSheet</name>
    <message>
        <source>Analyze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a genome first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This analysis needs a trait table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The results shown are out of date: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::CodonsPage</name>
    <message>
        <source>Codons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Codon usage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key of the trait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RSCU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fraction of the amino acid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key, numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Codon usage, numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page compares the codon usage of selected genes or of a trait with that of the genome, and shows the key learned for a trait. It needs a genome.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected genes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a tested trait to see its key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys are learned by Analyze, from a trait table.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::DataTable</name>
    <message>
        <source>There is nothing to list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of %1 shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write this table as TSV, all rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export table %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row matches the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::FigurePanel</name>
    <message>
        <source>Export figure…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write this figure as PDF, SVG or PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export figure %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::FigureTabs</name>
    <message>
        <source>Export figure…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write this figure as PDF, SVG or PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the figure in front</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::GenesPage</name>
    <message>
        <source>Genes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distribution of the clicked column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click the header of a column to see how its values are distributed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All CDS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used in statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the selected trait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page lists the genes of a genome with their length, composition and codon adaptation. It needs a genome.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is text; click the header of a column of numbers to see its distribution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distribution of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::HelpSheet</name>
    <message>
        <source>Pleioscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A workbench for genomic pleiotropy: it learns which codons the genes of a trait prefer, tests on genes held out whether that tells members from others, and says how sure it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it finds are shared codon preferences, not causes: a gene that fits a trait need not have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, without any warranty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+1 to Ctrl+7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>search genes, traits, actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filter the table of the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>analyze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clear the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export the figure of the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export the table of the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+C in a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy the selected rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows in a figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go from point to point, Enter selects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+, −, 0 in a figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom in, out, reset</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::Inspector</name>
    <message>
        <source>%1: %2–%3 (%4), %5 bp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected gene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a gene in a table, a figure or the search to see its names, numbers and the evidence for its traits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous selected gene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next selected gene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locus tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synonyms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protein</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers and rank among the used genes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence for each trait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This gene was not scored: it is too short or left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>z %1, q %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotated, and the codons agree (q ≤ 0.1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotated, but the codons do not tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not annotated, but the codons fit (q ≤ 0.1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotated with none of the %1 tested traits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The codons fit none of the other traits at q ≤ 0.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy CDS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy protein</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::JobsModel</name>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::JobsPanel</name>
    <message>
        <source>Cancel job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::MainWindow</name>
    <message>
        <source>Open genome…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add traits…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add expression…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add measured expression: a table of gene and number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add gene clusters…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add gene clusters: a table of cluster and gene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the files were read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save project as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export figure…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export all results…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected gene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Pleioscope, and keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1[*] — Pleioscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pleioscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no gene of the open genome.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has results or sources that are not saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::NotesModel</name>
    <message>
        <source>Information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traits by evidence grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks along the genome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts about what is loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The overview shows what is in a genome, what is left out of the statistics and why, and how the trait tables matched. It needs a genome.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many traits can be told from codons, by grade of evidence, is shown here after Analyze.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated data. Nothing here was measured on an organism.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The genes are predicted, not annotated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bp%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, circular</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gene features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CDS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CDS used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coding sequences that take part in statistics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genetic code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differ from /translation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CDS that do not translate to the protein the file gives for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trait table is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows matched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fit several genes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to left-out genes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out of the statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traits say which genes belong together; without them there is nothing to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The analysis is running; results appear on all pages when it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns the codon preferences of each trait and tests them on genes that were held out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps sources, results and view in one .pleio file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::Page</name>
    <message>
        <source>Analyze again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of date: %1. What is shown belongs to the earlier run.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::ParameterForm</name>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::PleiotropyPage</name>
    <message>
        <source>Pleiotropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genes by called traits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence of the selected gene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page ranks genes by the number of traits their codons fit, with the evidence for each trait, supporting and not. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs a genome and a trait table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs a trait table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs an analysis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gene was scored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gene is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This gene was not scored: it is too short or left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a gene on the left to see the evidence for each trait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
Annotated with %2 of %3 tested traits; called for %4 at q ≤ 0.1; %5 expected from the calibrated probabilities.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::PlotView</name>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, rank %3 of %4 in its column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export figure…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf);;SVG (*.svg);;PNG (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::ProblemsPanel</name>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::QcpRenderer</name>
    <message>
        <source>Simulated data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::Rail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::RankBar</name>
    <message>
        <source>Larger than in %1 % of the used genes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::ReadingSheet</name>
    <message>
        <source>genome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>traits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found by content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the files were read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read in another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genetic code where the file names none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format of the trait files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found by content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separator of columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column of the gene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column of the trait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column of the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column of the expression value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No files are open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows, %2 traits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How rows found their genes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not matched</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::ResultsPage</name>
    <message>
        <source>Numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 version %3. Parameters: %4. Made from %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs with their figures and tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page keeps every run of every analysis with its parameters, numbers, tables and figures. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs a genome.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs an analysis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (table)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::SearchBox</name>
    <message>
        <source>Search genes, traits, actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search genes, traits and actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action%1%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trait%1%2%1%3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::Session</name>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the sample project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the files again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote the report into %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::SideSheet</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::StartPage</name>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pleioscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give an annotated genome and a table of which gene carries which trait. Pleioscope learns the codon preferences of each trait, says which traits can be read from codons at all, and lists the genes that fit them, with error rates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GenBank, EMBL, GFF3 with FASTA, or FASTA, also compressed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A .pleio file with its sources, results and view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A simulated genome with four traits that are written into its codons and four that are not. Opened and analyzed at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or drop files anywhere on the window: a genome, trait tables, a project. They are told apart by what is in them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1   %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::StatusLine</name>
    <message>
        <source>Progress of the running jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide what was left out, unmatched or failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No genome is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>genetic code %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 CDS used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>simulated data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::TableModel</name>
    <message>
        <source>Not defined here. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; (column %2)&lt;br&gt;%3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::TopBar</name>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by the generator. Nothing here was measured on an organism.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the table of genes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy identifiers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (not saved)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 gene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 genes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::TraitChooser</name>
    <message>
        <source>Trait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pleio::TraitsPage</name>
    <message>
        <source>Traits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence of the traits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genes by traits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genes of the trait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traits not tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genes of the selected trait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every trait had enough genes and was tested.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page shows which traits can be told from codons, how sure that is, and which genes fit each trait. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs a genome and a trait table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs a trait table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs an analysis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trait had enough genes to be tested; the tab Not tested says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a trait above or in the table Traits to see how each gene fits it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
