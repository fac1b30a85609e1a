# SPDX-License-Identifier: GPL-3.0-or-later
# Tests of homogeneity of synonymous usage between the counts of set_a.cut and set_b.cut, by R alone:
# chisq.test for Pearson's statistic, the likelihood ratio and Williams' correction from their formulas.
read <- function(path) read.table(path, comment.char = "#", col.names = c("codon", "aa", "fraction", "frequency", "n"))
a <- read("set_a.cut"); b <- read("set_b.cut")
stopifnot(all(a$codon == b$codon))
fmt <- function(x) formatC(x, digits = 15, format = "g")
rows <- list()
for (aa in sort(setdiff(unique(a$aa), "*"))) {
  o <- rbind(a$n[a$aa == aa], b$n[b$aa == aa])
  if (ncol(o) < 2) next
  o <- o[, colSums(o) > 0, drop = FALSE]
  t <- suppressWarnings(chisq.test(o, correct = FALSE))
  e <- outer(rowSums(o), colSums(o)) / sum(o)
  g <- 2 * sum(ifelse(o > 0, o * log(o / e), 0))
  n <- sum(o); df <- ncol(o) - 1
  q <- 1 + (n * sum(1 / rowSums(o)) - 1) * (n * sum(1 / colSums(o)) - 1) / (6 * n * df)
  rows[[aa]] <- data.frame(aa = aa, n = n, df = df, chi = unname(t$statistic), p_chi = t$p.value, g = g, g_adjusted = g / q,
                           p_g = pchisq(g / q, df, lower.tail = FALSE), v = sqrt(unname(t$statistic) / n))
}
r <- do.call(rbind, rows)
r$q_g <- p.adjust(r$p_g, "BH"); r$q_chi <- p.adjust(r$p_chi, "BH")
all <- data.frame(aa = "all", n = sum(r$n), df = sum(r$df), chi = sum(r$chi), p_chi = pchisq(sum(r$chi), sum(r$df), lower.tail = FALSE),
                  g = sum(r$g), g_adjusted = sum(r$g_adjusted), p_g = pchisq(sum(r$g_adjusted), sum(r$df), lower.tail = FALSE),
                  v = sqrt(sum(r$chi) / sum(r$n)), q_g = NA, q_chi = NA)
r <- rbind(r, all)
for (c in setdiff(names(r), c("aa", "n", "df"))) r[[c]] <- fmt(r[[c]])
write.table(r, "tests.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
x <- c(1e-3, 0.5, 1, 3.841459, 10, 41, 100, 500, 1400); d <- c(1, 2, 3, 5, 18, 41, 59, 200)
grid <- expand.grid(x = x, df = d)
write.table(data.frame(x = fmt(grid$x), df = grid$df, p = fmt(pchisq(grid$x, grid$df, lower.tail = FALSE))), "chi_square.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
