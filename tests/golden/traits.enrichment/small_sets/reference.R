# Hypergeometric tail and Fisher's exact test of 2 x 2 tables, by R.
tables <- data.frame(both = c(0, 1, 3, 5, 8, 20, 40, 3, 12), marked = c(5, 5, 10, 5, 30, 100, 40, 3, 400),
                     drawn = c(10, 50, 12, 5, 60, 150, 90, 3, 800), population = c(100, 100, 40, 5, 1000, 4000, 4200, 4000, 4000))
out <- t(apply(tables, 1, function(t) {
  greater <- phyper(t["both"] - 1, t["marked"], t["population"] - t["marked"], t["drawn"], lower.tail = FALSE)
  m <- matrix(c(t["both"], t["marked"] - t["both"], t["drawn"] - t["both"],
                t["population"] - t["marked"] - t["drawn"] + t["both"]), 2)
  two <- fisher.test(m)$p.value
  c(greater, two)
}))
out <- cbind(tables, greater = out[, 1], two_sided = out[, 2])
write.table(format(out, digits = 15, trim = TRUE), "fisher_r.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
