# Writes eigenvalues.tsv, gene_scores.tsv, codon_scores.tsv from counts.tsv with the package ade4.
suppressMessages(library(ade4))
input <- read.delim("counts.tsv", check.names = FALSE)
aa <- strsplit("FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG", "")[[1]]
counts <- as.data.frame(input[, -(1:2)])
rownames(counts) <- input$gene
kept <- !(aa %in% c("M", "W", "*"))
synonyms <- counts[, kept]
family <- aa[kept]
rscu <- synonyms
for (a in unique(family)) {
  own <- which(family == a)
  total <- rowSums(synonyms[, own])
  rscu[, own] <- ifelse(total > 0, 1, 0) * synonyms[, own] * length(own) / pmax(total, 1)
}
used <- colSums(synonyms) > 0
full <- function(x) { x <- format(x, digits = 17, trim = TRUE, scientific = TRUE); x }
eigen <- genes <- codons <- NULL
add <- function(method, eig, total, li, co) {
  for (k in seq_along(eig)) eigen <<- rbind(eigen, c(method, k, full(eig[k]), full(total)))
  for (i in seq_len(nrow(li))) genes <<- rbind(genes, c(method, rownames(li)[i], sapply(li[i, ], full)))
  for (j in seq_len(nrow(co))) codons <<- rbind(codons, c(method, rownames(co)[j], sapply(co[j, ], full)))
}
for (method in c("counts", "rscu")) {
  tab <- if (method == "counts") synonyms else rscu
  ca <- dudi.coa(tab[, used], scannf = FALSE, nf = 4)
  add(method, ca$eig, sum(ca$eig), ca$li, ca$co)
}
ca <- dudi.coa(as.data.frame(t(synonyms[, used])), scannf = FALSE, nf = 4)
within <- wca(ca, factor(family[used]), scannf = FALSE, nf = 4)
add("within", within$eig, sum(ca$eig), within$co, within$li)
write <- function(x, file, names) {
  colnames(x) <- names
  write.table(x, file, sep = "\t", quote = FALSE, row.names = FALSE)
}
write(eigen, "eigenvalues.tsv", c("method", "axis", "eigenvalue", "table_inertia"))
write(genes, "gene_scores.tsv", c("method", "gene", paste0("axis", 1:4)))
write(codons, "codon_scores.tsv", c("method", "codon", paste0("axis", 1:4)))
