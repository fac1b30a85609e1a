# SPDX-License-Identifier: GPL-3.0-or-later

# A text that a spreadsheet would run as a formula stands in a table with an apostrophe before it, and one that begins
# so behind apostrophes with one more. This takes that mark off; the rule is that of core/base/tsv_cell.h.
text_of_cells <- function(cells) {
  marked <- which(startsWith(cells, "'") & nchar(cells) >= 2L)
  texts <- substring(cells[marked], 2L)
  written <- is_written_as_text(texts)
  cells[marked[written]] <- texts[written]
  cells
}

blanks <- "^[ \t\r\n]+"
formula_signs <- c("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")

begins_formula <- function(texts) {
  Reduce(`|`, lapply(formula_signs, function(sign) startsWith(texts, sign)), logical(length(texts)))
}

is_written_as_text <- function(texts) {
  quoted <- startsWith(texts, "'")
  word <- sub(blanks, "", ifelse(quoted, sub("^'+", "", texts), texts))
  begins_formula(word) & (quoted | !(texts %in% c("+", "-") | is_number(texts)))
}

# Whether a text is a number that a double can hold.
is_number <- function(texts) {
  texts <- sub("^\\+", "", sub("[ \t\r\n]+$", "", sub(blanks, "", texts)))
  named <- grepl("^-?(inf|infinity|nan|nan\\([A-Za-z0-9_]*\\))$", texts, ignore.case = TRUE)
  digits <- grepl("^-?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?$", texts)
  value <- suppressWarnings(as.numeric(ifelse(digits, texts, NA)))
  mantissa <- sub("[eE].*$", "", texts)
  lost <- is.infinite(value) | (value %in% 0 & grepl("[1-9]", mantissa))
  named | (digits & !lost)
}
