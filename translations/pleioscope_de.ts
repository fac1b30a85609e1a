<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AnalysisNames</name>
    <message>
        <source>Traits</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Codons</source>
        <translation>Codons</translation>
    </message>
    <message>
        <source>Genome</source>
        <translation>Genom</translation>
    </message>
    <message>
        <source>Usage tables</source>
        <translation>Nutzungstabellen</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Verzerrung</translation>
    </message>
    <message>
        <source>Multivariate</source>
        <translation>Multivariat</translation>
    </message>
    <message>
        <source>Optimal</source>
        <translation>Optimal</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Paare</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Correlation</source>
        <translation>Korrelation</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Combined studies</source>
        <translation>Studien zusammen</translation>
    </message>
    <message>
        <source>Enrichment</source>
        <translation>Anreicherung</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>It reads the sequences of genes, so it needs their genome.</source>
        <translation>Sie liest die Sequenzen der Gene und braucht deshalb ihr Genom.</translation>
    </message>
    <message>
        <source>It needs a trait table.</source>
        <translation>Dazu braucht es eine Merkmalstabelle.</translation>
    </message>
    <message>
        <source>It needs phenotypes, or a trait table in their place.</source>
        <translation>Dazu braucht es Phänotypen oder an ihrer Stelle eine Merkmalstabelle.</translation>
    </message>
    <message>
        <source>It needs measured phenotypes.</source>
        <translation>Dazu braucht es gemessene Phänotypen.</translation>
    </message>
</context>
<context>
    <name>CancelJobs</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 has run for %2.</source>
        <translation>%1 läuft seit %2.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What was done so far is lost if it is cancelled.</source>
        <translation>Beim Abbrechen geht verloren, was bisher berechnet wurde.</translation>
    </message>
    <message>
        <source>Cancel the work</source>
        <translation>Arbeit abbrechen</translation>
    </message>
    <message>
        <source>Let it run</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message>
        <source>FASTA of a genome</source>
        <translation>FASTA eines Genoms</translation>
    </message>
    <message>
        <source>FASTA of coding sequences</source>
        <translation>FASTA kodierender Sequenzen</translation>
    </message>
    <message>
        <source>GFF3 with its sequence</source>
        <translation>GFF3 mit seiner Sequenz</translation>
    </message>
    <message>
        <source>GTF with its sequence</source>
        <translation>GTF mit seiner Sequenz</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Wide: a column each</source>
        <translation>Breit: je eine Spalte</translation>
    </message>
    <message>
        <source>Long: a row each</source>
        <translation>Lang: je eine Zeile</translation>
    </message>
    <message>
        <source>Comparison of two conditions</source>
        <translation>Vergleich zweier Bedingungen</translation>
    </message>
    <message>
        <source>Sheet of the workbook</source>
        <translation>Blatt der Arbeitsmappe</translation>
    </message>
    <message>
        <source>File in the archive</source>
        <translation>Datei im Archiv</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Zeichenkodierung</translation>
    </message>
    <message>
        <source>Separator of columns</source>
        <translation>Trennzeichen der Spalten</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>Decimal mark</source>
        <translation>Dezimalzeichen</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>Both: each cell its own</source>
        <translation>Beide: jede Zelle ihr eigenes</translation>
    </message>
    <message>
        <source>Columns of yes and no</source>
        <translation>Spalten aus Ja und Nein</translation>
    </message>
    <message>
        <source>Read as 1 and 0</source>
        <translation>Als 1 und 0 lesen</translation>
    </message>
    <message>
        <source>Direction of the table</source>
        <translation>Richtung der Tabelle</translation>
    </message>
    <message>
        <source>A row a gene</source>
        <translation>Eine Zeile je Gen</translation>
    </message>
    <message>
        <source>A column a gene</source>
        <translation>Eine Spalte je Gen</translation>
    </message>
    <message>
        <source>Columns of genomes</source>
        <translation>Spalten der Genome</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Column of the gene</source>
        <translation>Spalte des Gens</translation>
    </message>
    <message>
        <source>Several genes in a cell</source>
        <translation>Mehrere Gene in einer Zelle</translation>
    </message>
    <message>
        <source>Column of the trait</source>
        <translation>Spalte des Merkmals</translation>
    </message>
    <message>
        <source>Several traits in a cell</source>
        <translation>Mehrere Merkmale in einer Zelle</translation>
    </message>
    <message>
        <source>Columns of traits</source>
        <translation>Spalten der Merkmale</translation>
    </message>
    <message>
        <source>Column of the source</source>
        <translation>Spalte der Quelle</translation>
    </message>
    <message>
        <source>None: the name of the file</source>
        <translation>Keine: der Name der Datei</translation>
    </message>
    <message>
        <source>Column of the description</source>
        <translation>Spalte der Beschreibung</translation>
    </message>
    <message>
        <source>Column of the qualifier</source>
        <translation>Spalte des Qualifiers</translation>
    </message>
    <message>
        <source>Column of the evidence</source>
        <translation>Spalte der Evidenz</translation>
    </message>
    <message>
        <source>Lines left out</source>
        <translation>Ausgelassene Zeilen</translation>
    </message>
    <message>
        <source>Column of the value</source>
        <translation>Spalte des Werts</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Column of the condition</source>
        <translation>Spalte der Bedingung</translation>
    </message>
    <message>
        <source>Column of the dose</source>
        <translation>Spalte der Dosis</translation>
    </message>
    <message>
        <source>Further columns of the condition</source>
        <translation>Weitere Spalten der Bedingung</translation>
    </message>
    <message>
        <source>Column of what it is compared with</source>
        <translation>Spalte, mit der verglichen wird</translation>
    </message>
    <message>
        <source>Column of the unit</source>
        <translation>Spalte der Einheit</translation>
    </message>
    <message>
        <source>Column of the effect</source>
        <translation>Spalte des Effekts</translation>
    </message>
    <message>
        <source>Column of t</source>
        <translation>Spalte von t</translation>
    </message>
    <message>
        <source>Column of p</source>
        <translation>Spalte von p</translation>
    </message>
    <message>
        <source>Column of q</source>
        <translation>Spalte von q</translation>
    </message>
    <message>
        <source>Column of the group</source>
        <translation>Spalte der Gruppe</translation>
    </message>
    <message>
        <source>Experiments that count</source>
        <translation>Experimente, die zählen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Controls (Time0)</source>
        <translation>Kontrollen (Time0)</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Use as conditions</source>
        <translation>Als Bedingungen verwenden</translation>
    </message>
    <message>
        <source>Column of the cluster</source>
        <translation>Spalte des Clusters</translation>
    </message>
    <message>
        <source>Ancestors of terms</source>
        <translation>Vorfahren der Begriffe</translation>
    </message>
    <message>
        <source>Get the genes of their descendants</source>
        <translation>Erhalten die Gene ihrer Nachfahren</translation>
    </message>
    <message>
        <source>Stay as the file has them</source>
        <translation>Bleiben, wie die Datei sie hat</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Begriffe</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Aufbau</translation>
    </message>
    <message>
        <source>Predicted by</source>
        <translation>Vorhergesagt von</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Genetic code</source>
        <translation>Genetischer Code</translation>
    </message>
    <message>
        <source>Passed the checks (u)</source>
        <translation>Bestandene Prüfungen (u)</translation>
    </message>
</context>
<context>
    <name>EvidenceText</name>
    <message>
        <source>annotated, codons agree</source>
        <translation>annotiert, Codons stimmen überein</translation>
    </message>
    <message>
        <source>annotated, codons do not tell</source>
        <translation>annotiert, Codons ohne Aussage</translation>
    </message>
    <message>
        <source>not annotated, codons fit</source>
        <translation>nicht annotiert, Codons passen</translation>
    </message>
    <message>
        <source>no evidence</source>
        <translation>keine Evidenz</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidenz</translation>
    </message>
    <message>
        <source>Trait</source>
        <translation>Merkmal</translation>
    </message>
    <message>
        <source>Tested trait.</source>
        <translation>Getestetes Merkmal.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Where the trait comes from.</source>
        <translation>Woher das Merkmal stammt.</translation>
    </message>
    <message>
        <source>Annotation beside what the codons say; the codons fit at q &lt;= 0.1.</source>
        <translation>Annotation neben der Aussage der Codons; die Codons passen bei q &lt;= 0.1.</translation>
    </message>
    <message>
        <source>z</source>
        <translation>z</translation>
    </message>
    <message>
        <source>Held-out score of the gene for the trait.</source>
        <translation>Score des Gens für das Merkmal, berechnet, während das Gen zurückgehalten war.</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>Conformal p against held-out non-members of similar length.</source>
        <translation>Konformer p-Wert gegen zurückgehaltene Gene ähnlicher Länge, die das Merkmal nicht tragen.</translation>
    </message>
    <message>
        <source>q</source>
        <translation>q</translation>
    </message>
    <message>
        <source>Benjamini-Hochberg over the genes of the trait.</source>
        <translation>Benjamini-Hochberg über die Gene des Merkmals.</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Calibrated probability of membership.</source>
        <translation>Kalibrierte Wahrscheinlichkeit, dass das Gen das Merkmal trägt.</translation>
    </message>
    <message>
        <source>AUC of trait</source>
        <translation>AUC des Merkmals</translation>
    </message>
    <message>
        <source>Held-out AUC of the trait, combined channel; 0.5 = no information.</source>
        <translation>AUC des Merkmals an zurückgehaltenen Genen, kombinierter Kanal; 0.5 = keine Information.</translation>
    </message>
    <message>
        <source>Grade of trait</source>
        <translation>Grad des Merkmals</translation>
    </message>
    <message>
        <source>Evidence grade of the trait, 0 to 4.</source>
        <translation>Evidenzgrad des Merkmals, 0 bis 4.</translation>
    </message>
    <message>
        <source>Gene</source>
        <translation>Gen</translation>
    </message>
    <message>
        <source>Identifier as in the genome.</source>
        <translation>Bezeichner wie im Genom.</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Name of the gene.</source>
        <translation>Name des Gens.</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>What the gene makes.</source>
        <translation>Das Genprodukt.</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>Write %1</source>
        <translation>%1 schreiben</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>%1 geschrieben</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>Den Bericht schreiben</translation>
    </message>
    <message>
        <source>Wrote the report into %1</source>
        <translation>Der Bericht steht in %1</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Open a folder with a genome, tables or both</source>
        <translation>Ordner mit einem Genom, mit Tabellen oder beidem öffnen</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Open a genome, with its annotation and trait tables if they are separate</source>
        <translation>Genom öffnen, mit Annotation und Merkmalstabellen, falls diese getrennt vorliegen</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Export the figure</source>
        <translation>Abbildung exportieren</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>Tabelle exportieren</translation>
    </message>
    <message>
        <source>Folder for the tables and the report</source>
        <translation>Ordner für die Tabellen und den Bericht</translation>
    </message>
    <message>
        <source>All that can be read</source>
        <translation>Alles, was gelesen werden kann</translation>
    </message>
    <message>
        <source>Add %1: %2</source>
        <translation>%1 hinzufügen: %2</translation>
    </message>
    <message>
        <source>Export the sets</source>
        <translation>Mengen exportieren</translation>
    </message>
    <message>
        <source>Gene sets (*.gmt)</source>
        <translation>Genmengen (*.gmt)</translation>
    </message>
    <message>
        <source>Bring in runs</source>
        <translation>Läufe hereinholen</translation>
    </message>
    <message>
        <source>Lists of runs</source>
        <translation>Listen von Läufen</translation>
    </message>
    <message>
        <source>Export the runs</source>
        <translation>Die Läufe exportieren</translation>
    </message>
    <message>
        <source>Runs with their results (*.json);;List of runs (*.csv)</source>
        <translation>Läufe mit ihren Ergebnissen (*.json);;Liste der Läufe (*.csv)</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Save under another name…</source>
        <translation>Unter anderem Namen speichern …</translation>
    </message>
    <message>
        <source>A program on %1 has this project open, so it can only be read here.</source>
        <translation>Ein Programm auf %1 hat dieses Projekt geöffnet; hier kann es nur gelesen werden.</translation>
    </message>
    <message>
        <source>If %1 is off or the program there has crashed, take the project over: it is opened anew, as it was saved last. If somebody works on it there, one of you would lose what the other saves.</source>
        <translation>Ist %1 ausgeschaltet oder das Programm dort abgestürzt, kann das Projekt übernommen werden: Es wird neu geöffnet, so wie es zuletzt gespeichert wurde. Arbeitet dort jemand daran, geht verloren, was eine von beiden Seiten speichert.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
