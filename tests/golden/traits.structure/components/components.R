# Principal components of the columns of values.tsv and what their eigenvalues say. Rscript components.R in this folder.
set.seed(3)
n <- 50
factors <- matrix(rnorm(n * 3), n)
values <- factors %*% matrix(rnorm(3 * 9), 3) + matrix(rnorm(n * 9), n)
write.table(format(values, digits = 17, trim = TRUE), "values.tsv", sep = "\t", quote = FALSE, row.names = FALSE,
            col.names = paste0("x", 1:9))
values <- as.matrix(read.delim("values.tsv"))
fit <- prcomp(values, scale. = TRUE)
eigenvalues <- fit$sdev^2
turn <- apply(fit$rotation, 2, function(v) sign(v[which.max(abs(v))]))
loadings <- sweep(fit$rotation, 2, turn * fit$sdev, "*")
scores <- sweep(fit$x, 2, turn, "*")
number <- function(x) format(x, digits = 17, trim = TRUE)
write.table(number(data.frame(eigenvalue = eigenvalues, loadings)), "loadings.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
write.table(number(scores), "scores.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
li_ji <- sum((eigenvalues >= 1) + eigenvalues - floor(eigenvalues))
galwey <- sum(sqrt(eigenvalues))^2 / sum(eigenvalues)
share <- cumsum(eigenvalues) / sum(eigenvalues)
write.table(number(data.frame(li_ji, galwey, pc80 = which(share >= 0.8)[1], pc90 = which(share >= 0.9)[1])), "effective.tsv",
            sep = "\t", quote = FALSE, row.names = FALSE)
