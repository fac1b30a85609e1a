# q-values, quasi-Poisson regression and studentised residuals of the genes of input.tsv, by R's own functions.
z <- read.delim("input.tsv", row.names = 1)
p <- 2 * pnorm(-abs(as.matrix(z)))
per.trait <- apply(p, 2, p.adjust, method = "BH")
all.pairs <- matrix(p.adjust(p, method = "BH"), nrow(p))
called <- rowSums(per.trait <= 0.05, na.rm = TRUE)
tested <- rowSums(!is.na(p))
effort <- (seq_len(nrow(p)) * 7) %% 11
fit <- glm(called ~ tested + effort, family = quasipoisson, control = glm.control(epsilon = 1e-15, maxit = 100))
line <- lm(t2 ~ t1, data = z, na.action = na.exclude)
back <- lm(t1 ~ t2, data = z, na.action = na.exclude)
df <- df.residual(line) - 1
out <- data.frame(gene = rownames(z), called = called, q_trait1 = per.trait[, 1], q_all1 = all.pairs[, 1],
                  effort = effort, fitted = fitted(fit), residual = residuals(fit, "pearson") / sqrt(summary(fit)$dispersion),
                  second = 2 * pt(-abs(rstudent(line)), df), first = 2 * pt(-abs(rstudent(back)), df))
write.table(format(out, digits = 15, trim = TRUE), "expected_r.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
s <- summary(fit)
coefficients <- data.frame(estimate = s$coefficients[, 1], error = s$coefficients[, 2], dispersion = s$dispersion)
write.table(format(coefficients, digits = 15, trim = TRUE), "quasi_poisson.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