</context>
<context>
    <name>Keyring</name>
    <message>
        <source>The system keyring cannot be used (%1); the password is kept until Pleioscope is closed.</source>
        <translation>Der Schlüsselbund des Systems ist nicht nutzbar (%1); das Passwort wird behalten, bis Pleioscope geschlossen wird.</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>The project does not hold the genes that were predicted for its genome, because it was saved by a version before 0.3.0. They were predicted anew and may be others than before; save the project to keep them.</source>
        <translation>Das Projekt enthält die Gene nicht, die für sein Genom vorhergesagt wurden, weil eine Version vor 0.3.0 es gespeichert hat. Sie wurden neu vorhergesagt und können andere sein als vorher; speichern Sie das Projekt, um sie zu behalten.</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>missing</source>
        <translation>fehlend</translation>
    </message>
</context>
<context>
    <name>ScalarTable</name>
    <message>
        <source>Numbers</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Number of</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
</context>
<context>
    <name>SourceRoles</name>
    <message>
        <source>genome</source>
        <translation>Genom</translation>
    </message>
    <message>
        <source>an annotated genome, or its sequence</source>
        <translation>ein annotiertes Genom oder seine Sequenz</translation>
    </message>
    <message>
        <source>annotation</source>
        <translation>Annotation</translation>
    </message>
    <message>
        <source>the GFF3 or GTF file of a genome FASTA</source>
        <translation>die GFF3- oder GTF-Datei zu einer Genom-FASTA</translation>
    </message>
    <message>
        <source>traits</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>a table of genes and traits</source>
        <translation>eine Tabelle mit Genen und Merkmalen</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>Expression</translation>
    </message>
    <message>
        <source>a table of gene and number</source>
        <translation>eine Tabelle mit Gen und Zahl</translation>
    </message>
    <message>
        <source>gene clusters</source>
        <translation>Gencluster</translation>
    </message>
    <message>
        <source>a table of cluster and gene</source>
        <translation>eine Tabelle mit Cluster und Gen</translation>
    </message>
    <message>
        <source>codon usage tables</source>
        <translation>Codontabellen</translation>
    </message>
    <message>
        <source>a codon usage table of EMBOSS, GCG or CUTG</source>
        <translation>eine Codontabelle von EMBOSS, GCG oder CUTG</translation>
    </message>
    <message>
        <source>tRNA copy numbers</source>
        <translation>tRNA-Kopien</translation>
    </message>
    <message>
        <source>a table of anticodon and number, or the output of tRNAscan-SE</source>
        <translation>eine Tabelle mit Anticodon und Zahl oder die Ausgabe von tRNAscan-SE</translation>
    </message>
    <message>
        <source>phenotypes</source>
        <translation>Phänotypen</translation>
    </message>
    <message>
        <source>a table of genes and one column of numbers a condition</source>
        <translation>eine Tabelle mit Genen und einer Spalte Zahlen je Bedingung</translation>
    </message>
    <message>
        <source>t values of the phenotypes</source>
        <translation>t-Werte der Phänotypen</translation>
    </message>
    <message>
        <source>a table with rows and columns named as the phenotypes</source>
        <translation>eine Tabelle, deren Zeilen und Spalten wie die der Phänotypen heißen</translation>
    </message>
    <message>
        <source>p values of the phenotypes</source>
        <translation>p-Werte der Phänotypen</translation>
    </message>
    <message>
        <source>q values of the phenotypes</source>
        <translation>q-Werte der Phänotypen</translation>
    </message>
    <message>
        <source>conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>a table of condition and group</source>
        <translation>eine Tabelle mit Bedingung und Gruppe</translation>
    </message>
    <message>
        <source>ontology</source>
        <translation>Ontologie</translation>
    </message>
    <message>
        <source>an .obo file with the names and ancestors of terms</source>
        <translation>eine .obo-Datei mit Namen und Oberbegriffen von Begriffen</translation>
    </message>
</context>
<context>
    <name>Staleness</name>
    <message>
        <source>the input files changed</source>
        <translation>die Eingabedateien haben sich geändert</translation>
    </message>
    <message>
        <source>the genes were predicted anew</source>
        <translation>die Gene wurden neu vorhergesagt</translation>
    </message>
    <message>
        <source>the genetic code changed</source>
        <translation>der genetische Code hat sich geändert</translation>
    </message>
    <message>
        <source>%1 was %2, now %3</source>
        <translation>%1 war %2, jetzt %3</translation>
    </message>
    <message>
        <source>the seed was %1, now %2</source>
        <translation>der Startwert war %1, jetzt %2</translation>
    </message>
    <message>
        <source>the input files are read in another way</source>
        <translation>die Eingabedateien werden anders gelesen</translation>
    </message>
</context>
<context>
    <name>SwarmTables</name>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>draining</source>
        <translation>läuft aus</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>waits for others</source>
        <translation>wartet auf andere</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>to be tried again</source>
        <translation>wird erneut versucht</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>Workers of the swarm</source>
        <translation>Worker des Schwarms</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Name of the worker.</source>
        <translation>Name des Workers.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Offline after 30 s without a sign of life; draining: takes no more tasks.</source>
        <translation>Offline nach 30 s ohne Lebenszeichen; läuft aus: nimmt keine Aufgaben mehr an.</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Tasks that it runs now.</source>
        <translation>Aufgaben, die er gerade ausführt.</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Tasks that it runs at once.</source>
        <translation>Aufgaben, die er zugleich ausführt.</translation>
    </message>
    <message>
        <source>Memory (MB)</source>
        <translation>Speicher (MB)</translation>
    </message>
    <message>
        <source>Memory that its process holds.</source>
        <translation>Speicher, den sein Prozess belegt.</translation>
    </message>
    <message>
        <source>Seen (s ago)</source>
        <translation>Gesehen (vor s)</translation>
    </message>
    <message>
        <source>Since its last sign of life.</source>
        <translation>Seit seinem letzten Lebenszeichen.</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Its version; it refuses tasks of others.</source>
        <translation>Seine Version; Aufgaben anderer Versionen lehnt er ab.</translation>
    </message>
    <message>
        <source>Tasks of the swarm</source>
        <translation>Aufgaben des Schwarms</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Beginning of its id.</source>
        <translation>Anfang ihrer Kennung.</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Progress (%)</source>
        <translation>Fortschritt (%)</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>What is being done.</source>
        <translation>Was gerade geschieht.</translation>
    </message>
    <message>
        <source>That runs it, or ran it last.</source>
        <translation>Der sie ausführt oder zuletzt ausgeführt hat.</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>How often a worker began it.</source>
        <translation>Wie oft ein Worker sie begonnen hat.</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Eingereicht</translation>
    </message>
    <message>
        <source>Time (s)</source>
        <translation>Zeit (s)</translation>
    </message>
    <message>
        <source>Of the last attempt, so far if it runs.</source>
        <translation>Des letzten Versuchs; bisher, wenn er läuft.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Why it failed, was cancelled or is tried again.</source>
        <translation>Warum sie fehlschlug, abgebrochen wurde oder erneut versucht wird.</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Log of the swarm</source>
        <translation>Protokoll des Schwarms</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Worker or reason</source>
        <translation>Worker oder Grund</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Its place in the log of the server.</source>
        <translation>Sein Platz im Protokoll des Servers.</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>eingereicht</translation>
    </message>
    <message>
        <source>started</source>
        <translation>begonnen</translation>
    </message>
    <message>
        <source>handed back</source>
        <translation>zurückgegeben</translation>
    </message>
    <message>
        <source>begun anew</source>
        <translation>neu begonnen</translation>
    </message>
    <message>
        <source>worker lost</source>
        <translation>Worker verloren</translation>
    </message>
</context>
<context>
    <name>TrialDuration</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>TrialTables</name>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Analysis: %1 (%2, version %3)</source>
        <translation>Analyse: %1 (%2, Version %3)</translation>
    </message>
    <message>
        <source>Brought in from another system; nothing here made it.</source>
        <translation>Aus einem anderen System hereingeholt; nichts hier hat es gemacht.</translation>
    </message>
    <message>
        <source>Simulated data: nothing in it was measured on an organism.</source>
        <translation>Simulierte Daten: nichts davon wurde an einem Organismus gemessen.</translation>
    </message>
    <message>
        <source>Program: %1</source>
        <translation>Programm: %1</translation>
    </message>
    <message>
        <source>Begun: %1</source>
        <translation>Begonnen: %1</translation>
    </message>
    <message>
        <source>Ended: %1</source>
        <translation>Beendet: %1</translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation>Wo: %1</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>swarm %1</source>
        <translation>Schwarm %1</translation>
    </message>
    <message>
        <source>Seed: %1</source>
        <translation>Startwert: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>    read as %1</source>
        <translation>    gelesen als %1</translation>
    </message>
    <message>
        <source>Made from the run %1</source>
        <translation>Gemacht aus dem Lauf %1</translation>
    </message>
    <message>
        <source>Id: %1</source>
        <translation>Kennung: %1</translation>
    </message>
    <message>
        <source>all runs</source>
        <translation>alle Läufe</translation>
    </message>
    <message>
        <source>Runs of this project</source>
        <translation>Läufe dieses Projekts</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Share done</source>
        <translation>Anteil fertig</translation>
    </message>
    <message>
        <source>Took on average (s)</source>
        <translation>Dauer im Mittel (s)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>How the file was read</source>
        <translation>Wie die Datei gelesen wurde</translation>
    </message>
    <message>
        <source>Genes</source>
        <translation>Gene</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Version of the analysis</source>
        <translation>Version der Analyse</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Simulated data</source>
        <translation>Simulierte Daten</translation>
    </message>
    <message>
        <source>Genetic codes</source>
        <translation>Genetische Codes</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Desktop workbench for genomic pleiotropy.</source>
        <translation>Arbeitsplatzprogramm für genomische Pleiotropie.</translation>
    </message>
    <message>
        <source>A genome, trait tables or a project to open.</source>
        <translation>Genom, Merkmalstabellen oder Projekt, die geöffnet werden sollen.</translation>
    </message>
</context>
<context>
    <name>pleio::AnalysisSheet</name>
    <message>
        <source>Analyze</source>
        <translation>Analysieren</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Progress of the analysis</source>
        <translation>Fortschritt der Analyse</translation>
    </message>
    <message>
        <source>The results shown are out of date: %1.</source>
        <translation>Die gezeigten Ergebnisse sind veraltet: %1.</translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation>Lauf abbrechen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Start of the random numbers; the same seed gives the same result.</source>
        <translation>Startwert der Zufallszahlen; gleicher Startwert, gleiches Ergebnis.</translation>
    </message>
    <message>
        <source>Run on</source>
        <translation>Ausführen auf</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Swarm %1</source>
        <translation>Schwarm %1</translation>
    </message>
    <message>
        <source>The Redis server cannot be reached now; the run waits until it can.</source>
        <translation>Der Redis-Server ist gerade nicht erreichbar; der Lauf wartet, bis er es ist.</translation>
    </message>
    <message>
        <source>Open a genome or a table of genes first.</source>
        <translation>Zuerst ein Genom oder eine Tabelle von Genen öffnen.</translation>
    </message>
    <message>
        <source>This is no seed; give a whole number from 0 to 18,446,744,073,709,551,615.</source>
        <translation>Das ist kein Startwert; eine ganze Zahl von 0 bis 18.446.744.073.709.551.615 angeben.</translation>
    </message>
