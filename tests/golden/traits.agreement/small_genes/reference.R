# Partial Spearman correlation as the correlation of the residuals of ranks, and from the inverse of the rank correlation
# matrix (Whittaker 1990); both are written, and must agree. Ties and missing values are in.
set.seed(11)
n <- 80
length <- round(exp(rnorm(n, 6, 0.5)))
expression <- round(rnorm(n, 4, 2), 1)
gc3 <- round(runif(n, 0.3, 0.7), 3)
x <- round(0.004 * length + 0.5 * expression + rnorm(n, 0, 2))
y <- round(0.003 * length + 0.2 * x + rnorm(n, 0, 2))
y[5] <- NA; expression[9] <- NA
data <- data.frame(x, y, length, expression, gc3)
write.table(data, "input.tsv", sep = "\t", quote = FALSE, row.names = FALSE, na = "")
complete <- na.omit(data)
ranks <- as.data.frame(lapply(complete, rank))
one <- function(covariates) {
  rx <- residuals(lm(reformulate(c("1", covariates), "x"), ranks))
  ry <- residuals(lm(reformulate(c("1", covariates), "y"), ranks))
  precision <- solve(cor(ranks[c("x", "y", covariates)]))
  rho <- cor(rx, ry)
  k <- length(covariates)
  t <- rho * sqrt((nrow(ranks) - 2 - k) / (1 - rho^2))
  c(n = nrow(ranks), covariates = k, rho = rho, precision = -precision[1, 2] / sqrt(precision[1, 1] * precision[2, 2]),
    p = 2 * pt(-abs(t), nrow(ranks) - 2 - k),
    low = tanh(atanh(rho) - qnorm(0.975) * sqrt(1.06 / (nrow(ranks) - k - 3))),
    high = tanh(atanh(rho) + qnorm(0.975) * sqrt(1.06 / (nrow(ranks) - k - 3))))
}
out <- rbind(one(character()), one("length"), one(c("length", "expression", "gc3")))
write.table(format(as.data.frame(out), digits = 15, trim = TRUE), "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
