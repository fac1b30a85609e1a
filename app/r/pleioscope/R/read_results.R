# SPDX-License-Identifier: GPL-3.0-or-later

# The values of a column by its type in report.json; an empty field is a number that is undefined, or a category that
# has none.
column_values <- function(cells, type) {
  texts <- function() text_of_cells(cells)
  switch(type,
    real = {
      numbers <- rep(NA_real_, length(cells))
      numbers[cells != ""] <- as.numeric(cells[cells != ""])
      numbers
    },
    integer = {
      numbers <- as.numeric(cells)
      if (all(is.na(numbers) | abs(numbers) <= .Machine$integer.max)) as.integer(numbers) else numbers
    },
    category = {
      texts <- texts()
      texts[cells == ""] <- NA_character_
      factor(texts, levels = unique(texts[!is.na(texts)]))
    },
    text = texts(),
    stop("report.json names a column of the type '", type, "', which this version of the package does not know.",
         call. = FALSE)
  )
}

read_table <- function(folder, described) {
  path <- file.path(folder, paste0(described$id, ".tsv"))
  if (!file.exists(path)) {
    stop(path, " is missing; the folder does not hold all that its report.json names.", call. = FALSE)
  }
  # What is simulated says so before the header.
  begin <- readLines(path, n = 10L, warn = FALSE, encoding = "UTF-8")
  comments <- sum(cumprod(startsWith(begin, "# ")))
  cells <- utils::read.table(path,
    header = FALSE, sep = "\t", quote = "", comment.char = "", skip = comments, colClasses = "character",
    na.strings = character(0), blank.lines.skip = FALSE, encoding = "UTF-8", stringsAsFactors = FALSE
  )
  header <- text_of_cells(as.character(unlist(cells[1L, ], use.names = FALSE)))
  columns <- described$columns
  ids <- vapply(columns, function(column) column$id, "")
  if (!identical(header, ids) || nrow(cells) - 1L != described$rows) {
    stop(path, " is not the table that report.json describes; it was changed, or is of another run.", call. = FALSE)
  }
  values <- Map(function(column, cell) {
    value <- column_values(cell[-1L], column$type)
    attr(value, "title") <- column$title
    attr(value, "help") <- column$help
    value
  }, columns, cells)
  names(values) <- ids
  frame <- as.data.frame(values, optional = TRUE, stringsAsFactors = FALSE)
  if (length(values) == 0L) frame <- data.frame()
  attr(frame, "title") <- described$title
  frame
}

# A data frame of a list of records, a column a field; null is NA.
frame_of <- function(records, fields) {
  columns <- lapply(names(fields), function(field) {
    vapply(records, function(record) {
      value <- record[[field]]
      if (is.null(value)) fields[[field]] else if (is.character(fields[[field]])) as.character(value) else as.numeric(value)
    }, fields[[field]])
  })
  names(columns) <- names(fields)
  as.data.frame(columns, stringsAsFactors = FALSE)
}

read_results <- function(folder) {
  path <- file.path(folder, "report.json")
  if (!file.exists(path)) {
    stop(path, " is missing; name a folder of results of Pleioscope.", call. = FALSE)
  }
  report <- jsonlite::fromJSON(path, simplifyVector = FALSE)
  if (is.null(report$analysis) || is.null(report$tables)) {
    stop(path, " is no report of Pleioscope.", call. = FALSE)
  }
  tables <- lapply(report$tables, function(described) read_table(folder, described))
  names(tables) <- vapply(report$tables, function(described) described$id, "")
  notes <- frame_of(report$notes, list(
    severity = NA_character_, code = NA_character_, text = NA_character_, count = NA_real_, where = NA_character_
  ))
  notes$examples <- lapply(report$notes, function(note) vapply(note$examples, as.character, ""))
  structure(list(
    title = report$title,
    analysis = report$analysis,
    simulated = report$simulated,
    scalars = frame_of(report$scalars, list(
      id = NA_character_, title = NA_character_, value = NA_real_, help = NA_character_
    )),
    tables = tables,
    figures = frame_of(report$plots, list(id = NA_character_, title = NA_character_, caption = NA_character_)),
    notes = notes,
    provenance = report$provenance
  ), class = "pleioscope_results")
}

print.pleioscope_results <- function(x, ...) {
  cat(x$title, " (", x$analysis, ")", if (isTRUE(x$simulated)) ", simulated data", "\n", sep = "")
  for (id in names(x$tables)) {
    cat("  ", id, ": ", nrow(x$tables[[id]]), " rows, ", attr(x$tables[[id]], "title"), "\n", sep = "")
  }
  serious <- sum(x$notes$severity != "info")
  if (serious > 0) cat("  ", serious, if (serious == 1) " warning" else " warnings", ", see $notes\n", sep = "")
  invisible(x)
}