</context>
<context>
    <name>pleio::CloseGuard</name>
    <message>
        <source>Close the window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Close the project</source>
        <translation>Projekt schließen</translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation>Speichern und schließen</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Schließen ohne zu speichern</translation>
    </message>
    <message>
        <source>Cancel them and close</source>
        <translation>Abbrechen und schließen</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>Offen lassen</translation>
    </message>
    <message>
        <source>%1 has results, sources or parameters that are not saved.</source>
        <translation>%1 enthält Ergebnisse, Quellen oder Parameter, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>Analyses that end without a result: %1.</source>
        <translation>Analysen, die ohne Ergebnis enden: %1.</translation>
    </message>
    <message>
        <source>Analyses on the swarm, or waiting for it, that end without a result: %1.</source>
        <translation>Analysen auf dem Schwarm oder auf ihn wartend, die ohne Ergebnis enden: %1.</translation>
    </message>
    <message>
        <source>What is being written is waited for: %1.</source>
        <translation>Was gerade geschrieben wird, wird abgewartet: %1.</translation>
    </message>
</context>
<context>
    <name>pleio::ComparisonView</name>
    <message>
        <source>What cannot be compared</source>
        <translation>Was sich nicht vergleichen lässt</translation>
    </message>
    <message>
        <source>Figure to compare</source>
        <translation>Abbildung zum Vergleich</translation>
    </message>
    <message>
        <source>Table to compare</source>
        <translation>Tabelle zum Vergleich</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was sich unterscheidet</translation>
    </message>
    <message>
        <source>Nothing differs.</source>
        <translation>Nichts unterscheidet sich.</translation>
    </message>
    <message>
        <source>Figure of %1</source>
        <translation>Abbildung: %1</translation>
    </message>
</context>
<context>
    <name>pleio::ConditionField</name>
    <message>
        <source>Name of a condition, or a part of it</source>
        <translation>Name einer Bedingung oder ein Teil davon</translation>
    </message>
</context>
<context>
    <name>pleio::ConditionsField</name>
    <message>
        <source>Names with semicolons between</source>
        <translation>Namen mit Semikolons dazwischen</translation>
    </message>
    <message>
        <source>Names of conditions</source>
        <translation>Namen von Bedingungen</translation>
    </message>
</context>
<context>
    <name>pleio::DataTable</name>
    <message>
        <source>There is nothing to list.</source>
        <translation>Es gibt nichts aufzulisten.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>Filter: %1</translation>
    </message>
    <message>
        <source>Rows of %1 shown</source>
        <translation>Gezeigte Zeilen: %1</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>Tabelle exportieren …</translation>
    </message>
    <message>
        <source>Write this table as TSV, all rows</source>
        <translation>Diese Tabelle mit allen Zeilen als TSV schreiben</translation>
    </message>
    <message>
        <source>Export table %1</source>
        <translation>Tabelle exportieren: %1</translation>
    </message>
    <message>
        <source>No row matches the filter.</source>
        <translation>Keine Zeile entspricht dem Filter.</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
</context>
<context>
    <name>pleio::DecisionForm</name>
    <message>
        <source>Found by content: %1</source>
        <translation>Am Inhalt erkannt: %1</translation>
    </message>
    <message>
        <source>Found by content</source>
        <translation>Am Inhalt erkannt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>pleio::EditHistory</name>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
</context>
<context>
    <name>pleio::FigurePanel</name>
    <message>
        <source>Export figure…</source>
        <translation>Abbildung exportieren …</translation>
    </message>
    <message>
        <source>Write this figure as PDF, SVG or PNG</source>
        <translation>Diese Abbildung als PDF, SVG oder PNG schreiben</translation>
    </message>
    <message>
        <source>Export figure %1</source>
        <translation>Abbildung exportieren: %1</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Show the numbers of this figure as a table (Ctrl+Shift+N in the figure)</source>
        <translation>Die Zahlen dieser Abbildung als Tabelle zeigen (Strg+Umschalt+N in der Abbildung)</translation>
    </message>
    <message>
        <source>Numbers of figure %1</source>
        <translation>Zahlen der Abbildung %1</translation>
    </message>
    <message>
        <source>Part of figure %1</source>
        <translation>Teil der Abbildung %1</translation>
    </message>
    <message>
        <source>Show the figure</source>
        <translation>Abbildung zeigen</translation>
    </message>
    <message>
        <source>This figure shows no numbers.</source>
        <translation>Diese Abbildung zeigt keine Zahlen.</translation>
    </message>
</context>
<context>
    <name>pleio::FigureTabs</name>
    <message>
        <source>Export figure…</source>
        <translation>Abbildung exportieren …</translation>
    </message>
    <message>
        <source>Write this figure as PDF, SVG or PNG</source>
        <translation>Diese Abbildung als PDF, SVG oder PNG schreiben</translation>
    </message>
    <message>
        <source>Export the figure in front</source>
        <translation>Vordere Abbildung exportieren</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Show the numbers of this figure as a table (Ctrl+Shift+N in the figure)</source>
        <translation>Die Zahlen dieser Abbildung als Tabelle zeigen (Strg+Umschalt+N in der Abbildung)</translation>
    </message>
    <message>
        <source>Numbers of the figure in front</source>
        <translation>Zahlen der vorderen Abbildung</translation>
    </message>
</context>
<context>
    <name>pleio::GenesField</name>
    <message>
        <source>Gene names</source>
        <translation>Gennamen</translation>
    </message>
    <message>
        <source>Use the selected genes</source>
        <translation>Ausgewählte Gene nehmen</translation>
    </message>
    <message>
        <source>Use the selected gene</source>
        <translation>Ausgewähltes Gen nehmen</translation>
    </message>
    <message>
        <source>Use the %1 selected genes</source>
        <translation>Die %1 ausgewählten Gene nehmen</translation>
    </message>
</context>
<context>
    <name>pleio::GenesPage</name>
    <message>
        <source>Genes</source>
        <translation>Gene</translation>
    </message>
    <message>
        <source>Distribution of the clicked column</source>
        <translation>Verteilung der angeklickten Spalte</translation>
    </message>
    <message>
        <source>Click the header of a column to see how its values are distributed.</source>
        <translation>Auf einen Spaltenkopf klicken, um die Verteilung der Werte zu sehen.</translation>
    </message>
    <message>
        <source>All CDS</source>
        <translation>Alle CDS</translation>
    </message>
    <message>
        <source>Used in statistics</source>
        <translation>In der Statistik verwendet</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>Of the selected trait</source>
        <translation>Mit dem ausgewählten Merkmal</translation>
    </message>
    <message>
        <source>This page lists the genes of a genome with their length, composition and codon adaptation. It needs a genome.</source>
        <translation>Diese Seite listet die Gene eines Genoms mit Länge, Zusammensetzung und Codonadaptation auf. Sie braucht ein Genom.</translation>
    </message>
    <message>
        <source>%1 is text; click the header of a column of numbers to see its distribution.</source>
        <translation>%1 enthält Text; auf den Kopf einer Zahlenspalte klicken, um ihre Verteilung zu sehen.</translation>
    </message>
    <message>
        <source>Distribution of %1</source>
        <translation>Verteilung: %1</translation>
    </message>
</context>
<context>
    <name>pleio::HeatMapTools</name>
    <message>
        <source>Lowest value of the colours</source>
        <translation>Kleinster Wert der Farben</translation>
    </message>
    <message>
        <source>Neutral value of the colours</source>
        <translation>Neutraler Wert der Farben</translation>
    </message>
    <message>
        <source>Highest value of the colours</source>
        <translation>Größter Wert der Farben</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Change the limits and the kind of the colour scale</source>
        <translation>Grenzen und Art der Farbskala ändern</translation>
    </message>
    <message>
        <source>Find a name</source>
        <translation>Name suchen</translation>
    </message>
    <message>
        <source>Find rows and columns of the heat map</source>
        <translation>Zeilen und Spalten der Heatmap suchen</translation>
    </message>
    <message>
        <source>Enter goes to the next name found, Shift+Enter to the one before</source>
        <translation>Eingabe geht zum nächsten gefundenen Namen, Umschalt+Eingabe zum vorigen</translation>
    </message>
    <message>
        <source>Diverging, blue to orange</source>
        <translation>Divergierend, blau bis orange</translation>
    </message>
    <message>
        <source>Sequential</source>
        <translation>Sequenziell</translation>
    </message>
    <message>
        <source>Kind of colour scale</source>
        <translation>Art der Farbskala</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Kleinster Wert</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Größter Wert</translation>
    </message>
    <message>
        <source>As the figure was</source>
        <translation>Wie in der Abbildung</translation>
    </message>
    <message>
        <source>Give numbers.</source>
        <translation>Geben Sie Zahlen an.</translation>
    </message>
    <message>
        <source>The lowest value must be below the highest.</source>
        <translation>Der kleinste Wert muss unter dem größten liegen.</translation>
    </message>
    <message>
        <source>The centre must lie between the lowest and the highest value.</source>
        <translation>Die Mitte muss zwischen dem kleinsten und dem größten Wert liegen.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>pleio::HelpSheet</name>
    <message>
        <source>Pleioscope</source>
        <translation>Pleioscope</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>A workbench for genomic pleiotropy: it learns which codons the genes of a trait prefer, tests on genes held out whether that tells members from others, and says how sure it is.</source>
        <translation>Ein Werkzeug für genomische Pleiotropie: Es lernt, welche Codons die Gene eines Merkmals bevorzugen, prüft an zurückgehaltenen Genen, ob sich Träger des Merkmals daran von anderen Genen unterscheiden lassen, und gibt an, wie sicher das ist.</translation>
    </message>
    <message>
        <source>What it finds are shared codon preferences, not causes: a gene that fits a trait need not have it.</source>
        <translation>Gefunden werden gemeinsame Codonpräferenzen, keine Ursachen: Ein Gen, das zu einem Merkmal passt, muss es nicht tragen.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, without any warranty.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später, ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Strg+K</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Strg+F</translation>
    </message>
    <message>
        <source>filter the table of the page</source>
        <translation>Tabelle der Seite filtern</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Strg+R</translation>
    </message>
    <message>
        <source>analyze</source>
        <translation>analysieren</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Strg+D</translation>
    </message>
    <message>
        <source>clear the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Strg+E</translation>
    </message>
    <message>
        <source>export the figure of the page</source>
        <translation>Abbildung der Seite exportieren</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Strg+T</translation>
    </message>
    <message>
        <source>export the table of the page</source>
        <translation>Tabelle der Seite exportieren</translation>
    </message>
    <message>
        <source>Ctrl+C in a table</source>
        <translation>Strg+C in einer Tabelle</translation>
    </message>
    <message>
        <source>copy the selected rows</source>
        <translation>ausgewählte Zeilen kopieren</translation>
    </message>
    <message>
        <source>Arrows in a figure</source>
        <translation>Pfeiltasten in einer Abbildung</translation>
    </message>
    <message>
        <source>go from point to point, Enter selects</source>
        <translation>von Punkt zu Punkt gehen, Eingabetaste wählt aus</translation>
    </message>
    <message>
        <source>+, −, 0 in a figure</source>
        <translation>+, −, 0 in einer Abbildung</translation>
    </message>
    <message>
        <source>zoom in, out, reset</source>
        <translation>vergrößern, verkleinern, zurücksetzen</translation>
    </message>
    <message>
        <source>search genes, traits, analyses, actions</source>
        <translation>Gene, Merkmale, Analysen, Aktionen suchen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+N in a figure</source>
        <translation>Strg+Umschalt+N in einer Abbildung</translation>
    </message>
    <message>
        <source>show its numbers, and back</source>
        <translation>ihre Zahlen zeigen, und zurück</translation>
    </message>
    <message>
        <source>Ctrl+1 to Ctrl+8</source>
        <translation>Strg+1 bis Strg+8</translation>
    </message>
    <message>
        <source>Ctrl+Z, Ctrl+Shift+Z</source>
        <translation>Strg+Z, Strg+Umschalt+Z</translation>
    </message>
    <message>
        <source>undo, do again</source>
        <translation>rückgängig, wiederholen</translation>
    </message>
