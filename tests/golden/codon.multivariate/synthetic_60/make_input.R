# Writes counts.tsv: 60 invented genes, their bias (0 weak .. 1 strong) and 64 codon counts in TCAG order
# (genetic code 11, without stop codons). Codon preferences follow the bias; proteins differ at random.
set.seed(20261124)
bases <- c("T", "C", "A", "G")
codons <- as.vector(sapply(bases, function(a) sapply(bases, function(b) paste0(a, b, bases))))
aa <- strsplit("FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG", "")[[1]]
genes <- 60
bias <- round(runif(genes), 4)
preference <- ifelse(aa == "*", NA, rnorm(64, 0, 1.2))   # slope of each codon on the bias
start <- rnorm(64, 0, 0.5)
counts <- matrix(0L, genes, 64, dimnames = list(NULL, codons))
for (i in seq_len(genes)) {
  acids <- table(factor(sample(unique(aa[aa != "*"]), 90 + rpois(1, 200), TRUE, runif(20, 0.2, 1)), unique(aa[aa != "*"])))
  for (a in names(acids)) {
    own <- which(aa == a)
    share <- exp(start[own] + preference[own] * bias[i])
    share <- rgamma(length(own), 20 * share / sum(share))  # more variable than multinomial counts
    counts[i, own] <- rmultinom(1, acids[[a]], share / sum(share))
  }
}
counts[, "AGG"] <- 0L                       # a codon that no gene uses
counts[7, c("TGT", "TGC")] <- 0L            # a gene without cysteine
out <- data.frame(gene = sprintf("g%02d", seq_len(genes)), bias, counts, check.names = FALSE)
write.table(out, "counts.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
