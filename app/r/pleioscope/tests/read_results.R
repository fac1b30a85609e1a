# SPDX-License-Identifier: GPL-3.0-or-later
library(pleioscope)

fails <- function(expression, with) {
  said <- tryCatch({ expression; "" }, error = conditionMessage)
  if (!grepl(with, said, fixed = TRUE)) stop("expected '", with, "', got '", said, "'")
}
write_folder <- function(rows, columns, comment = "# Simulated data.") {
  folder <- tempfile("results")
  dir.create(folder)
  ids <- vapply(columns, `[`, "", 1L)
  writeLines(c(comment, paste(ids, collapse = "\t"), rows), file.path(folder, "t.tsv"), useBytes = TRUE)
  report <- list(
    title = "T", analysis = "a.b", simulated = TRUE, scalars = list(list(id = "s", title = "S", value = NULL, help = "h")),
    tables = list(list(id = "t", title = "Table", rows = length(rows), columns = lapply(columns, function(column) {
      list(id = column[1], title = toupper(column[1]), help = "What it is.", type = column[2])
    }))),
    plots = list(), provenance = list(seed = 1),
    notes = list(list(severity = "warning", code = "x.y", text = "Two.", count = 2, examples = list("a", "b"), where = ""))
  )
  writeLines(jsonlite::toJSON(report, auto_unbox = TRUE, null = "null", digits = NA), file.path(folder, "report.json"))
  folder
}

# Types, what is undefined, and texts that spreadsheets would run.
columns <- list(c("name", "text"), c("x", "real"), c("n", "integer"), c("group", "category"))
folder <- write_folder(c(
  "'=cmd()\t0.1\t3\tb", "'\t\t-2\t", "''=a\t-inf\t0\ta", "+\t1e-300\t1\tb", "-5\t2\t2\t'+x", "'-1e999\t1\t1\ta",
  "'\uff1dA\t1\t1\ta", "it's # \"quoted\"\t1\t1\ta", "'hello\t1\t1\ta", "\t1\t1\ta"
), columns)
results <- read_results(folder)
t <- results$tables$t
stopifnot(
  identical(as.vector(t$name), c("=cmd()", "'", "'=a", "+", "-5", "-1e999", "\uff1dA", "it's # \"quoted\"", "'hello", "")),
  identical(as.vector(t$x), c(0.1, NA, -Inf, 1e-300, 2, 1, 1, 1, 1, 1)),
  is.integer(t$n), t$n[2] == -2L,
  is.factor(t$group), identical(levels(t$group), c("b", "a", "+x")), is.na(t$group[2]),
  identical(attr(t$x, "title"), "X"), identical(attr(t$x, "help"), "What it is."),
  identical(attr(t, "title"), "Table"),
  is.na(results$scalars$value), results$simulated,
  identical(results$notes$examples[[1]], c("a", "b")), results$notes$count == 2
)
stopifnot(any(grepl("t: 10 rows", capture.output(print(results)))))

# A whole number that is too large for an integer of R, and a table without rows.
large <- read_results(write_folder("9007199254740991", list(c("n", "integer"))))$tables$t
stopifnot(is.numeric(large$n), large$n == 9007199254740991)
stopifnot(nrow(read_results(write_folder(character(0), columns))$tables$t) == 0L)

# What does not fit is refused.
fails(read_results(tempfile()), "report.json is missing")
writeLines(c("name\tx\tn\tgroup", "a\t1\t1\tb"), file.path(folder, "t.tsv"))
fails(read_results(folder), "not the table that report.json describes")
unlink(file.path(folder, "t.tsv"))
fails(read_results(folder), "t.tsv is missing")

# Results of the program: those that come with the package, and those of the folders that somebody names.
folders <- c(
  system.file("extdata", "codon_optimal", package = "pleioscope"),
  Filter(nzchar, strsplit(Sys.getenv("PLEIOSCOPE_RESULTS"), ":", fixed = TRUE)[[1]])
)
for (folder in folders) {
  results <- read_results(folder)
  for (id in names(results$tables)) {
    table <- results$tables[[id]]
    lines <- readLines(file.path(folder, paste0(id, ".tsv")), encoding = "UTF-8")
    lines <- lines[!startsWith(lines, "# ")]
    stopifnot(nrow(table) == length(lines) - 1L)
    # Numbers stand in their own columns and rows.
    for (column in which(vapply(table, is.double, NA))) {
      cells <- vapply(strsplit(paste0(lines[-1L], "\t."), "\t", fixed = TRUE), `[`, "", column)
      stopifnot(identical(as.vector(table[[column]]), as.numeric(ifelse(cells == "", NA, cells))))
    }
  }
  cat(results$analysis, ":", length(results$tables), "tables\n")
}