</context>
<context>
    <name>pleio::HistorySheet</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Kept history</source>
        <translation>Aufbewahrter Verlauf</translation>
    </message>
    <message>
        <source>Click a step to go back to what was after it. Ctrl+Z undoes one, Ctrl+Shift+Z does it again.</source>
        <translation>Ein Klick auf einen Schritt stellt her, was nach ihm war. Strg+Z macht einen rückgängig, Strg+Umschalt+Z wiederholt ihn.</translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation>Wie es geöffnet wurde</translation>
    </message>
    <message>
        <source>Steps since the project was opened</source>
        <translation>Schritte seit dem Öffnen des Projekts</translation>
    </message>
    <message>
        <source>Kept with the project</source>
        <translation>Mit dem Projekt aufbewahrt</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>Noch wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Reading the history</source>
        <translation>Lesen des Verlaufs</translation>
    </message>
</context>
<context>
    <name>pleio::Inspector</name>
    <message>
        <source>%1: %2–%3 (%4), %5 bp</source>
        <translation>%1: %2–%3 (%4), %5 bp</translation>
    </message>
    <message>
        <source>Selected gene</source>
        <translation>Ausgewähltes Gen</translation>
    </message>
    <message>
        <source>Select a gene in a table, a figure or the search to see its names, numbers and the evidence for its traits.</source>
        <translation>Ein Gen in einer Tabelle, einer Abbildung oder der Suche auswählen, um seine Namen und Werte und die Evidenz für seine Merkmale zu sehen.</translation>
    </message>
    <message>
        <source>Previous selected gene</source>
        <translation>Voriges ausgewähltes Gen</translation>
    </message>
    <message>
        <source>Next selected gene</source>
        <translation>Nächstes ausgewähltes Gen</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Bezeichner</translation>
    </message>
    <message>
        <source>Locus tag</source>
        <translation>Locus-Tag</translation>
    </message>
    <message>
        <source>Earlier tags</source>
        <translation>Frühere Tags</translation>
    </message>
    <message>
        <source>Synonyms</source>
        <translation>Synonyme</translation>
    </message>
    <message>
        <source>Protein</source>
        <translation>Protein</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message>
        <source>Numbers and rank among the used genes</source>
        <translation>Werte und Rang unter den verwendeten Genen</translation>
    </message>
    <message>
        <source>Evidence for each trait</source>
        <translation>Evidenz je Merkmal</translation>
    </message>
    <message>
        <source>This gene was not scored: it is too short or left out.</source>
        <translation>Dieses Gen wurde nicht bewertet: Es ist zu kurz oder ausgeschlossen.</translation>
    </message>
    <message>
        <source>z %1, q %2</source>
        <translation>z %1, q %2</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1 (%2): %3</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Annotated, and the codons agree (q ≤ 0.1)</source>
        <translation>Annotiert, und die Codons stimmen überein (q ≤ 0.1)</translation>
    </message>
    <message>
        <source>Annotated, but the codons do not tell</source>
        <translation>Annotiert, aber die Codons sagen nichts aus</translation>
    </message>
    <message>
        <source>Not annotated, but the codons fit (q ≤ 0.1)</source>
        <translation>Nicht annotiert, aber die Codons passen (q ≤ 0.1)</translation>
    </message>
    <message>
        <source>Annotated with none of the %1 tested traits.</source>
        <translation>Mit keinem der %1 getesteten Merkmale annotiert.</translation>
    </message>
    <message>
        <source>The codons fit none of the other traits at q ≤ 0.1.</source>
        <translation>Die Codons passen bei q ≤ 0.1 zu keinem der anderen Merkmale.</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>Copy CDS</source>
        <translation>CDS kopieren</translation>
    </message>
    <message>
        <source>Copy protein</source>
        <translation>Protein kopieren</translation>
    </message>
</context>
<context>
    <name>pleio::IntakeSheet</name>
    <message>
        <source>Files to open</source>
        <translation>Dateien öffnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Nothing has been read in yet. Change what a file is taken for, or leave it out.</source>
        <translation>Noch ist nichts eingelesen. Hier lässt sich ändern, wofür eine Datei genommen wird, oder sie weglassen.</translation>
    </message>
    <message>
        <source>Taken in (%1)</source>
        <translation>Genommen (%1)</translation>
    </message>
    <message>
        <source>Left out (%1)</source>
        <translation>Weggelassen (%1)</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
    <message>
        <source>What %1 is taken for</source>
        <translation>Wofür %1 genommen wird</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>As you say</source>
        <translation>Wie angegeben</translation>
    </message>
</context>
<context>
    <name>pleio::JobsModel</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>pleio::JobsPanel</name>
    <message>
        <source>Cancel job</source>
        <translation>Job abbrechen</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>Alle abbrechen</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
</context>
<context>
    <name>pleio::MainWindow</name>
    <message>
        <source>Open genome…</source>
        <translation>Genom öffnen …</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen …</translation>
    </message>
    <message>
        <source>How the files were read</source>
        <translation>Einlesen der Dateien</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>Projekt öffnen …</translation>
    </message>
    <message>
        <source>Open the sample project</source>
        <translation>Beispielprojekt öffnen</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Save project as…</source>
        <translation>Projekt speichern unter …</translation>
    </message>
    <message>
        <source>Close project</source>
        <translation>Projekt schließen</translation>
    </message>
    <message>
        <source>Export figure…</source>
        <translation>Abbildung exportieren …</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>Tabelle exportieren …</translation>
    </message>
    <message>
        <source>Export all results…</source>
        <translation>Alle Ergebnisse exportieren …</translation>
    </message>
    <message>
        <source>Analyze</source>
        <translation>Analysieren</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Filter the table</source>
        <translation>Tabelle filtern</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Selected gene</source>
        <translation>Ausgewähltes Gen</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation>Farben des Systems</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>About Pleioscope, and keys</source>
        <translation>Über Pleioscope und Tastenkürzel</translation>
    </message>
    <message>
        <source>%1[*] — Pleioscope</source>
        <translation>%1[*] – Pleioscope</translation>
    </message>
    <message>
        <source>Pleioscope</source>
        <translation>Pleioscope</translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation>Diese Einträge löschen</translation>
    </message>
    <message>
        <source>%1 is no gene of the open genome.</source>
        <translation>%1 ist kein Gen des geöffneten Genoms.</translation>
    </message>
    <message>
        <source>This page compares the codon usage of selected genes or of a trait with that of the genome, and has the codon statistics of every gene. It needs a genome.</source>
        <translation>Diese Seite vergleicht den Codongebrauch ausgewählter Gene oder eines Merkmals mit dem des Genoms und hat die Codonstatistik jedes Gens. Sie braucht ein Genom.</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Gebrauch</translation>
    </message>
    <message>
        <source>Codon analyses</source>
        <translation>Codonanalysen</translation>
    </message>
    <message>
        <source>This page shows which traits can be told from codons, and how measured traits hang together. It needs a genome and a table of traits or phenotypes.</source>
        <translation>Diese Seite zeigt, welche Merkmale sich an Codons erkennen lassen und wie gemessene Merkmale zusammenhängen. Sie braucht ein Genom und eine Tabelle mit Merkmalen oder Phänotypen.</translation>
    </message>
    <message>
        <source>From codons</source>
        <translation>Aus Codons</translation>
    </message>
    <message>
        <source>Analyses of traits</source>
        <translation>Analysen der Merkmale</translation>
    </message>
    <message>
        <source>This page ranks genes by the number of traits they affect, measured or read from codons, with the evidence for each. It needs a genome and a table of phenotypes or traits.</source>
        <translation>Diese Seite ordnet Gene nach der Zahl der Merkmale, die sie beeinflussen, gemessen oder aus Codons gelesen, mit den Belegen für jedes. Sie braucht ein Genom und eine Tabelle mit Phänotypen oder Merkmalen.</translation>
    </message>
    <message>
        <source>Analyses of pleiotropy</source>
        <translation>Analysen der Pleiotropie</translation>
    </message>
    <message>
        <source>Connect to a swarm…</source>
        <translation>Mit einem Schwarm verbinden …</translation>
    </message>
    <message>
        <source>Disconnect from the swarm</source>
        <translation>Vom Schwarm trennen</translation>
    </message>
    <message>
        <source>Add %1…</source>
        <translation>%1 hinzufügen …</translation>
    </message>
    <message>
        <source>Delete the unsaved work for good? It cannot be brought back.</source>
        <translation>Die nicht gespeicherte Arbeit endgültig löschen? Sie lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Delete unsaved work</source>
        <translation>Nicht gespeicherte Arbeit löschen</translation>
    </message>
    <message>
        <source>Sets of genes and conditions</source>
        <translation>Mengen von Genen und Bedingungen</translation>
    </message>
    <message>
        <source>Keep the selected genes as…</source>
        <translation>Ausgewählte Gene behalten als …</translation>
    </message>
    <message>
        <source>Keep these %1 genes as…</source>
        <translation>Diese %1 Gene behalten als …</translation>
    </message>
    <message>
        <source>Keep this gene as…</source>
        <translation>Dieses Gen behalten als …</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Do again: %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Filter of %1</source>
        <translation>Filter: %1</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Fertig: %1</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>%1[*] (read only) — Pleioscope</source>
        <translation>%1[*] (nur lesbar) — Pleioscope</translation>
    </message>
</context>
<context>
    <name>pleio::NotesModel</name>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ort</translation>
    </message>
