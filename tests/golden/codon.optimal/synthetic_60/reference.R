# Writes trends.tsv and contrasts.tsv from the counts of the case codon.multivariate/synthetic_60.
input <- read.delim("../../codon.multivariate/synthetic_60/counts.tsv", check.names = FALSE)
aa <- strsplit("FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG", "")[[1]]
counts <- as.matrix(input[, -(1:2)])
bias <- input$bias
order <- order(bias)
low <- order[1:10]; high <- rev(order)[1:10]
full <- function(x) format(x, digits = 17, trim = TRUE, scientific = TRUE)
trends <- contrasts <- NULL
for (j in which(!(aa %in% c("M", "W", "*")))) {
  total <- rowSums(counts[, aa == aa[j]])
  own <- counts[, j]
  if (sum(own) > 0) {
    # R takes standard errors from the weights of the step before the last: go on until nothing moves.
    fit <- suppressWarnings(glm(cbind(own, total - own) ~ bias, family = quasibinomial,
                                control = list(epsilon = 1e-300, maxit = 40)))
    s <- suppressWarnings(summary(fit))
    # HC3 from the formula of MacKinnon & White (1985), with the weights of the fit.
    x <- cbind(1, bias)
    w <- total * fitted(fit) * (1 - fitted(fit))
    bread <- solve(crossprod(x * sqrt(w)))
    h <- rowSums((x * sqrt(w)) %*% bread * (x * sqrt(w)))
    u <- (own - total * fitted(fit)) / (1 - h)
    robust <- sqrt((bread %*% crossprod(x * u) %*% bread)[2, 2])
    trends <- rbind(trends, c(colnames(counts)[j], full(s$coefficients["bias", ]), full(s$dispersion), sum(total > 0), full(robust)))
    table <- matrix(c(sum(own[high]), sum((total - own)[high]), sum(own[low]), sum((total - own)[low])), 2)
    test <- suppressWarnings(chisq.test(table, correct = FALSE))
    contrasts <- rbind(contrasts, c(colnames(counts)[j], table[1, ], full(test$statistic), full(test$p.value)))
  }
}
trends <- cbind(trends, full(p.adjust(as.numeric(trends[, 5]), "BH")))
contrasts <- cbind(contrasts, full(p.adjust(as.numeric(contrasts[, 5]), "BH")))
colnames(trends) <- c("codon", "coefficient", "se", "t", "p", "dispersion", "genes", "se_robust", "q")
colnames(contrasts) <- c("codon", "high", "low", "chi_square", "p", "q")
write.table(trends, "trends.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
write.table(contrasts, "contrasts.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
