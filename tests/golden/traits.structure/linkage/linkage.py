# Trees of the rows of values.tsv by SciPy. python3 linkage.py in this folder; needs python3-scipy.
import numpy as np
from scipy.cluster.hierarchy import cophenet, fcluster, leaves_list, linkage, optimal_leaf_ordering
from scipy.spatial.distance import pdist

rng = np.random.default_rng(7)
centres = rng.normal(size=(5, 12)) * 1.5
values = np.array([centres[i % 5] * (1 if i % 3 else -1) + rng.normal(size=12) for i in range(60)])
np.savetxt("values.tsv", values, delimiter="\t", fmt="%.17g", header="\t".join(f"x{i}" for i in range(12)), comments="")
values = np.loadtxt("values.tsv", skiprows=1)


def shortest(tree, full):
    """Bar-Joseph's recursion (2001) without pruning: the least length of any order of the tree."""
    n = len(full)
    length = np.full((n, n), np.inf)
    np.fill_diagonal(length, 0)
    leaves = {i: [i] for i in range(n)}
    ends = {i: [([i], [i])] for i in range(n)}
    for m, (a, b) in enumerate(tree[:, :2].astype(int)):
        left, right = leaves[a], leaves[b]
        for start, stop in ends[a]:
            across = (length[np.ix_(start, stop)][:, :, None] + full[np.ix_(stop, right)][None]).min(1)
            for end, near in ends[b]:
                to = [right.index(k) for k in near]
                whole = (across[:, to][:, :, None] + length[np.ix_(near, end)][None]).min(1)
                length[np.ix_(start, end)] = whole
                length[np.ix_(end, start)] = whole.T
        leaves[n + m] = left + right
        ends[n + m] = [(left, right), (right, left)]
    (left, right), _ = ends[2 * n - 2]
    return length[np.ix_(left, right)].min()


distances = {
    "correlation": pdist(values, "correlation"),
    "absolute": 1 - np.abs(1 - pdist(values, "correlation")),
    "euclidean": pdist(values),
}
with open("trees.tsv", "w") as trees, open("clusters.tsv", "w") as clusters, open("summary.tsv", "w") as summary:
    trees.write("distance\tlinkage\tmerge\theight\tsize\n")
    clusters.write("distance\tlinkage\titem\tcluster\n")
    summary.write("distance\tlinkage\tcut\tcophenetic\torder_length\tscipy_length\n")
    for name, apart in distances.items():
        full = np.zeros((60, 60))
        full[np.triu_indices(60, 1)] = apart
        full += full.T
        for method in ["average", "complete", "single", "ward"]:
            if method == "ward" and name != "euclidean":
                continue
            tree = linkage(apart, method)
            for m, row in enumerate(tree):
                trees.write(f"{name}\t{method}\t{m}\t{row[2]:.17g}\t{int(row[3])}\n")
            # Halfway between two heights, so that no rounding decides.
            cut = (tree[-8, 2] + tree[-7, 2]) / 2
            for item, cluster in enumerate(fcluster(tree, cut, "distance")):
                clusters.write(f"{name}\t{method}\t{item}\t{cluster}\n")
            best = optimal_leaf_ordering(tree, apart)
            order = leaves_list(best)
            length = sum(full[a, b] for a, b in zip(order, order[1:]))
            summary.write(f"{name}\t{method}\t{cut:.17g}\t{cophenet(tree, apart)[0]:.17g}\t"
                          f"{shortest(tree, full):.17g}\t{length:.17g}\n")