</context>
<context>
    <name>pleio::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Traits by evidence grade</source>
        <translation>Merkmale nach Evidenzgrad</translation>
    </message>
    <message>
        <source>Tracks along the genome</source>
        <translation>Spuren entlang des Genoms</translation>
    </message>
    <message>
        <source>Facts about what is loaded</source>
        <translation>Angaben zu den geladenen Daten</translation>
    </message>
    <message>
        <source>The overview shows what is in a genome, what is left out of the statistics and why, and how the trait tables matched. It needs a genome.</source>
        <translation>Die Übersicht zeigt, was ein Genom enthält, was aus der Statistik ausgeschlossen ist und warum, und wie sich die Merkmalstabellen zuordnen ließen. Sie braucht ein Genom.</translation>
    </message>
    <message>
        <source>How many traits can be told from codons, by grade of evidence, is shown here after Analyze.</source>
        <translation>Wie viele Merkmale sich an Codons erkennen lassen, nach Evidenzgrad, erscheint hier nach „Analysieren“.</translation>
    </message>
    <message>
        <source>Simulated data. Nothing here was measured on an organism.</source>
        <translation>Simulierte Daten. Nichts davon wurde an einem Organismus gemessen.</translation>
    </message>
    <message>
        <source>The genes are predicted, not annotated.</source>
        <translation>Die Gene sind vorhergesagt, nicht annotiert.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>no sequence</source>
        <translation>keine Sequenz</translation>
    </message>
    <message>
        <source>%1 bp%2</source>
        <translation>%1 bp%2</translation>
    </message>
    <message>
        <source>, circular</source>
        <translation>, zirkulär</translation>
    </message>
    <message>
        <source>Further sequences</source>
        <translation>Weitere Sequenzen</translation>
    </message>
    <message>
        <source>Gene features</source>
        <translation>Gen-Features</translation>
    </message>
    <message>
        <source>CDS</source>
        <translation>CDS</translation>
    </message>
    <message>
        <source>CDS used</source>
        <translation>Verwendete CDS</translation>
    </message>
    <message>
        <source>Coding sequences that take part in statistics.</source>
        <translation>Codierende Sequenzen, die in die Statistik eingehen.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Genetic code</source>
        <translation>Genetischer Code</translation>
    </message>
    <message>
        <source>Differ from /translation</source>
        <translation>Anders als /translation</translation>
    </message>
    <message>
        <source>CDS that do not translate to the protein the file gives for them.</source>
        <translation>CDS, deren Translation nicht das Protein ergibt, das die Datei für sie angibt.</translation>
    </message>
    <message>
        <source>Traits</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>No trait table is open.</source>
        <translation>Keine Merkmalstabelle geöffnet.</translation>
    </message>
    <message>
        <source>Read as: %1</source>
        <translation>Gelesen als: %1</translation>
    </message>
    <message>
        <source>Rows matched</source>
        <translation>Zugeordnete Zeilen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>über %1</translation>
    </message>
    <message>
        <source>fit several genes</source>
        <translation>zu mehreren Genen passend</translation>
    </message>
    <message>
        <source>to left-out genes</source>
        <translation>zu ausgeschlossenen Genen</translation>
    </message>
    <message>
        <source>Names not found</source>
        <translation>Namen nicht gefunden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Left out of the statistics</source>
        <translation>Aus der Statistik ausgeschlossen</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Nichts.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Traits say which genes belong together; without them there is nothing to learn from.</source>
        <translation>Merkmale geben an, welche Gene zusammengehören; ohne sie gibt es nichts, woraus gelernt werden kann.</translation>
    </message>
    <message>
        <source>The analysis is running; results appear on all pages when it is done.</source>
        <translation>Die Analyse läuft; danach erscheinen die Ergebnisse auf allen Seiten.</translation>
    </message>
    <message>
        <source>Learns the codon preferences of each trait and tests them on genes that were held out.</source>
        <translation>Lernt die Codonpräferenzen jedes Merkmals und prüft sie an zurückgehaltenen Genen.</translation>
    </message>
    <message>
        <source>Keeps sources, results and view in one .pleio file.</source>
        <translation>Bewahrt Quellen, Ergebnisse und Ansicht in einer .pleio-Datei auf.</translation>
    </message>
    <message>
        <source>%1 For example: %2</source>
        <translation>%1 Zum Beispiel: %2</translation>
    </message>
    <message>
        <source>The genes are known by their names only; no genome was given. All analyses of traits and phenotypes run, those of codons do not.</source>
        <translation>Von den Genen sind nur die Namen bekannt; es wurde kein Genom angegeben. Alle Analysen von Merkmalen und Phänotypen laufen, die von Codons nicht.</translation>
    </message>
    <message>
        <source>The genes are known by their names and places, not by their sequences. All analyses of traits and phenotypes run, those of codons do not.</source>
        <translation>Von den Genen sind Namen und Orte bekannt, nicht die Sequenzen. Alle Analysen von Merkmalen und Phänotypen laufen, die von Codons nicht.</translation>
    </message>
    <message>
        <source>Genes</source>
        <translation>Gene</translation>
    </message>
    <message>
        <source>Phenotypes</source>
        <translation>Phänotypen</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Columns of numbers, without those that are left out.</source>
        <translation>Spalten von Zahlen, ohne die ausgelassenen.</translation>
    </message>
    <message>
        <source>Groups of conditions</source>
        <translation>Gruppen von Bedingungen</translation>
    </message>
    <message>
        <source>Conditions of one group measure one trait.</source>
        <translation>Bedingungen einer Gruppe messen ein Merkmal.</translation>
    </message>
    <message>
        <source>With the genome of these genes their codons can be read too.</source>
        <translation>Mit dem Genom dieser Gene können auch ihre Codons gelesen werden.</translation>
    </message>
    <message>
        <source>Tests which genes matter in several traits.</source>
        <translation>Prüft, welche Gene für mehrere Merkmale wichtig sind.</translation>
    </message>
</context>
<context>
    <name>pleio::Page</name>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
</context>
<context>
    <name>pleio::ParameterForm</name>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Default %1</source>
        <translation>Vorgabe %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Name of a gene</source>
        <translation>Name eines Gens</translation>
    </message>
    <message>
        <source>Names with commas or spaces between</source>
        <translation>Namen, durch Komma oder Leerzeichen getrennt</translation>
    </message>
</context>
<context>
    <name>pleio::PleiotropyPage</name>
    <message>
        <source>Pleiotropy</source>
        <translation>Pleiotropie</translation>
    </message>
    <message>
        <source>Genes by called traits</source>
        <translation>Gene nach Zahl passender Merkmale</translation>
    </message>
    <message>
        <source>Evidence of the selected gene</source>
        <translation>Evidenz des ausgewählten Gens</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>Rangliste</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Abbildung</translation>
    </message>
    <message>
        <source>This page ranks genes by the number of traits their codons fit, with the evidence for each trait, supporting and not. </source>
        <translation>Diese Seite ordnet Gene nach der Zahl der Merkmale, zu denen ihre Codons passen, und zeigt für jedes Merkmal die Evidenz dafür und dagegen. </translation>
    </message>
    <message>
        <source>It needs a genome and a trait table.</source>
        <translation>Sie braucht ein Genom und eine Merkmalstabelle.</translation>
    </message>
    <message>
        <source>It needs an analysis.</source>
        <translation>Sie braucht eine Analyse.</translation>
    </message>
    <message>
        <source>No gene was scored.</source>
        <translation>Kein Gen wurde bewertet.</translation>
    </message>
    <message>
        <source>No gene is selected</source>
        <translation>Kein Gen ausgewählt</translation>
    </message>
    <message>
        <source>This gene was not scored: it is too short or left out.</source>
        <translation>Dieses Gen wurde nicht bewertet: Es ist zu kurz oder ausgeschlossen.</translation>
    </message>
    <message>
        <source>Select a gene on the left to see the evidence for each trait.</source>
        <translation>Links ein Gen auswählen, um die Evidenz je Merkmal zu sehen.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1
Annotated with %2 of %3 tested traits; called for %4 at q ≤ 0.1; %5 expected from the calibrated probabilities.</source>
        <translation>%1
Annotiert mit %2 von %3 getesteten Merkmalen; passend zu %4 bei q ≤ 0.1; %5 nach den kalibrierten Wahrscheinlichkeiten erwartet.</translation>
    </message>
</context>
<context>
    <name>pleio::PlotView</name>
    <message>
        <source>missing</source>
        <translation>fehlend</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>%1: %2, rank %3 of %4 in its column</source>
        <translation>%1: %2, Rang %3 von %4 in der Spalte</translation>
    </message>
    <message>
        <source>Export figure…</source>
        <translation>Abbildung exportieren …</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>Abbildung kopieren</translation>
    </message>
    <message>
        <source>Show the numbers</source>
        <translation>Zahlen anzeigen</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>Zoom zurücksetzen</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Abbildung</translation>
    </message>
</context>
<context>
    <name>pleio::ProblemsPanel</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
</context>
<context>
    <name>pleio::QcpRenderer</name>
    <message>
        <source>Simulated data</source>
        <translation>Simulierte Daten</translation>
    </message>
</context>
<context>
    <name>pleio::QuestionSheet</name>
    <message>
        <source>Several columns of %1 may hold the genes, and they name different ones. Which holds those that the lines are about?</source>
        <translation>Mehrere Spalten von %1 können die Gene enthalten, und sie nennen verschiedene. Welche enthält die, von denen die Zeilen handeln?</translation>
    </message>
    <message>
        <source>Several columns of %1 may name the traits. Which does?</source>
        <translation>Mehrere Spalten von %1 können die Merkmale nennen. Welche tut es?</translation>
    </message>
    <message>
        <source>Several columns of %1 may hold the value of a gene. Which is to be read?</source>
        <translation>Mehrere Spalten von %1 können den Wert eines Gens enthalten. Welche soll gelesen werden?</translation>
    </message>
    <message>
        <source>%1 can be read in several ways. What is to be read as: %2?</source>
        <translation>%1 kann auf mehrere Arten gelesen werden. Was soll gelesen werden als: %2?</translation>
    </message>
    <message>
        <source>A file leaves a choice</source>
        <translation>Eine Datei lässt eine Wahl</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>The choice is kept with the project; it can be changed later under &quot;How the files were read&quot;.</source>
        <translation>Die Wahl wird mit dem Projekt gespeichert; später ist sie zu ändern unter „Wie die Dateien gelesen wurden“.</translation>
    </message>
    <message>
        <source>Do not read it</source>
        <translation>Nicht lesen</translation>
    </message>
</context>
<context>
    <name>pleio::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>pleio::RankBar</name>
    <message>
        <source>Larger than in %1 % of the used genes</source>
        <translation>Größer als bei %1 % der verwendeten Gene</translation>
    </message>
</context>
<context>
    <name>pleio::ReadOnlyBanner</name>
    <message>
        <source>Open again</source>
        <translation>Neu öffnen</translation>
    </message>
    <message>
        <source>Open the project anew, as it was saved last, and to be saved if nobody else has it by now</source>
        <translation>Das Projekt neu öffnen, so wie es zuletzt gespeichert wurde; es kann gespeichert werden, wenn es inzwischen niemand sonst hat</translation>
    </message>
    <message>
        <source>Read only: %1</source>
        <translation>Nur lesbar: %1</translation>
    </message>
</context>
<context>
    <name>pleio::ReadingSheet</name>
    <message>
        <source>How the files were read</source>
        <translation>Einlesen der Dateien</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu einlesen</translation>
    </message>
    <message>
        <source>Genetic code where the file names none</source>
        <translation>Genetischer Code, wenn die Datei keinen nennt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No files are open.</source>
        <translation>Keine Dateien geöffnet.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Predict anew</source>
        <translation>Neu vorhersagen</translation>
    </message>
    <message>
        <source>Predict the genes anew</source>
        <translation>Die Gene neu vorhersagen</translation>
    </message>
    <message>
        <source>Leave out %1</source>
        <translation>%1 weglassen</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>über %1</translation>
    </message>
    <message>
        <source>not matched</source>
        <translation>nicht zugeordnet</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>What was decided about the file</source>
        <translation>Was über die Datei entschieden wurde</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Erste Zeilen</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1 (geändert)</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>The first rows, as they are understood</source>
        <translation>Die ersten Zeilen, wie sie verstanden werden</translation>
    </message>
    <message>
        <source>How rows of traits found their genes</source>
        <translation>Wie Zeilen von Merkmalen ihre Gene fanden</translation>
    </message>
    <message>
        <source>There are no rows.</source>
        <translation>Es gibt keine Zeilen.</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 rows, of which %2 name a gene</source>
        <translation>%1 Zeilen, von denen %2 ein Gen nennen</translation>
    </message>
    <message>
        <source>The file cannot be read so. %1</source>
        <translation>Die Datei kann so nicht gelesen werden. %1</translation>
    </message>
</context>
<context>
    <name>pleio::ReportView</name>
    <message>
        <source>Figure of %1</source>
        <translation>Abbildung: %1</translation>
    </message>
    <message>
        <source>Table of %1</source>
        <translation>Tabelle: %1</translation>
    </message>
    <message>
        <source>Selected genes only</source>
        <translation>Nur ausgewählte Gene</translation>
    </message>
    <message>
        <source>Show the rows of the genes that are selected, on this page or another.</source>
        <translation>Zeigt die Zeilen der Gene, die auf dieser oder einer anderen Seite ausgewählt sind.</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
</context>
<context>
    <name>pleio::ResultWarnings</name>
    <message>
        <source>Warnings about this result</source>
        <translation>Warnungen zu diesem Ergebnis</translation>
    </message>
    <message>
        <source>%1 (and %2 more among the problems)</source>
        <translation>%1 (und %2 weitere unter den Problemen)</translation>
    </message>
</context>
<context>
    <name>pleio::RunView</name>
    <message>
        <source>Choose parameters…</source>
        <translation>Parameter wählen …</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>Fortschritt von %1</translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation>Lauf abbrechen</translation>
    </message>
    <message>
        <source>Run with the defaults</source>
        <translation>Mit Vorgaben ausführen</translation>
    </message>
    <message>
        <source>Run as chosen in the form</source>
        <translation>Wie im Formular gewählt ausführen</translation>
    </message>
    <message>
        <source>Waiting for other work</source>
        <translation>Wartet auf andere Arbeit</translation>
    </message>
