# Correlations of the columns of values.tsv by R's own cor.test and chisq.test, and what is made from their p.
# Rscript pairs.R in this folder; needs r-cran-corpcor and r-bioc-qvalue.
options(digits = 17)
set.seed(20)
n <- 40
shared <- rnorm(n)
values <- data.frame(
    normal = shared, close = 0.9 * shared + 0.4 * rnorm(n), weak = 0.3 * shared + rnorm(n), noise = rnorm(n),
    rounded = round(shared), calls = sign(shared) * (abs(shared) > 0.8), yes = as.integer(shared > 0.2),
    often = as.integer(0.7 * shared + rnorm(n) > -0.5), gaps = shared + rnorm(n), holes = round(2 * rnorm(n)))
values$gaps[c(2, 5, 9, 10, 31)] <- NA
values$holes[c(1, 5, 20, 21, 22, 23, 40)] <- NA
write.table(format(values, digits = 17, trim = TRUE), "values.tsv", sep = "\t", quote = FALSE, row.names = FALSE,
            na = "")
values <- read.delim("values.tsv", na.strings = c("", "NA"))

rows <- list()
for (method in c("pearson", "spearman", "kendall", "phi"))
    for (i in seq_along(values)) for (j in seq_along(values)) {
        if (i >= j) next
        both <- complete.cases(values[, c(i, j)])
        x <- values[both, i]
        y <- values[both, j]
        if (method == "phi") {
            if (!all(c(x, y) %in% 0:1)) next
            test <- suppressWarnings(chisq.test(table(x, y), correct = FALSE))
            r <- cor(x, y)
        } else if (method == "spearman") {
            # cor.test's p without continuity correction is Student's t of rho, as for Pearson's.
            test <- cor.test(rank(x), rank(y))
            r <- suppressWarnings(cor.test(x, y, method = "spearman", exact = FALSE)$estimate)
        } else {
            test <- suppressWarnings(cor.test(x, y, method = method, exact = FALSE))
            r <- test$estimate
        }
        rows[[length(rows) + 1]] <- data.frame(method, a = i - 1, b = j - 1, n = sum(both), r = unname(r),
                                               p = test$p.value)
    }
pairs <- do.call(rbind, rows)
write.table(pairs, "pairs.tsv", sep = "\t", quote = FALSE, row.names = FALSE)

# The first 12 rows of the complete columns: fewer rows than would fill a stable matrix.
library(corpcor)
few <- as.matrix(values[1:12, c(1:6, 8)])
shrunk <- cor.shrink(few, verbose = FALSE)
write.table(rbind(c(attr(shrunk, "lambda"), rep(NA, ncol(few) - 1)), unclass(shrunk)[, ]), "shrunk.tsv", sep = "\t",
            quote = FALSE, row.names = FALSE, na = "")

library(qvalue)
p <- c(pairs$p, 2 * pnorm(-abs(rnorm(150))))
q <- qvalue(p, pi0.method = "bootstrap", lfdr.out = FALSE)
write.table(data.frame(p, by = p.adjust(p, "BY"), storey = q$qvalues, pi0 = q$pi0), "q.tsv", sep = "\t",
            quote = FALSE, row.names = FALSE)