</context>
<context>
    <name>pleio::SafeKeeping</name>
    <message>
        <source>Keep the work safe</source>
        <translation>Die Arbeit sichern</translation>
    </message>
    <message>
        <source>Keeping the work safe</source>
        <translation>Sichern der Arbeit</translation>
    </message>
    <message>
        <source>Close the project</source>
        <translation>Das Projekt schließen</translation>
    </message>
    <message>
        <source>Look for unsaved work</source>
        <translation>Nach ungesicherter Arbeit suchen</translation>
    </message>
    <message>
        <source>Remove what was not saved</source>
        <translation>Nicht Gespeichertes entfernen</translation>
    </message>
</context>
<context>
    <name>pleio::SearchBox</name>
    <message>
        <source>Ctrl+K</source>
        <translation>Strg+K</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Action%1%2</source>
        <translation>Aktion%1%2</translation>
    </message>
    <message>
        <source>Trait%1%2%1%3</source>
        <translation>Merkmal%1%2%1%3</translation>
    </message>
    <message>
        <source>Search genes, traits, analyses, actions</source>
        <translation>Gene, Merkmale, Analysen, Aktionen suchen</translation>
    </message>
    <message>
        <source>Search genes, traits, analyses and actions</source>
        <translation>Gene, Merkmale, Analysen und Aktionen suchen</translation>
    </message>
    <message>
        <source>Analysis%1%2%1%3</source>
        <translation>Analyse%1%2%1%3</translation>
    </message>
</context>
<context>
    <name>pleio::Session</name>
    <message>
        <source>Opening</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Make the sample project</source>
        <translation>Beispielprojekt erzeugen</translation>
    </message>
    <message>
        <source>Read the files again</source>
        <translation>Dateien neu einlesen</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Fertig: %1</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Cancelled: %1</source>
        <translation>Abgebrochen: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Open what was not saved</source>
        <translation>Nicht Gespeichertes öffnen</translation>
    </message>
    <message>
        <source>Parameters of %1</source>
        <translation>Parameter: %1</translation>
    </message>
    <message>
        <source>Reading results</source>
        <translation>Lesen der Ergebnisse</translation>
    </message>
    <message>
        <source>Ran %1 with seed %2</source>
        <translation>%1 mit Startwert %2 gelaufen</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>Take over %1</source>
        <translation>%1 übernehmen</translation>
    </message>
</context>
<context>
    <name>pleio::SetBook</name>
    <message>
        <source>1 gene</source>
        <translation>1 Gen</translation>
    </message>
    <message>
        <source>%1 genes</source>
        <translation>%1 Gene</translation>
    </message>
    <message>
        <source>1 condition</source>
        <translation>1 Bedingung</translation>
    </message>
    <message>
        <source>%1 conditions</source>
        <translation>%1 Bedingungen</translation>
    </message>
    <message>
        <source>Add to the selected genes</source>
        <translation>Zu den ausgewählten Genen hinzufügen</translation>
    </message>
    <message>
        <source>Keep selected what is in the set</source>
        <translation>Ausgewählt lassen, was in der Menge ist</translation>
    </message>
    <message>
        <source>Take out of the selected genes</source>
        <translation>Aus den ausgewählten Genen herausnehmen</translation>
    </message>
    <message>
        <source>Select these genes alone</source>
        <translation>Nur diese Gene auswählen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Kept the set %1</source>
        <translation>Menge %1 behalten</translation>
    </message>
    <message>
        <source>Kept %1 sets</source>
        <translation>%1 Mengen behalten</translation>
    </message>
    <message>
        <source>Note on the set %1</source>
        <translation>Notiz zur Menge %1</translation>
    </message>
    <message>
        <source>Deleted the set %1</source>
        <translation>Menge %1 gelöscht</translation>
    </message>
    <message>
        <source>Deleted %1 sets</source>
        <translation>%1 Mengen gelöscht</translation>
    </message>
    <message>
        <source>Of the set %1 the genome has %2.</source>
        <translation>Von der Menge %1 hat das Genom %2.</translation>
    </message>
    <message>
        <source>Renamed the set %1 to %2</source>
        <translation>Menge %1 in %2 umbenannt</translation>
    </message>
</context>
<context>
    <name>pleio::SetButton</name>
    <message>
        <source>Use a named set</source>
        <translation>Benannte Menge verwenden</translation>
    </message>
</context>
<context>
    <name>pleio::SetsSheet</name>
    <message>
        <source>Sets of genes and conditions</source>
        <translation>Mengen von Genen und Bedingungen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Kept with the project</source>
        <translation>Mit dem Projekt behalten</translation>
    </message>
    <message>
        <source>From a list or a file</source>
        <translation>Aus einer Liste oder Datei</translation>
    </message>
    <message>
        <source>Name of the set</source>
        <translation>Name der Menge</translation>
    </message>
    <message>
        <source>Name for the selected genes</source>
        <translation>Name für die ausgewählten Gene</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep the selected genes as a set</source>
        <translation>Ausgewählte Gene als Menge behalten</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Named sets</source>
        <translation>Benannte Mengen</translation>
    </message>
    <message>
        <source>Name of the chosen set</source>
        <translation>Name der gewählten Menge</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Select genes</source>
        <translation>Gene auswählen</translation>
    </message>
    <message>
        <source>Combine</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>In any of them (union)</source>
        <translation>In einer davon (Vereinigung)</translation>
    </message>
    <message>
        <source>In all of them (intersection)</source>
        <translation>In allen davon (Schnitt)</translation>
    </message>
    <message>
        <source>In the first alone (difference)</source>
        <translation>Nur in der ersten (Differenz)</translation>
    </message>
    <message>
        <source>In none of them (complement)</source>
        <translation>In keiner davon (Komplement)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Export GMT…</source>
        <translation>GMT exportieren …</translation>
    </message>
    <message>
        <source>Genes</source>
        <translation>Gene</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Names on lines, or with commas, semicolons or tabs between</source>
        <translation>Namen auf Zeilen oder mit Kommas, Semikolons oder Tabulatoren dazwischen</translation>
    </message>
    <message>
        <source>Keep the list</source>
        <translation>Liste behalten</translation>
    </message>
    <message>
        <source>Read a file…</source>
        <translation>Datei lesen …</translation>
    </message>
    <message>
        <source>A column of genes, GMT, or any other file of traits: each trait is a set.</source>
        <translation>Eine Spalte mit Genen, GMT oder eine andere Datei mit Merkmalen: jedes Merkmal ist eine Menge.</translation>
    </message>
    <message>
        <source>What the list names</source>
        <translation>Was die Liste nennt</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Name for the list</source>
        <translation>Name für die Liste</translation>
    </message>
    <message>
        <source>No gene is selected. Select genes in a table or a figure, by a filter of the table of genes or a branch of a tree, to keep them under a name.</source>
        <translation>Kein Gen ist ausgewählt. Gene in einer Tabelle oder Abbildung auswählen, mit einem Filter der Gentabelle oder am Ast eines Baums, um sie unter einem Namen zu behalten.</translation>
    </message>
    <message>
        <source>1 gene is selected.</source>
        <translation>1 Gen ist ausgewählt.</translation>
    </message>
    <message>
        <source>%1 genes are selected.</source>
        <translation>%1 Gene sind ausgewählt.</translation>
    </message>
    <message>
        <source>Selected in the window</source>
        <translation>Im Fenster ausgewählt</translation>
    </message>
    <message>
        <source>Nothing in the list is known here, and no set was made.</source>
        <translation>Nichts in der Liste ist hier bekannt; es entstand keine Menge.</translation>
    </message>
    <message>
        <source>From a list</source>
        <translation>Aus einer Liste</translation>
    </message>
    <message>
        <source>Kept %1 as %2.</source>
        <translation>%1 behalten als %2.</translation>
    </message>
    <message>
        <source>Read sets from %1</source>
        <translation>Mengen aus %1 lesen</translation>
    </message>
    <message>
        <source>Sets kept: %1.</source>
        <translation>Behaltene Mengen: %1.</translation>
    </message>
    <message>
        <source>Sets left out because the genome has none of their genes: %1.</source>
        <translation>Ausgelassene Mengen, weil das Genom keines ihrer Gene hat: %1.</translation>
    </message>
    <message>
        <source>Made from other sets: %1</source>
        <translation>Aus anderen Mengen entstanden: %1</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>nicht %1</translation>
    </message>
</context>
<context>
    <name>pleio::SideSheet</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>pleio::StaleBanner</name>
    <message>
        <source>Out of date: %1. What is shown belongs to the earlier run.</source>
        <translation>Veraltet: %1. Gezeigt wird der frühere Lauf.</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Analyze again…</source>
        <translation>Erneut analysieren …</translation>
    </message>
    <message>
        <source>Show the last run of this analysis again</source>
        <translation>Wieder den letzten Lauf dieser Analyse zeigen</translation>
    </message>
    <message>
        <source>Open the form of this analysis</source>
        <translation>Das Formular dieser Analyse öffnen</translation>
    </message>
    <message>
        <source>Pinned: what is shown is the run of %1.</source>
        <translation>Angeheftet: Gezeigt wird der Lauf vom %1.</translation>
    </message>
    <message>
        <source>%1 The next run would be another: %2.</source>
        <translation>%1 Der nächste Lauf wäre ein anderer: %2.</translation>
    </message>
</context>
<context>
    <name>pleio::StartPage</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnete Dateien</translation>
    </message>
    <message>
        <source>Pleioscope</source>
        <translation>Pleioscope</translation>
    </message>
    <message>
        <source>Give an annotated genome and a table of which gene carries which trait. Pleioscope learns the codon preferences of each trait, says which traits can be read from codons at all, and lists the genes that fit them, with error rates.</source>
        <translation>Benötigt werden ein annotiertes Genom und eine Tabelle, die angibt, welches Gen welches Merkmal trägt. Pleioscope lernt die Codonpräferenzen jedes Merkmals, zeigt, welche Merkmale sich überhaupt an Codons ablesen lassen, und listet die dazu passenden Gene mit Fehlerraten auf.</translation>
    </message>
    <message>
        <source>GenBank, EMBL, GFF3 with FASTA, or FASTA, also compressed.</source>
        <translation>GenBank, EMBL, GFF3 mit FASTA oder FASTA, auch komprimiert.</translation>
    </message>
    <message>
        <source>A .pleio file with its sources, results and view.</source>
        <translation>Eine .pleio-Datei mit Quellen, Ergebnissen und Ansicht.</translation>
    </message>
    <message>
        <source>A simulated genome with four traits that are written into its codons and four that are not. Opened and analyzed at once.</source>
        <translation>Ein simuliertes Genom mit vier Merkmalen, die in seine Codons eingeschrieben sind, und vier, die es nicht sind. Wird geöffnet und sofort analysiert.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Or drop files or a folder anywhere on the window: a genome, tables, a project. They are told apart by what is in them.</source>
        <translation>Oder Dateien oder einen Ordner irgendwo auf das Fenster ziehen: ein Genom, Tabellen, ein Projekt. Was sie sind, wird an ihrem Inhalt erkannt.</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <translation>%1   %2</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Project without a name</source>
        <translation>Projekt ohne Namen</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Läufe</translation>
    </message>
    <message>
        <source>%1, changed %2, %3</source>
        <translation>%1, geändert %2, %3</translation>
    </message>
    <message>
        <source>It was never saved.</source>
        <translation>Es wurde nie gespeichert.</translation>
    </message>
    <message>
        <source>Its file is %1; that stays as it is until you save.</source>
        <translation>Seine Datei ist %1; sie bleibt bis zum Speichern, wie sie ist.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the unsaved work of %1</source>
        <translation>Nicht gespeicherte Arbeit von %1 öffnen</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the unsaved work of %1</source>
        <translation>Nicht gespeicherte Arbeit von %1 löschen</translation>
    </message>
    <message>
        <source>Work that was not saved when the program ended</source>
        <translation>Arbeit, die beim Ende des Programms nicht gespeichert war</translation>
    </message>
</context>
<context>
    <name>pleio::StatusLine</name>
    <message>
        <source>Progress of the running jobs</source>
        <translation>Fortschritt der laufenden Jobs</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>Letzte Meldung</translation>
    </message>
    <message>
        <source>No jobs</source>
        <translation>Keine Jobs</translation>
    </message>
    <message>
        <source>1 job</source>
        <translation>1 Job</translation>
    </message>
    <message>
        <source>%1 jobs</source>
        <translation>%1 Jobs</translation>
    </message>
    <message>
        <source>Show or hide the jobs</source>
        <translation>Jobs ein- oder ausblenden</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Keine Probleme</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 Problem</translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation>%1 Probleme</translation>
    </message>
    <message>
        <source>Show or hide what was left out, unmatched or failed</source>
        <translation>Ein- oder ausblenden, was ausgeschlossen, nicht zugeordnet oder fehlgeschlagen ist</translation>
    </message>
    <message>
        <source>No genome is open</source>
        <translation>Kein Genom geöffnet</translation>
    </message>
    <message>
        <source>genetic code %1</source>
        <translation>genetischer Code %1</translation>
    </message>
    <message>
        <source>%1 CDS used</source>
        <translation>%1 CDS verwendet</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Startwert %1</translation>
    </message>
    <message>
        <source>simulated data</source>
        <translation>simulierte Daten</translation>
    </message>
    <message>
        <source>%1 genes without sequence</source>
        <translation>%1 Gene ohne Sequenz</translation>
    </message>
</context>
<context>
    <name>pleio::SwarmLink</name>
    <message>
        <source>%1 at %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Cancel tasks</source>
        <translation>Aufgaben abbrechen</translation>
    </message>
    <message>
        <source>Tasks cancelled: %1</source>
        <translation>Aufgaben abgebrochen: %1</translation>
    </message>
    <message>
        <source>Try tasks again</source>
        <translation>Aufgaben erneut versuchen</translation>
    </message>
    <message>
        <source>Tasks begun anew: %1</source>
        <translation>Aufgaben neu begonnen: %1</translation>
    </message>
    <message>
        <source>Drain a worker</source>
        <translation>Worker auslaufen lassen</translation>
    </message>
    <message>
        <source>%1 takes no more tasks</source>
        <translation>%1 nimmt keine Aufgaben mehr an</translation>
    </message>
    <message>
        <source>Purge the namespace</source>
        <translation>Namensraum leeren</translation>
    </message>
    <message>
        <source>The namespace is empty</source>
        <translation>Der Namensraum ist leer</translation>
    </message>
</context>
<context>
    <name>pleio::SwarmPage</name>
    <message>
        <source>workers: %1, tasks running: %2 of %3 at once</source>
        <translation>Worker: %1, laufende Aufgaben: %2 von %3 zugleich</translation>
    </message>
    <message>
        <source>Swarm</source>
        <translation>Schwarm</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Tasks in the queues</source>
        <translation>Aufgaben in den Warteschlangen</translation>
    </message>
    <message>
        <source>Tasks done a minute</source>
        <translation>Fertige Aufgaben je Minute</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Drain</source>
        <translation>Auslaufen lassen</translation>
    </message>
    <message>
        <source>Let the selected workers finish their tasks and take no more</source>
        <translation>Die gewählten Worker ihre Aufgaben beenden und keine weiteren annehmen lassen</translation>
    </message>
    <message>
        <source>Cancel tasks</source>
        <translation>Aufgaben abbrechen</translation>
    </message>
    <message>
        <source>Cancel those of the selected tasks that are not over</source>
        <translation>Die gewählten Aufgaben abbrechen, die noch nicht vorbei sind</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Begin those of the selected tasks anew that did not end well</source>
        <translation>Die gewählten Aufgaben neu beginnen, die nicht gut endeten</translation>
    </message>
    <message>
        <source>No task was submitted yet: choose the swarm under &quot;Run on&quot; in the form of an analysis.</source>
        <translation>Noch keine Aufgabe eingereicht: im Formular einer Analyse unter „Ausführen auf“ den Schwarm wählen.</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Noch ist nichts geschehen.</translation>
    </message>
    <message>
        <source>State of the connection</source>
        <translation>Zustand der Verbindung</translation>
    </message>
    <message>
        <source>Purge…</source>
        <translation>Leeren …</translation>
    </message>
    <message>
        <source>Delete all tasks, inputs, results and the log of the namespace</source>
        <translation>Alle Aufgaben, Eingaben, Ergebnisse und das Protokoll des Namensraums löschen</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Tasks and log</source>
        <translation>Aufgaben und Protokoll</translation>
    </message>
    <message>
        <source>This page shows the workers, queues and tasks of a swarm: other machines that run analyses for this window. It needs a Redis server and at least one pleioscope-worker; everything else here works without.</source>
        <translation>Diese Seite zeigt Worker, Warteschlangen und Aufgaben eines Schwarms: anderer Rechner, die Analysen für dieses Fenster ausführen. Sie braucht einen Redis-Server und mindestens einen pleioscope-worker; alles andere geht ohne.</translation>
    </message>
    <message>
        <source>%1, namespace %2</source>
        <translation>%1, Namensraum %2</translation>
    </message>
    <message>
        <source>No worker is here. On each machine that is to help, start:
pleioscope-worker --redis %1 --namespace %2</source>
        <translation>Kein Worker da. Auf jedem Rechner, der helfen soll, starten:
pleioscope-worker --redis %1 --namespace %2</translation>
    </message>
    <message>
        <source>This is known when the server has answered.</source>
        <translation>Bekannt, sobald der Server geantwortet hat.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbinde …</translation>
    </message>
    <message>
        <source>Online; %1</source>
        <translation>Online; %1</translation>
    </message>
    <message>
        <source>Cannot be reached, trying again in %1 s. %2</source>
        <translation>Nicht erreichbar, neuer Versuch in %1 s. %2</translation>
    </message>
    <message>
        <source>Cannot be reached, trying again now. %1</source>
        <translation>Nicht erreichbar, neuer Versuch jetzt. %1</translation>
    </message>
    <message>
        <source>Purge the namespace</source>
        <translation>Namensraum leeren</translation>
    </message>
    <message>
        <source>All tasks, inputs, results and the log of namespace %1 are deleted, for everybody who uses it. What runs is lost.</source>
        <translation>Alle Aufgaben, Eingaben, Ergebnisse und das Protokoll des Namensraums %1 werden gelöscht, für alle, die ihn nutzen. Was läuft, geht verloren.</translation>
    </message>
    <message>
        <source>Purge</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>no worker is here</source>
        <translation>kein Worker da</translation>
    </message>
    <message>
        <source>Below is what was seen at %1.</source>
        <translation>Unten steht, was um %1 zu sehen war.</translation>
    </message>
</context>
<context>
    <name>pleio::SwarmSheet</name>
    <message>
        <source>Connect to a swarm</source>
        <translation>Mit einem Schwarm verbinden</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>A swarm is a Redis server and machines on which pleioscope-worker runs. They need the same address and namespace.</source>
        <translation>Ein Schwarm ist ein Redis-Server und Rechner, auf denen pleioscope-worker läuft. Sie brauchen dieselbe Adresse und denselben Namensraum.</translation>
    </message>
    <message>
        <source>Address of the Redis server</source>
        <translation>Adresse des Redis-Servers</translation>
    </message>
    <message>
        <source>redis://host:port, or rediss://host:port for an encrypted connection.</source>
        <translation>redis://rechner:port, oder rediss://rechner:port für eine verschlüsselte Verbindung.</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namensraum</translation>
    </message>
    <message>
        <source>Keeps the tasks of one project or person apart from those of others.</source>
        <translation>Trennt die Aufgaben eines Projekts oder einer Person von denen anderer.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>that of %1</source>
        <translation>das von %1</translation>
    </message>
    <message>
        <source>Keep it in the system keyring</source>
        <translation>Im Schlüsselbund des Systems behalten</translation>
    </message>
    <message>
        <source>The password has a field of its own; leave it out of the address.</source>
        <translation>Das Passwort hat ein eigenes Feld; es gehört nicht in die Adresse.</translation>
    </message>
</context>
<context>
    <name>pleio::TableModel</name>
    <message>
        <source>Not defined here. %1</source>
        <translation>Hier nicht definiert. %1</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; (column %2)&lt;br&gt;%3</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; (Spalte %2)&lt;br&gt;%3</translation>
    </message>
</context>
<context>
    <name>pleio::TopBar</name>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnete Dateien</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Simulated data</source>
        <translation>Simulierte Daten</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation>&amp;Projekt</translation>
    </message>
    <message>
        <source>Project menu</source>
        <translation>Menü „Projekt“</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>View menu</source>
        <translation>Menü „Ansicht“</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Help menu</source>
        <translation>Menü „Hilfe“</translation>
    </message>
    <message>
        <source>Made by the generator. Nothing here was measured on an organism.</source>
        <translation>Vom Generator erzeugt. Nichts davon wurde an einem Organismus gemessen.</translation>
    </message>
    <message>
        <source>Show in the table of genes</source>
        <translation>In der Gentabelle zeigen</translation>
    </message>
    <message>
        <source>Copy identifiers</source>
        <translation>Bezeichner kopieren</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Analyze</source>
        <translation>Analysieren</translation>
    </message>
    <message>
        <source>%1 (not saved)</source>
        <translation>%1 (nicht gespeichert)</translation>
    </message>
    <message>
        <source>1 gene</source>
        <translation>1 Gen</translation>
    </message>
    <message>
        <source>%1 genes</source>
        <translation>%1 Gene</translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <translation>Ausgewählt: %1</translation>
    </message>
    <message>
        <source>Analyze ▾</source>
        <translation>Analysieren ▾</translation>
    </message>
    <message>
        <source>Add more data</source>
        <translation>Weitere Daten hinzufügen</translation>
    </message>
    <message>
        <source>Named sets</source>
        <translation>Benannte Mengen</translation>
    </message>
    <message>
        <source>Select all other genes</source>
        <translation>Alle anderen Gene auswählen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>pleio::TraitChooser</name>
    <message>
        <source>Trait</source>
        <translation>Merkmal</translation>
    </message>
    <message>
        <source>No trait</source>
        <translation>Kein Merkmal</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>pleio::TraitField</name>
    <message>
        <source>No trait</source>
        <translation>Kein Merkmal</translation>
    </message>
    <message>
        <source>%1 (not loaded)</source>
        <translation>%1 (nicht geladen)</translation>
    </message>
</context>
<context>
    <name>pleio::TraitsPage</name>
    <message>
        <source>Traits</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Evidence of the traits</source>
        <translation>Evidenz der Merkmale</translation>
    </message>
    <message>
        <source>Genes by traits</source>
        <translation>Gene nach Merkmalen</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>Genes of the trait</source>
        <translation>Gene des Merkmals</translation>
    </message>
    <message>
        <source>Traits not tested</source>
        <translation>Nicht getestete Merkmale</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidenz</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>Genes of the selected trait</source>
        <translation>Gene des ausgewählten Merkmals</translation>
    </message>
    <message>
        <source>Not tested</source>
        <translation>Nicht getestet</translation>
    </message>
    <message>
        <source>Every trait had enough genes and was tested.</source>
        <translation>Jedes Merkmal hatte genug Gene und wurde getestet.</translation>
    </message>
    <message>
        <source>This page shows which traits can be told from codons, how sure that is, and which genes fit each trait. </source>
        <translation>Diese Seite zeigt, welche Merkmale sich an Codons erkennen lassen, wie sicher das ist und welche Gene zu jedem Merkmal passen. </translation>
    </message>
    <message>
        <source>It needs a genome and a trait table.</source>
        <translation>Sie braucht ein Genom und eine Merkmalstabelle.</translation>
    </message>
    <message>
        <source>It needs an analysis.</source>
        <translation>Sie braucht eine Analyse.</translation>
    </message>
    <message>
        <source>No trait had enough genes to be tested; the tab Not tested says why.</source>
        <translation>Kein Merkmal hatte genug Gene für einen Test; die Gründe stehen im Reiter „Nicht getestet“.</translation>
    </message>
    <message>
        <source>Select a trait above or in the table Traits to see how each gene fits it.</source>
        <translation>Oben oder in der Tabelle „Merkmale“ ein Merkmal auswählen, um zu sehen, wie gut jedes Gen dazu passt.</translation>
    </message>
</context>
<context>
    <name>pleio::TrialBook</name>
    <message>
        <source>Star on %1</source>
        <translation>Stern: %1</translation>
    </message>
    <message>
        <source>No star on %1</source>
        <translation>Kein Stern: %1</translation>
    </message>
    <message>
        <source>Tags of %1</source>
        <translation>Schlagworte: %1</translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>Notiz: %1</translation>
    </message>
    <message>
        <source>Hypothesis of %1</source>
        <translation>Hypothese: %1</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Läufe</translation>
    </message>
    <message>
        <source>Deleted %1</source>
        <translation>Gelöscht: %1</translation>
    </message>
    <message>
        <source>Brought back %1</source>
        <translation>Zurückgeholt: %1</translation>
    </message>
    <message>
        <source>Bringing in runs</source>
        <translation>Hereinholen von Läufen</translation>
    </message>
    <message>
        <source>Brought in runs: %1</source>
        <translation>Hereingeholte Läufe: %1</translation>
    </message>
    <message>
        <source>Runs brought in: %1, there already: %2, as new runs because they say something else: %3</source>
        <translation>Hereingeholte Läufe: %1, schon da: %2, als neue Läufe, weil sie anderes sagen: %3</translation>
    </message>
    <message>
        <source>Copying as a command</source>
        <translation>Kopieren als Befehl</translation>
    </message>
    <message>
        <source>Copied. It takes the files of the project from the folder where it is run.</source>
        <translation>Kopiert. Der Befehl nimmt die Dateien des Projekts aus dem Ordner, in dem er läuft.</translation>
    </message>
    <message>
        <source>Pinned %1</source>
        <translation>Angeheftet: %1</translation>
    </message>
    <message>
        <source>Last run of %1 shown</source>
        <translation>Letzter Lauf gezeigt: %1</translation>
    </message>
    <message>
        <source>Running again</source>
        <translation>Nochmaliger Lauf</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>Took its name from %1</source>
        <translation>Name von %1 entfernt</translation>
    </message>
    <message>
        <source>Named a run %1</source>
        <translation>Lauf benannt: %1</translation>
    </message>
</context>
<context>
    <name>pleio::TrialForm</name>
    <message>
        <source>Mark this run with a star</source>
        <translation>Diesen Lauf mit einem Stern versehen</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Name des Laufs</translation>
    </message>
    <message>
        <source>Tags of the run</source>
        <translation>Schlagworte des Laufs</translation>
    </message>
    <message>
        <source>Tags, separated by commas</source>
        <translation>Schlagworte, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Hypothesis</source>
        <translation>Hypothese</translation>
    </message>
    <message>
        <source>What this run was to show</source>
        <translation>Was dieser Lauf zeigen sollte</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>What came of it, what to try next</source>
        <translation>Was herauskam, was als Nächstes zu versuchen ist</translation>
    </message>
    <message>
        <source>&amp;Hypothesis</source>
        <translation>&amp;Hypothese</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>N&amp;otiz</translation>
    </message>
    <message>
        <source>Name of this run: %1</source>
        <translation>Name dieses Laufs: %1</translation>
    </message>
</context>
<context>
    <name>pleio::TrialListModel</name>
    <message>
        <source>Read the list of runs</source>
        <translation>Die Liste der Läufe lesen</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message>
        <source>Not starred</source>
        <translation>Ohne Stern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Gemacht</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagworte</translation>
    </message>
    <message>
        <source>Pinned: pages show this run in place of the last one</source>
        <translation>Angeheftet: Die Seiten zeigen diesen Lauf statt des letzten</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
</context>
<context>
    <name>pleio::TrialsPage</name>
    <message>
        <source>Trials</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Reading the list of runs</source>
        <translation>Lesen der Liste der Läufe</translation>
    </message>
    <message>
        <source>Search names, notes, tags, parameters</source>
        <translation>Namen, Notizen, Schlagworte, Parameter suchen</translation>
    </message>
    <message>
        <source>Search the runs</source>
        <translation>Die Läufe durchsuchen</translation>
    </message>
    <message>
        <source>Runs of which analysis</source>
        <translation>Läufe welcher Analyse</translation>
    </message>
    <message>
        <source>All analyses</source>
        <translation>Alle Analysen</translation>
    </message>
    <message>
        <source>Which runs</source>
        <translation>Welche Läufe</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>They can be brought back until the project is closed.</source>
        <translation>Sie lassen sich zurückholen, bis das Projekt geschlossen wird.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More about runs</source>
        <translation>Mehr zu Läufen</translation>
    </message>
    <message>
        <source>How often each analysis was run</source>
        <translation>Wie oft jede Analyse lief</translation>
    </message>
    <message>
        <source>the run</source>
        <translation>der Lauf</translation>
    </message>
    <message>
        <source>How the run was made</source>
        <translation>Wie der Lauf gemacht wurde</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>Wie er gemacht wurde</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Nochmals</translation>
    </message>
    <message>
        <source>Run it once more with its parameters and seed, on the files that are open now</source>
        <translation>Noch einmal mit seinen Parametern und seinem Startwert, mit den Dateien, die jetzt offen sind</translation>
    </message>
    <message>
        <source>Copy as a command</source>
        <translation>Als Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy the command line that gives the same bytes; it takes the files from its folder</source>
        <translation>Die Befehlszeile kopieren, die dieselben Bytes ergibt; sie nimmt die Dateien aus ihrem Ordner</translation>
    </message>
    <message>
        <source>Export runs…</source>
        <translation>Läufe exportieren…</translation>
    </message>
    <message>
        <source>Write the chosen runs, or all of the list, as JSON or CSV</source>
        <translation>Die gewählten Läufe, oder alle der Liste, als JSON oder CSV schreiben</translation>
    </message>
    <message>
        <source>Bring in runs…</source>
        <translation>Läufe hereinholen…</translation>
    </message>
    <message>
        <source>Add runs that were exported from another project, or results of the older system</source>
        <translation>Läufe hinzufügen, die aus einem anderen Projekt exportiert wurden, oder Ergebnisse des älteren Systems</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Show this run on the page of its analysis, in place of the last one</source>
        <translation>Diesen Lauf auf der Seite seiner Analyse zeigen, anstelle des letzten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the chosen runs; Undo brings them back</source>
        <translation>Die gewählten Läufe löschen; Rückgängig bringt sie zurück</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Put the chosen runs among the others again</source>
        <translation>Die gewählten Läufe wieder unter die anderen stellen</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Läufe</translation>
    </message>
    <message>
        <source>No run was deleted.</source>
        <translation>Kein Lauf wurde gelöscht.</translation>
    </message>
    <message>
        <source>No run fits what is looked for.</source>
        <translation>Kein Lauf passt zu dem, was gesucht wird.</translation>
    </message>
    <message>
        <source>This page keeps every run of every analysis with its parameters, numbers, tables and figures, and what you write about it. </source>
        <translation>Diese Seite bewahrt jeden Lauf jeder Analyse mit Parametern, Zahlen, Tabellen und Abbildungen auf, und was Sie dazu schreiben. </translation>
    </message>
    <message>
        <source>It needs a genome.</source>
        <translation>Sie braucht ein Genom.</translation>
    </message>
    <message>
        <source>It needs an analysis.</source>
        <translation>Sie braucht eine Analyse.</translation>
    </message>
    <message>
        <source>%1 runs are chosen; up to %2 can be compared.</source>
        <translation>%1 Läufe sind gewählt; bis zu %2 lassen sich vergleichen.</translation>
    </message>
    <message>
        <source>Comparing the runs …</source>
        <translation>Die Läufe werden verglichen …</translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation>Läufe vergleichen</translation>
    </message>
    <message>
        <source>This run failed, so it has no result: %1</source>
        <translation>Dieser Lauf ist gescheitert und hat kein Ergebnis: %1</translation>
    </message>
    <message>
        <source>This run was cancelled, so it has no result.</source>
        <translation>Dieser Lauf wurde abgebrochen und hat kein Ergebnis.</translation>
    </message>
    <message>
        <source>Reading the result …</source>
        <translation>Das Ergebnis wird gelesen …</translation>
    </message>
    <message>
        <source>Read a result</source>
        <translation>Ein Ergebnis lesen</translation>
    </message>
    <message>
        <source>Count the runs</source>
        <translation>Die Läufe zählen</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
</context>
<context>
    <name>pleio::UsagePage</name>
    <message>
        <source>Codons</source>
        <translation>Codons</translation>
    </message>
    <message>
        <source>Codon usage</source>
        <translation>Codonnutzung</translation>
    </message>
    <message>
        <source>Key of the trait</source>
        <translation>Schlüssel des Merkmals</translation>
    </message>
    <message>
        <source>RSCU</source>
        <translation>RSCU</translation>
    </message>
    <message>
        <source>Fraction of the amino acid</source>
        <translation>Anteil an der Aminosäure</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Bars of all sets</source>
        <translation>Balken aller Gruppen</translation>
    </message>
    <message>
        <source>Codon grid</source>
        <translation>Codon-Raster</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>The grid shows one set: the trait, without one the selected genes, else the genome.</source>
        <translation>Das Raster zeigt eine Gruppe: das Merkmal, ohne Merkmal die ausgewählten Gene, sonst das Genom.</translation>
    </message>
    <message>
        <source>Key, numbers</source>
        <translation>Schlüssel, Zahlen</translation>
    </message>
    <message>
        <source>Codon usage, numbers</source>
        <translation>Codonnutzung, Zahlen</translation>
    </message>
    <message>
        <source>Genome</source>
        <translation>Genom</translation>
    </message>
    <message>
        <source>Selected genes</source>
        <translation>Ausgewählte Gene</translation>
    </message>
    <message>
        <source>Choose a tested trait to see its key.</source>
        <translation>Ein getestetes Merkmal wählen, um seinen Schlüssel zu sehen.</translation>
    </message>
    <message>
        <source>Keys are learned by Analyze, from a trait table.</source>
        <translation>Schlüssel werden mit „Analysieren“ aus einer Merkmalstabelle gelernt.</translation>
    </message>
    <message>
        <source>Computing the codon usage of what is selected.</source>
        <translation>Codonnutzung der Auswahl wird berechnet.</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Wird berechnet …</translation>
    </message>
    <message>
        <source>No selected gene can be used.</source>
        <translation>Kein ausgewähltes Gen kann verwendet werden.</translation>
    </message>
    <message>
        <source>No gene of the trait can be used.</source>
        <translation>Kein Gen des Merkmals kann verwendet werden.</translation>
    </message>
</context>
<context>
    <name>pleio::WriteWait</name>
    <message>
        <source>Keep it open</source>
        <translation>Offen lassen</translation>
    </message>
    <message>
        <source>Writing before closing</source>
        <translation>Schreiben vor dem Schließen</translation>
    </message>
    <message>
        <source>Progress of the writing</source>
        <translation>Fortschritt des Schreibens</translation>
    </message>
    <message>
        <source>The window closes when this is written: %1</source>
        <translation>Das Fenster schließt, sobald dies geschrieben ist: %1</translation>
    </message>
    <message>
        <source>The project closes when this is written: %1</source>
        <translation>Das Projekt schließt, sobald dies geschrieben ist: %1</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Schließen ohne zu speichern</translation>
    </message>
    <message>
        <source>Close without writing</source>
        <translation>Schließen ohne zu schreiben</translation>
    </message>
    <message>
        <source>Without saving, the file stays as it was before and what is new is lost.</source>
        <translation>Ohne zu speichern bleibt die Datei, wie sie vorher war, und was neu ist, geht verloren.</translation>
    </message>
    <message>
        <source>Without writing, the file stays as it was before.</source>
        <translation>Ohne zu schreiben bleibt die Datei, wie sie vorher war.</translation>
    </message>
</context>
</TS>
